// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.citizendesk.store.content.FileNames;
import org.citizendesk.store.content.Sha256;
import org.jspecify.annotations.Nullable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes through the parts of one message: text becomes pieces, everything else an attachment. */
final class PartWalker {
  private static final Pattern META_CHARSET =
      Pattern.compile("(?i)<meta[^>]{1,200}charset\\s*=\\s*[\"']?([\\w.:-]{1,40})");

  private final Notes notes;
  private final Limits limits;
  private final BiConsumer<String, byte[]> files;
  private final FileNames names = new FileNames();
  private final List<MailAttachment> attachments = new ArrayList<>();

  /**
   * @param files is given the hash and the bytes of each attachment
   */
  PartWalker(Notes notes, Limits limits, BiConsumer<String, byte[]> files) {
    this.notes = notes;
    this.limits = limits;
    this.files = files;
  }

  List<MailAttachment> attachments() {
    return attachments;
  }

  /** Returns what a message says. Never fails: what cannot be read becomes a note. */
  Piece message(RawPart message) {
    return message(message, new Letter(0), 0);
  }

  private Piece message(RawPart message, Letter letter, int depth) {
    return letter.shown(walk(message, PartType.of(message.headers(), notes), letter, depth), notes);
  }

  /** Returns the pieces of text in a part. */
  private List<Piece> walk(RawPart part, PartType type, Letter letter, int depth) {
    if (isOneTooMany()) {
      return List.of();
    }
    limits.looked(part.to() - part.from());
    try {
      if (type.isMultipart()) {
        return multipart(part, type, letter, depth);
      }
      if (type.isShown()) {
        return List.of(letter.own(text(TransferEncoding.decodedText(part, notes), type)));
      }
      if (type.isMessage() || type.mediaType().equals("message/partial")) {
        return List.of(another(part, type, letter, depth));
      }
      file(part, type, letter);
    } catch (RuntimeException e) {
      // One part, whatever a library makes of it, does not spoil the others.
      notes.add("A part of the kind " + type.mediaType() + " could not be read.");
    }
    return List.of();
  }

  private boolean isOneTooMany() {
    if (limits.nextPart()) {
      return false;
    }
    notes.add("The message has more than " + Limits.MAX_PARTS + " parts; the rest is not shown.");
    return true;
  }

  private List<Piece> multipart(RawPart part, PartType type, Letter letter, int depth) {
    if (depth >= Limits.MAX_DEPTH) {
      notes.add("Parts nested more than " + Limits.MAX_DEPTH + " deep are not shown.");
      return List.of();
    }
    if (type.mediaType().equals("multipart/encrypted")) {
      notes.add("The message is encrypted and cannot be read here.");
    }
    List<RawPart> children = children(part, type);
    if (children.isEmpty()) {
      notes.add("A part that should have parts has none; it is shown as it came.");
      RawPart words = Boundaries.words(part, type.boundary());
      return List.of(letter.own(text(TransferEncoding.decodedText(words, notes), type)));
    }
    List<Piece> pieces = new ArrayList<>();
    for (RawPart child : children) {
      PartType declared = PartType.of(child.headers(), notes);
      boolean digest = type.mediaType().equals("multipart/digest");
      PartType as = digest ? declared.inDigest(child.headers()) : declared;
      List<Piece> childPieces = walk(child, as, letter, depth + 1);
      if (!childPieces.isEmpty()) {
        pieces.add(Piece.joined(childPieces));
      }
    }
    boolean alternative = type.mediaType().equals("multipart/alternative");
    return alternative && pieces.size() > 1 ? List.of(Piece.bestOf(pieces)) : pieces;
  }

  private List<RawPart> children(RawPart part, PartType type) {
    List<RawPart> children = Boundaries.parts(part, type.boundary(), limits);
    if (!children.isEmpty() || !TransferEncoding.isEncoded(part.headers())) {
      return children;
    }
    byte[] decoded = TransferEncoding.decoded(part, notes);
    limits.looked(decoded.length);
    return Boundaries.parts(part.with(decoded), type.boundary(), limits);
  }

  /** A message in the message: its words and files are shown, and it is kept as a file besides. */
  private Piece another(RawPart part, PartType type, Letter letter, int depth) {
    byte[] bytes = TransferEncoding.decodedMessage(part, notes);
    limits.looked(bytes.length);
    boolean open = letter.level() < Limits.MAX_MESSAGES && depth < Limits.MAX_DEPTH;
    // What is deeper is in that file too.
    if (letter.level() == 0 || !open) {
      letter.file(attach(bytes, type, part.headers()));
    }
    if (type.mediaType().equals("message/partial")) {
      notes.add("The message is one piece of a larger one, which mail programs no longer join.");
    }
    if (!open) {
      notes.add("Messages nested more than " + Limits.MAX_MESSAGES + " deep are not shown.");
      return Piece.NOTHING;
    }
    RawPart message = RawPart.message(bytes, 0, bytes.length);
    Piece shown = message(message, new Letter(letter.level() + 1), depth + 1);
    return letter.another(message.headers(), shown, notes);
  }

  private Piece text(byte[] bytes, PartType type) {
    int length = limits.text(bytes.length);
    limits.looked(length);
    if (length < bytes.length) {
      notes.add("The text is longer than 2 MB; the rest is not shown.");
    }
    byte[] shown = length < bytes.length ? Arrays.copyOf(bytes, length) : bytes;
    boolean html = type.mediaType().equals("text/html");
    String charset = type.charset();
    if (charset == null && html) {
      charset = metaCharset(shown);
    }
    String text = TextDecoder.decode(shown, charset, notes);
    return switch (type.mediaType()) {
      case "text/html" -> Piece.rich(text);
      case "text/enriched", "text/richtext" -> Piece.plain(MarkedText.enriched(text));
      case "text/rtf" -> Piece.plain(RichText.words(shown));
      default -> Piece.plain(text);
    };
  }

  private static @Nullable String metaCharset(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 2048), StandardCharsets.US_ASCII);
    Matcher matcher = META_CHARSET.matcher(head);
    return matcher.find() ? matcher.group(1) : null;
  }

  private void file(RawPart part, PartType type, Letter letter) {
    if (type.mediaType().endsWith("pkcs7-mime")) {
      notes.add("The message is encrypted or signed as a whole and cannot be read here.");
    } else if (type.mediaType().equals("message/external-body")) {
      notes.add("An attachment is kept on another server and was not fetched.");
    }
    byte[] bytes =
        type.isText()
            ? TransferEncoding.decodedText(part, notes)
            : TransferEncoding.decoded(part, notes);
    limits.looked(bytes.length);
    letter.file(attach(bytes, type, part.headers()));
    if (type.isText() && (type.charset() != null || !Texts.isBinary(bytes))) {
      letter.spare(() -> text(bytes, type));
    } else if (type.isTnef()) {
      unwrap(bytes, letter);
    }
  }

  /** Takes out what Outlook has wrapped; the wrapping is kept as well. */
  private void unwrap(byte[] bytes, Letter letter) {
    Tnef tnef = TnefReader.read(bytes, limits, notes);
    for (Tnef.File file : tnef.files()) {
      if (isOneTooMany()) {
        return;
      }
      letter.file(attach(file.bytes(), file.type(notes), file.headers()));
    }
    letter.spare(tnef::text);
  }

  /** Returns the name under which the file is listed. */
  private String attach(byte[] bytes, PartType type, Headers headers) {
    String sha256 = Sha256.of(bytes);
    files.accept(sha256, bytes);
    String name = names.next(type.fileName(), fallbackName(type));
    attachments.add(
        new MailAttachment(name, type.mediaType(), bytes.length, sha256, contentId(headers)));
    return name;
  }

  private String fallbackName(PartType type) {
    String subtype = type.mediaType().substring(type.mediaType().indexOf('/') + 1);
    String extension =
        switch (type.mediaType()) {
          case "message/rfc822", "message/global", "message/news", "message/partial" -> "eml";
          case "text/plain", "text/rfc822-headers", "message/delivery-status" -> "txt";
          case "text/html" -> "html";
          case "text/calendar" -> "ics";
          case "image/jpeg" -> "jpg";
          default -> subtype.matches("[a-z0-9]{1,5}") ? subtype : "bin";
        };
    return "attachment-" + (attachments.size() + 1) + "." + extension;
  }

  private static @Nullable String contentId(Headers headers) {
    String id = OneLine.of(headers.first("Content-ID"), 250).replaceAll("[<>]", "");
    return id.isEmpty() ? null : id;
  }
}
