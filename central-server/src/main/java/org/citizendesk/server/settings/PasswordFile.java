// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file whose first line is a password, so that none stands in a command or in the settings. */
public final class PasswordFile {
  private PasswordFile() {}

  /**
   * Returns the password; empty if the file is.
   *
   * @throws IOException if the file cannot be read
   */
  public static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
  }
}
