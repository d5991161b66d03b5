// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.store.content.Sha256;
import org.jspecify.annotations.Nullable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Reads a raw message. Never throws, whatever the bytes are: what could not be read is said in the
 * notes, and a message of which no part could be read is shown as it came.
 *
 * <p>Thread-safe.
 */
public final class MailReader {
  static {
    Leniency.apply();
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
    return read(raw, files, new Limits());
  }

  /** As above, and counts the work. */
  static ParsedMail read(byte[] raw, BiConsumer<String, byte[]> files, Limits limits) {
    Notes notes = new Notes();
    PartWalker walker = new PartWalker(notes, limits, files);
    RawPart message = RawPart.message(raw, 0, raw.length);
    Piece shown = walker.message(message);
    Headers headers = message.headers();
    ParsedMail.Envelope envelope = EnvelopeReader.read(headers, Sha256.of(raw), notes);
    EmailFact.Kind kind = Classifier.kind(headers, envelope.from().address());
    return new ParsedMail(
        envelope,
        kind,
        body(shown, message, walker.attachments().isEmpty(), notes),
        walker.attachments(),
        kind == EmailFact.Kind.BOUNCE ? bounce(raw, envelope) : null,
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

  private static ParsedMail.Body body(
      Piece shown, RawPart message, boolean nothingAttached, Notes notes) {
    String text = Texts.tidy(shown.text());
    String html = safeHtml(shown.html(), notes);
    boolean nothing = text.isEmpty() && nothingAttached;
    return new ParsedMail.Body(nothing ? rawText(message, notes) : text, html);
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

  private static String rawText(RawPart message, Notes notes) {
    int end = Math.min(message.to(), message.from() + Limits.MAX_TEXT_BYTES);
    byte[] body = Arrays.copyOfRange(message.bytes(), message.from(), end);
    String text = Texts.tidy(TextDecoder.guess(body));
    if (!text.isEmpty()) {
      notes.add("No part of the message could be read; it is shown as it came.");
    }
    return text;
  }

  private static BounceReport bounce(byte[] raw, ParsedMail.Envelope envelope) {
    return BounceReader.read(new String(raw, StandardCharsets.ISO_8859_1), envelope.messageId());
  }
}
