// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Writes raw mail for tests, line by line. */
public final class Mail {
  private Mail() {}

  /** Returns the lines as raw mail, one byte for each character. */
  public static byte[] raw(String lines) {
    return raw(lines, StandardCharsets.ISO_8859_1);
  }

  /** Returns the lines as raw mail in a charset, whatever the mail itself declares. */
  public static byte[] raw(String lines, Charset charset) {
    return lines.replace("\n", "\r\n").getBytes(charset);
  }

  /** Returns plain mail with a body. */
  public static byte[] plain(String messageId, String from, String subject, String body) {
    return raw(
        """
        Message-ID: %s
        From: %s
        To: Services <services@city.test>
        Subject: %s
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        %s
        """
            .formatted(messageId, from, subject, body),
        StandardCharsets.UTF_8);
  }
}
