// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store.content;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MediaTypesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          %PDF-1.7 x          | letter.pdf  | application/pdf
          %PDF-1.7 x          | letter.exe  | application/pdf
          MZ\u0090\u0000x     | letter.pdf  | application/x-msdownload
          GIF89a\u0001\u0000  | picture.txt | image/gif
          plain words         | words.txt   | text/plain
          plain words         | words.pdf   | text/plain
          a,b                 | table.csv   | text/csv
          <html><body>x       | page.txt    | text/html
          """)
  void goesByWhatIsInsideAndNotByTheName(String content, String name, String type)
      throws IOException {
    assertEquals(type, MediaTypes.of(stream(content), name));
  }

  @Test
  void nothingIsOfNoKind() throws IOException {
    assertFalse(MediaTypes.isProgram(MediaTypes.of(stream(""), ""), "empty"));
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-msdownload, letter.pdf",
    "application/x-sh, words",
    "text/plain, run.CMD",
    "text/html, page.html",
    "application/octet-stream, invoice.pdf.scr",
    "application/java-archive, x.zip",
  })
  void knowsWhatMayRun(String type, String name) {
    assertTrue(MediaTypes.isProgram(type, name));
  }

  @ParameterizedTest
  @CsvSource({
    "application/pdf, letter.pdf",
    "image/png, picture.png",
    "text/plain, words.txt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document, letter.docx",
    "nonsense, x",
  })
  void knowsWhatOnlyShows(String type, String name) {
    assertFalse(MediaTypes.isProgram(type, name));
  }

  private static ByteArrayInputStream stream(String content) {
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1));
  }
}
