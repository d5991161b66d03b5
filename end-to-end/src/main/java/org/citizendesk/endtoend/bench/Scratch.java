// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that goes away after the measurement. */
final class Scratch {
  private Scratch() {}

  static Path make() throws IOException {
    return Files.createTempDirectory("citizen-desk-bench");
  }

  static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
