// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertTrue;

class DeclaredNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Content-Disposition: attachment; filename*=utf-8''Abfuhrplan%202026%20%E2%80%93%20M%C3%A4rz.pdf | Abfuhrplan 2026 – März.pdf
          Content-Disposition: attachment; filename*0="long "; filename*1="name.pdf" | long name.pdf
          Content-Disposition: attachment; filename="=?ISO-2022-JP?B?GyRCOzNFRBsoQg==?=.txt" | 山田.txt
          Content-Disposition: attachment; filename=no quotes here.pdf | no
          Content-Disposition: attachment; filename="never closed.pdf | never closed.pdf
          Content-Disposition: attachment; filename="../../x/evil.sh" | evil.sh
          Content-Type: application/pdf; name="from type.pdf" | from type.pdf
          Content-Type: message/rfc822 | attachment-1.eml
          """)
  void readsDeclaredNames(String header, String expected) {
    String head = header.startsWith("Content-Type") ? "" : "Content-Type: application/pdf\n";

    ParsedMail mail = MailReader.read(Mail.raw(head + header + "\n\nx\n"));

    assertTrue(
        mail.attachments().getFirst().name().startsWith(expected), mail.attachments().toString());
  }
}
