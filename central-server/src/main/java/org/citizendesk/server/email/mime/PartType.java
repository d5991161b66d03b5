// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import org.jspecify.annotations.Nullable;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a part declares itself to be, read leniently.
 *
 * @param mediaType lower case, without parameters
 * @param charset null if not declared
 * @param fileName as declared, decoded; empty if not declared
 * @param boundary what parts a multipart; empty if not declared
 * @param attached whether it asks not to be shown inline
 */
record PartType(
    String mediaType,
    @Nullable String charset,
    String fileName,
    String boundary,
    boolean attached) {
  private static final Set<String> MESSAGES =
      Set.of("message/rfc822", "message/global", "message/news");
  private static final Set<String> TNEF = Set.of("application/ms-tnef", "application/vnd.ms-tnef");

  private static final Pattern TYPE = Pattern.compile("\\s*([\\w.+-]{1,60}/[\\w.+-]{1,100})");
  private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([\\w.:-]{1,40})");

  static PartType of(Headers headers, Notes notes) {
    String header = OneLine.of(headers.first("Content-Type"), HeaderText.MAX_HEADER / 4);
    String disposition =
        OneLine.of(headers.first("Content-Disposition"), HeaderText.MAX_HEADER / 4);
    return new PartType(
        mediaType(header),
        charset(header),
        fileName(header, disposition, notes),
        boundary(headers),
        disposition.toLowerCase(Locale.ROOT).startsWith("attachment"));
  }

  boolean isMultipart() {
    return mediaType.startsWith("multipart/");
  }

  /** Returns whether it is a whole message in this one. */
  boolean isMessage() {
    return MESSAGES.contains(mediaType);
  }

  /** Returns whether it is text of any kind, were it only for want of a better one. */
  boolean isText() {
    return mediaType.startsWith("text/") || mediaType.startsWith("message/");
  }

  /** Returns whether it is the wrapping that Outlook puts around files (winmail.dat). */
  boolean isTnef() {
    return TNEF.contains(mediaType) || fileName.equalsIgnoreCase("winmail.dat");
  }

  /** Returns this type with a file name. */
  PartType named(String name) {
    return new PartType(mediaType, charset, name, boundary, attached);
  }

  /** Returns this type, or that of a message for what has none in a digest. */
  PartType inDigest(Headers headers) {
    return headers.first("Content-Type").isBlank()
        ? new PartType("message/rfc822", charset, fileName, boundary, attached)
        : this;
  }

  /** Returns whether it is text to show and not a file that happens to be text. */
  boolean isShown() {
    boolean text = mediaType.equals("text/plain") || mediaType.equals("text/html");
    return text && !attached && fileName.isEmpty();
  }

  private static String mediaType(String header) {
    Matcher matcher = TYPE.matcher(header);
    if (matcher.lookingAt()) {
      return matcher.group(1).toLowerCase(Locale.ROOT);
    }
    String word = header.strip().toLowerCase(Locale.ROOT);
    // "Content-Type: text" is what very old programs write.
    return word.isEmpty() || word.startsWith("text") ? "text/plain" : "application/octet-stream";
  }

  private static @Nullable String charset(String header) {
    Matcher matcher = CHARSET.matcher(header);
    return matcher.find() ? matcher.group(1) : null;
  }

  private static String fileName(String type, String disposition, Notes notes) {
    String name = parameter(disposition, "filename", true);
    if (name.isEmpty()) {
      name = parameter(type, "name", false);
    }
    return name.isEmpty() ? "" : OneLine.of(HeaderText.decode(name, notes), 1000);
  }

  /** Blanks in a boundary count, so it is not read from the tidied line. */
  private static String boundary(Headers headers) {
    String raw = OneLine.cut(headers.first("Content-Type"), HeaderText.MAX_HEADER / 4);
    return parameter(MimeUtility.unfold(raw), "boundary", false).stripTrailing();
  }

  private static String parameter(String header, String name, boolean disposition) {
    if (header.isEmpty()) {
      return "";
    }
    try {
      String value =
          disposition
              ? new ContentDisposition(header).getParameter(name)
              : new ContentType(header).getParameter(name);
      if (value != null) {
        return value;
      }
    } catch (ParseException | RuntimeException e) {
      // Read it by hand, whatever the library stumbled over.
    }
    return roughly(header, name);
  }

  private static String roughly(String header, String parameter) {
    Matcher matcher =
        Pattern.compile("(?i)\\b" + parameter + "\\s*=\\s*(?:\"([^\"]*)\"?|([^;\\s]+))")
            .matcher(header);
    if (!matcher.find()) {
      return "";
    }
    String quoted = matcher.group(1);
    return quoted == null ? matcher.group(2) : quoted;
  }
}
