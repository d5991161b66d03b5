// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import jakarta.mail.Part;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.ParseException;
import org.jspecify.annotations.Nullable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a part declares itself to be, read leniently.
 *
 * @param mediaType lower case, without parameters
 * @param charset null if not declared
 * @param fileName as declared, decoded; empty if not declared
 * @param attached whether it asks not to be shown inline
 */
record PartType(String mediaType, @Nullable String charset, String fileName, boolean attached) {
  private static final Pattern TYPE = Pattern.compile("\\s*([\\w.+-]{1,60}/[\\w.+-]{1,100})");
  private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([\\w.:-]{1,40})");

  static PartType of(Part part, Notes notes) {
    String header = OneLine.of(HeaderText.first(part, "Content-Type"), HeaderText.MAX_HEADER / 4);
    String disposition =
        OneLine.of(HeaderText.first(part, "Content-Disposition"), HeaderText.MAX_HEADER / 4);
    return new PartType(
        mediaType(header),
        charset(header),
        fileName(header, disposition, notes),
        disposition.toLowerCase(Locale.ROOT).startsWith("attachment"));
  }

  boolean isMultipart() {
    return mediaType.startsWith("multipart/");
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
    String name = parameter(disposition, true);
    if (name.isEmpty()) {
      name = parameter(type, false);
    }
    return name.isEmpty() ? "" : OneLine.of(HeaderText.decode(name, notes), 1000);
  }

  private static String parameter(String header, boolean disposition) {
    if (header.isEmpty()) {
      return "";
    }
    try {
      String value =
          disposition
              ? new ContentDisposition(header).getParameter("filename")
              : new ContentType(header).getParameter("name");
      if (value != null) {
        return value;
      }
    } catch (ParseException | RuntimeException e) {
      // Read it by hand, whatever the library stumbled over.
    }
    return roughly(header, disposition ? "filename" : "name");
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
