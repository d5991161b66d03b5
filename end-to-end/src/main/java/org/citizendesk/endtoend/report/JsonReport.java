// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.report;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What a command found, as indented JSON. */
public final class JsonReport {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonReport() {}

  /**
   * Writes a report to a file, making its folder if need be.
   *
   * @param file where to; null for nowhere
   * @throws IOException if that is not possible
   */
  public static void write(Object report, @Nullable Path file) throws IOException {
    if (file != null) {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      Files.write(file, MAPPER.writeValueAsBytes(report));
    }
  }

  /**
   * Prints a report and writes it to a file.
   *
   * @param file where to; null for nowhere else
   * @throws IOException if the file cannot be written; then it was printed
   */
  public static void write(Object report, PrintWriter out, @Nullable Path file) throws IOException {
    out.println(new String(MAPPER.writeValueAsBytes(report), StandardCharsets.UTF_8));
    out.flush();
    write(report, file);
  }
}
