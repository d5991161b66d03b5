// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Random;

/**
 * Writes mail as citizens do: some with a second part in HTML, some with a file, some that answer.
 */
final class Letters {
  private static final Instant FIRST = Instant.parse("2026-03-02T09:00:00Z");
  private static final String[] WORDS = {
    "benefits", "application", "letter", "my", "the", "office", "when", "payment", "I", "sent",
    "form", "rent", "child", "income", "received", "no", "answer", "since", "please", "help"
  };
  private static final int MOST_WORDS = 400;
  private static final int FILE_BYTES = 40_000;

  private final Random random = new Random(1);
  private int number;

  byte[] next() {
    int mail = number++;
    // Of ten, three answer an earlier one, five have HTML too, and one has a file.
    int kind = mail % 10;
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            FIRST.plusSeconds(mail).atOffset(ZoneOffset.UTC));
    String head =
        "Message-ID: <%d@example.org>\r\nFrom: Citizen %d <c%d@example.org>\r\nTo: help@agency.test\r\nDate: %s\r\nSubject: %s\r\n"
            .formatted(mail, mail / 2, mail / 2, date, words(5));
    String answers =
        mail > 10 && kind < 3
            ? "In-Reply-To: <%d@example.org>\r\n".formatted(mail - 1 - random.nextInt(10))
            : "";
    String text = words(30 + random.nextInt(MOST_WORDS));
    return (head + answers + "MIME-Version: 1.0\r\n" + body(kind, text))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private String body(int kind, String text) {
    if (kind == 9) {
      byte[] file = new byte[FILE_BYTES];
      random.nextBytes(file);
      return "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
          + text
          + "\r\n--b\r\nContent-Type: application/pdf; name=letter.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
          + Base64.getMimeEncoder().encodeToString(file)
          + "\r\n--b--\r\n";
    }
    if (kind % 2 == 0) {
      return "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
          + text
          + "\r\n--b\r\nContent-Type: text/html\r\n\r\n<html><body><p>"
          + text.replace("\r\n", "<br>\r\n")
          + "</p></body></html>\r\n--b--\r\n";
    }
    return "Content-Type: text/plain\r\n\r\n" + text + "\r\n";
  }

  private String words(int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(WORDS[random.nextInt(WORDS.length)]).append(i % 12 == 11 ? "\r\n" : " ");
    }
    return words.toString().strip();
  }
}
