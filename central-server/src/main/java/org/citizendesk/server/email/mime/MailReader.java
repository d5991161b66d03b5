// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import org.citizendesk.store.content.Sha256;
import org.jspecify.annotations.Nullable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BiConsumer;

/**
 * Reads a raw message. Never throws, whatever the bytes are: what could not be read is said in the
 * notes, and a message of which no part could be read is shown as it came.
 *
 * <p>Thread-safe.
 */
public final class MailReader {
  /** More lines that look like boundaries than this, and the message is not taken apart. */
  private static final int MAX_BOUNDARY_LINES = 5_000;

  private static final Session SESSION;

  static {
    Leniency.apply();
    Properties properties = new Properties();
    properties.setProperty("mail.mime.address.strict", "false");
    // Header bytes must come as they are: whoever sends them raw seldom says in which charset.
    properties.setProperty("mail.mime.allowutf8", "false");
    SESSION = Session.getInstance(properties);
  }

  private MailReader() {}

  /** Returns what the message says, as far as it can be read. */
  public static ParsedMail read(byte[] raw) {
    return read(raw, (sha256, bytes) -> {});
  }

  /**
   * As {@link #read(byte[])}.
   *
   * @param files is given the hash and the decoded bytes of each attachment; must not throw
   */
  public static ParsedMail read(byte[] raw, BiConsumer<String, byte[]> files) {
    Notes notes = new Notes();
    PartWalker walker = new PartWalker(notes, files);
    MimeMessage message = parse(raw, notes);
    List<Piece> pieces = walk(message, raw, walker, notes);
    ParsedMail.Envelope envelope = EnvelopeReader.read(message, Sha256.of(raw), notes);
    MailKind kind = Classifier.kind(message, envelope.from().address());
    return new ParsedMail(
        envelope,
        kind,
        body(pieces, raw, walker.attachments().isEmpty(), notes),
        walker.attachments(),
        kind == MailKind.BOUNCE ? bounce(raw, envelope) : null,
        notes.list());
  }

  /**
   * Returns the decoded bytes of an attachment.
   *
   * @param sha256 its hash
   */
  public static Optional<byte[]> attachment(byte[] raw, String sha256) {
    Map<String, byte[]> files = new HashMap<>();
    read(raw, files::put);
    return Optional.ofNullable(files.get(sha256));
  }

  private static MimeMessage parse(byte[] raw, Notes notes) {
    try {
      return new MimeMessage(SESSION, new SharedByteArrayInputStream(raw));
    } catch (MessagingException | RuntimeException e) {
      // It is promised never to throw, whatever the library makes of the bytes.
      notes.add("The headers could not be read.");
      return new MimeMessage(SESSION);
    }
  }

  private static List<Piece> walk(MimeMessage message, byte[] raw, PartWalker walker, Notes notes) {
    if (boundaryLines(raw) > MAX_BOUNDARY_LINES) {
      notes.add("The message has too many parts to be taken apart.");
      return List.of();
    }
    return walker.walk(message, 0);
  }

  private static int boundaryLines(byte[] raw) {
    int lines = 0;
    for (int i = 0; i + 2 < raw.length; i++) {
      if (raw[i] == '\n' && raw[i + 1] == '-' && raw[i + 2] == '-') {
        lines++;
      }
    }
    return lines;
  }

  private static ParsedMail.Body body(
      List<Piece> pieces, byte[] raw, boolean nothingAttached, Notes notes) {
    Piece all = pieces.isEmpty() ? new Piece("", null) : Piece.joined(pieces);
    String text = Texts.tidy(all.text());
    if (text.isEmpty() && all.html() == null && nothingAttached) {
      return new ParsedMail.Body(rawText(raw, notes), null);
    }
    return new ParsedMail.Body(text, safeHtml(all.html(), notes));
  }

  private static @Nullable String safeHtml(@Nullable String unsafe, Notes notes) {
    if (unsafe == null) {
      return null;
    }
    MailHtml html = MailHtml.of(unsafe);
    long remote = html.remoteImages();
    if (remote > 0) {
      notes.add("Images on other servers were left out: " + remote + ".");
    }
    return html.sanitised();
  }

  private static String rawText(byte[] raw, Notes notes) {
    String text = Texts.tidy(TextDecoder.guess(bodyBytes(raw)));
    if (!text.isEmpty()) {
      notes.add("No part of the message could be read; it is shown as it came.");
    }
    return text;
  }

  private static byte[] bodyBytes(byte[] raw) {
    int start = 0;
    for (int i = 0; i + 1 < raw.length; i++) {
      boolean bare = raw[i] == '\n' && raw[i + 1] == '\n';
      boolean full = raw[i] == '\n' && raw[i + 1] == '\r';
      if (bare || full) {
        start = i + 2;
        break;
      }
    }
    int end = Math.min(raw.length, start + PartWalker.MAX_TEXT_BYTES);
    return Arrays.copyOfRange(raw, start, end);
  }

  private static BounceReport bounce(byte[] raw, ParsedMail.Envelope envelope) {
    return BounceReader.read(new String(raw, StandardCharsets.ISO_8859_1), envelope.messageId());
  }
}
