// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import org.citizendesk.store.content.FileNames;
import org.citizendesk.store.content.Sha256;
import org.jspecify.annotations.Nullable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes through the parts of one message: text becomes pieces, everything else an attachment. */
final class PartWalker {
  static final int MAX_DEPTH = 20;
  static final int MAX_PARTS = 500;
  static final int MAX_TEXT_BYTES = 2 * 1024 * 1024;

  private static final Pattern META_CHARSET =
      Pattern.compile("(?i)<meta[^>]{1,200}charset\\s*=\\s*[\"']?([\\w.:-]{1,40})");

  private final Notes notes;
  private final BiConsumer<String, byte[]> files;
  private final FileNames names = new FileNames();
  private final List<MailAttachment> attachments = new ArrayList<>();
  private int parts;
  private int textLeft = MAX_TEXT_BYTES;

  /**
   * @param files is given the hash and the bytes of each attachment
   */
  PartWalker(Notes notes, BiConsumer<String, byte[]> files) {
    this.notes = notes;
    this.files = files;
  }

  List<MailAttachment> attachments() {
    return attachments;
  }

  /** Returns the pieces of text in a part. Never fails: what cannot be read becomes a note. */
  List<Piece> walk(MimePart part, int depth) {
    if (++parts > MAX_PARTS) {
      notes.add("The message has more than " + MAX_PARTS + " parts; the rest is not shown.");
      return List.of();
    }
    PartType type = PartType.of(part, notes);
    try {
      if (type.isMultipart()) {
        return multipart(part, type, depth);
      }
      if (type.isShown()) {
        return List.of(text(part, type));
      }
      attach(part, type);
    } catch (MessagingException | IOException | RuntimeException e) {
      // One part, whatever the library makes of it, does not spoil the others.
      notes.add("A part of the kind " + type.mediaType() + " could not be read.");
    }
    return List.of();
  }

  private List<Piece> multipart(MimePart part, PartType type, int depth) throws MessagingException {
    if (depth >= MAX_DEPTH) {
      notes.add("Parts nested more than " + MAX_DEPTH + " deep are not shown.");
      return List.of();
    }
    if (type.mediaType().equals("multipart/encrypted")) {
      notes.add("The message is encrypted and cannot be read here.");
    }
    MimeMultipart multipart = new MimeMultipart(new MimePartDataSource(part));
    List<Piece> pieces = new ArrayList<>();
    int count = multipart.getCount();
    for (int i = 0; i < count && parts <= MAX_PARTS; i++) {
      BodyPart child = multipart.getBodyPart(i);
      if (child instanceof MimeBodyPart body) {
        List<Piece> childPieces = walk(body, depth + 1);
        if (!childPieces.isEmpty()) {
          pieces.add(Piece.joined(childPieces));
        }
      }
    }
    boolean alternative = type.mediaType().equals("multipart/alternative");
    return alternative && pieces.size() > 1 ? List.of(Piece.bestOf(pieces)) : pieces;
  }

  private Piece text(MimePart part, PartType type) throws MessagingException, IOException {
    byte[] bytes = textBytes(part);
    boolean html = type.mediaType().equals("text/html");
    String charset = type.charset();
    if (charset == null && html) {
      charset = metaCharset(bytes);
    }
    String text = TextDecoder.decode(bytes, charset, notes);
    return html ? new Piece(null, text) : new Piece(text, null);
  }

  private byte[] textBytes(MimePart part) throws MessagingException, IOException {
    try (InputStream in = decoded(part)) {
      byte[] bytes = in.readNBytes(textLeft);
      textLeft -= bytes.length;
      if (textLeft == 0 && in.read() >= 0) {
        notes.add("The text is longer than 2 MB; the rest is not shown.");
      }
      return bytes;
    }
  }

  private static @Nullable String metaCharset(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 2048), StandardCharsets.US_ASCII);
    Matcher matcher = META_CHARSET.matcher(head);
    return matcher.find() ? matcher.group(1) : null;
  }

  private void attach(MimePart part, PartType type) throws MessagingException {
    byte[] bytes = bytes(part);
    String sha256 = Sha256.of(bytes);
    files.accept(sha256, bytes);
    if (type.mediaType().endsWith("pkcs7-mime")) {
      notes.add("The message is encrypted or signed as a whole and cannot be read here.");
    }
    String name = names.next(type.fileName(), fallbackName(type));
    attachments.add(
        new MailAttachment(name, type.mediaType(), bytes.length, sha256, contentId(part)));
  }

  /** Returns what can be decoded; half an attachment with a note is better than none. */
  private byte[] bytes(MimePart part) throws MessagingException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = decoded(part)) {
      in.transferTo(bytes);
    } catch (IOException e) {
      notes.add("An attachment is damaged and was read only in part.");
    }
    return bytes.toByteArray();
  }

  private static InputStream decoded(MimePart part) throws MessagingException, IOException {
    try {
      return part.getInputStream();
    } catch (MessagingException | IOException e) {
      return part instanceof MimeBodyPart body
          ? body.getRawInputStream()
          : ((MimeMessage) part).getRawInputStream();
    }
  }

  private String fallbackName(PartType type) {
    String subtype = type.mediaType().substring(type.mediaType().indexOf('/') + 1);
    String extension =
        switch (type.mediaType()) {
          case "message/rfc822" -> "eml";
          case "text/plain", "text/rfc822-headers", "message/delivery-status" -> "txt";
          case "text/html" -> "html";
          case "text/calendar" -> "ics";
          case "image/jpeg" -> "jpg";
          default -> subtype.matches("[a-z0-9]{1,5}") ? subtype : "bin";
        };
    return "attachment-" + (attachments.size() + 1) + "." + extension;
  }

  private static @Nullable String contentId(Part part) {
    String id = OneLine.of(HeaderText.first(part, "Content-ID"), 250).replaceAll("[<>]", "");
    return id.isEmpty() ? null : id;
  }
}
