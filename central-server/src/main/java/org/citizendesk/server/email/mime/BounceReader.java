// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import org.jspecify.annotations.Nullable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in a bounce what it is about. Works on the raw bytes, for reports come well-formed (RFC
 * 3464), cut short, and as plain prose.
 */
final class BounceReader {
  private static final int MAX_LOOK = 256 * 1024;
  private static final Pattern ORIGINAL_ID =
      Pattern.compile("(?im)^Message-ID:\\s*(<[^<>\\s]{1,900}>)");
  private static final int MAX_TAGGED = 100;
  private static final Pattern TAGGED =
      Pattern.compile("[A-Za-z0-9._-]{1,60}\\+[A-Za-z0-9]{1,64}@[A-Za-z0-9.-]{1,100}");
  private static final Pattern STATUS_BLOCK =
      Pattern.compile("(?im)^(Final-Recipient|Action|Status|Diagnostic-Code):");

  private BounceReader() {}

  /**
   * @param text the report as one character for each byte
   * @param ownMessageId the bounce's own Message-ID, not to be taken for the original's
   */
  static BounceReport read(String text, String ownMessageId) {
    String look = OneLine.cut(text, MAX_LOOK);
    InternetHeaders status = status(look);
    String recipient = after(header(status, "Final-Recipient"), ';');
    String code = header(status, "Status");
    String action = header(status, "Action").toLowerCase(Locale.ROOT);
    String diagnostic = after(header(status, "Diagnostic-Code"), ';');
    // "Failed" with a code of 4 means that the mail system has given up trying.
    boolean temporary = action.isEmpty() ? code.startsWith("4") : action.startsWith("delayed");
    String reason = (code + " " + diagnostic).strip();
    return new BounceReport(
        original(look, ownMessageId),
        OneLine.of(recipient, 250),
        !temporary,
        OneLine.of(reason.isEmpty() ? "The mail system sent it back." : reason, 500),
        tagged(look));
  }

  private static List<String> tagged(String text) {
    return TAGGED
        .matcher(text)
        .results()
        .limit(MAX_TAGGED)
        .map(found -> found.group().toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  private static @Nullable String original(String text, String ownMessageId) {
    Matcher matcher = ORIGINAL_ID.matcher(text);
    while (matcher.find()) {
      if (!matcher.group(1).equals(ownMessageId)) {
        return matcher.group(1);
      }
    }
    return null;
  }

  private static InternetHeaders status(String text) {
    Matcher matcher = STATUS_BLOCK.matcher(text);
    if (!matcher.find()) {
      return new InternetHeaders();
    }
    byte[] block = text.substring(matcher.start()).getBytes(StandardCharsets.ISO_8859_1);
    try {
      return new InternetHeaders(new ByteArrayInputStream(block));
    } catch (MessagingException e) {
      return new InternetHeaders();
    }
  }

  private static String header(InternetHeaders headers, String name) {
    String[] values = headers.getHeader(name);
    return values == null ? "" : OneLine.of(List.of(values).getFirst(), 1000);
  }

  private static String after(String value, char separator) {
    return value.substring(value.indexOf(separator) + 1).strip();
  }
}
