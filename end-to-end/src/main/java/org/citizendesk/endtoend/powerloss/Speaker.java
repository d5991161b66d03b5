// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Tells the outside world what is safe; each line is one system call. Thread-safe. */
final class Speaker {
  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

  void say(String what, Object which) {
    try {
      out.write((what + " " + which + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("nobody listens", e);
    }
  }
}
