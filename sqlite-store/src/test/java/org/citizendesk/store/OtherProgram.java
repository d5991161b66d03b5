// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@link FileLockTest} runs beside itself: writes a word, says so with a file, and keeps the
 * store open until it is ended.
 */
final class OtherProgram {
  private OtherProgram() {}

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    try (Database database = Database.open(file, "schema/v1")) {
      database.write(tx -> tx.handle().execute("insert into word(text) values ('of the other')"));
      Files.writeString(file.resolveSibling("ready"), "");
      int end = System.in.read();
      Files.writeString(file.resolveSibling("ended"), String.valueOf(end));
    }
  }
}
