// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The encodings in which bodies travel. What is not encoded as it says is taken as it came. */
final class TransferEncoding {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,40}");
  private static final Set<String> ENCODED =
      Set.of("base64", "quoted-printable", "uuencode", "x-uuencode", "x-uue");
  private static final Pattern WORDS = Pattern.compile("[A-Za-z] [A-Za-z]");

  private TransferEncoding() {}

  /** Returns whether the bytes of the body stand for others. */
  static boolean isEncoded(Headers headers) {
    return ENCODED.contains(name(headers));
  }

  /** Returns the body decoded; half of it with a note is better than none. */
  static byte[] decoded(RawPart part, Notes notes) {
    String name = name(part.headers());
    if (!ENCODED.contains(name)) {
      return part.body();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    InputStream body = new ByteArrayInputStream(part.bytes(), part.from(), part.to() - part.from());
    try (InputStream in = MimeUtility.decode(body, name)) {
      in.transferTo(bytes);
    } catch (MessagingException | IOException | RuntimeException e) {
      notes.add("A part is damaged and was read only in part.");
    }
    return bytes.toByteArray();
  }

  /** As {@link #decoded}, but words that only pretend to be encoded stay words. */
  static byte[] decodedText(RawPart part, Notes notes) {
    byte[] decoded = decoded(part, notes);
    if (!name(part.headers()).equals("base64")) {
      return decoded.length == 0 && part.to() > part.from() ? part.body() : decoded;
    }
    String raw =
        new String(part.bytes(), part.from(), part.to() - part.from(), StandardCharsets.ISO_8859_1);
    if (WORDS.matcher(raw).find() && Texts.isBinaryOrForeign(decoded)) {
      notes.add("A part is not encoded as it says; it is shown as it came.");
      return part.body();
    }
    return decoded;
  }

  /** As {@link #decoded}, but a message that only pretends to be encoded stays as it is. */
  static byte[] decodedMessage(RawPart part, Notes notes) {
    Lines lines = new Lines(part.bytes(), part.from(), part.to());
    lines.nextWords();
    boolean bare = Headers.isKnown(lines.headerName()) || lines.startsWith("From ");
    return bare ? part.body() : decoded(part, notes);
  }

  private static String name(Headers headers) {
    Matcher matcher = NAME.matcher(headers.first("Content-Transfer-Encoding"));
    String name = matcher.find() ? matcher.group().toLowerCase(Locale.ROOT) : "";
    // "Quoted printable" and "base 64" occur too.
    return name.startsWith("quoted") ? "quoted-printable" : name.equals("base") ? "base64" : name;
  }
}
