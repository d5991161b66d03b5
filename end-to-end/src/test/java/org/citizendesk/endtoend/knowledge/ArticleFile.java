// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes invented articles that are in force, so that no test depends on real ones. */
public final class ArticleFile {
  private ArticleFile() {}

  /** Writes one into a folder, under its id. */
  public static void write(Path folder, String id, String title, String program, String text)
      throws IOException {
    Files.writeString(
        folder.resolve(id + ".md"),
        """
        ---
        id: %s
        title: %s
        program: %s
        jurisdiction: US
        language: en
        audience: internal
        version: 1
        effective-from: 2024-10-01
        recorded: 2024-09-01
        review-by: 2099-01-01
        minutes: 5
        ---
        %s
        """
            .formatted(id, title, program, text.strip()));
  }
}
