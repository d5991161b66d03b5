// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Header values as people read them. */
final class HeaderText {
  /** More of a header than this is not looked at. */
  static final int MAX_HEADER = 16_000;

  private static final int MAX_IDS = 100;
  private static final int MAX_ID = 900;
  private static final int MAX_ROUNDS = 10;
  private static final Pattern ID = Pattern.compile("<[^<>\\s]{1," + MAX_ID + "}>");

  /**
   * Two encoded words of the same kind in a row; some programs split a character between them. Not
   * after base64 padding, which ends a word for good.
   */
  private static final Pattern SPLIT_WORD =
      Pattern.compile("(=\\?[^?\\s]+\\?[bBqQ]\\?)([^?\\s]*[^?=\\s])\\?=\\s+\\1");

  private HeaderText() {}

  /**
   * Returns the value unfolded and decoded.
   *
   * @param raw as in the message, one character for each byte
   */
  static String decode(String raw, Notes notes) {
    String unfolded = MimeUtility.unfold(OneLine.cut(raw, MAX_HEADER));
    String text = hasBytes(unfolded) ? bytesToText(unfolded) : unfolded;
    if (!text.contains("=?")) {
      return text;
    }
    String joined = join(text);
    try {
      return MimeUtility.decodeText(joined);
    } catch (UnsupportedEncodingException | RuntimeException e) {
      // Unchecked too: of illegal names of character sets.
      return wordByWord(joined, notes);
    }
  }

  /** Each round joins every second word to the one before, so a few rounds join any number. */
  private static String join(String text) {
    String joined = text;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      String next = SPLIT_WORD.matcher(joined).replaceAll("$1$2");
      if (next.equals(joined)) {
        return joined;
      }
      joined = next;
    }
    return joined;
  }

  /** Decodes what can be decoded, for one unknown character set must not hide the rest. */
  private static String wordByWord(String text, Notes notes) {
    StringBuilder out = new StringBuilder();
    for (String word : text.split("(?<=\\?=)\\s+|\\s+(?==\\?)", -1)) {
      if (!out.isEmpty()) {
        out.append(' ');
      }
      try {
        out.append(word.startsWith("=?") ? MimeUtility.decodeWord(word) : word);
      } catch (ParseException | UnsupportedEncodingException | RuntimeException e) {
        notes.add("A header has an unknown character set or encoding.");
        out.append(word);
      }
    }
    return out.toString();
  }

  /** Returns the Message-IDs in a header, in order, each once. */
  static List<String> ids(String raw) {
    Set<String> ids = new LinkedHashSet<>();
    // The nearest ancestors stand at the end, so that is the part to keep of a huge header.
    String tail = raw.length() > MAX_HEADER ? raw.substring(raw.length() - MAX_HEADER) : raw;
    Matcher matcher = ID.matcher(tail);
    while (matcher.find()) {
      ids.add(matcher.group());
    }
    List<String> all = List.copyOf(ids);
    return all.size() > MAX_IDS ? all.subList(all.size() - MAX_IDS, all.size()) : all;
  }

  private static boolean hasBytes(String text) {
    return text.chars().anyMatch(c -> c >= 0x80) && text.chars().allMatch(c -> c <= 0xFF);
  }

  private static String bytesToText(String text) {
    return TextDecoder.guess(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
