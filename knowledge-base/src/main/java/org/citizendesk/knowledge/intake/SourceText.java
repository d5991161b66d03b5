// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.intake;

import org.citizendesk.knowledge.article.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One file as it was found: its bytes, and its text if that is Markdown. */
final class SourceText {
  private static final long MOST_BYTES = 8L << 20;
  private static final String RULE = "intake";
  private static final String FENCE = "---";

  /** Keys that only our articles have: such a file is checked as one, not converted. */
  private static final Pattern OURS =
      Pattern.compile("(?m)^(effective-from|jurisdiction|review-by|recorded):");

  private final String name;
  private final boolean html;
  private final byte[] bytes;
  private final String text;

  /**
   * @param text of Markdown; empty of HTML, whose character set is in its bytes
   */
  private SourceText(String name, boolean html, byte[] bytes, String text) {
    this.name = name;
    this.html = html;
    this.bytes = bytes;
    this.text = text;
  }

  /** Reads a file; empty, and a problem says why, if it cannot be an article. */
  static Optional<SourceText> read(Path path, String name, List<Problem> problems) {
    byte[] bytes;
    try {
      long size = Files.size(path);
      if (size > MOST_BYTES) {
        problems.add(error(name, 1, "is of " + (size >> 20) + " MiB; at most 8 are read"));
        return Optional.empty();
      }
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      problems.add(error(name, 1, "cannot be read"));
      return Optional.empty();
    }
    boolean html = SourceFiles.kind(path).contains("htm");
    int zero = indexOf(bytes, (byte) 0);
    if (zero >= 0 && !(html && startsWithMark(bytes))) {
      problems.add(error(name, line(bytes, zero), "is not text: it has a byte 0"));
      return Optional.empty();
    }
    if (html) {
      return Optional.of(new SourceText(name, true, bytes, ""));
    }
    return decoded(name, bytes, problems);
  }

  private static Optional<SourceText> decoded(String name, byte[] bytes, List<Problem> problems) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      problems.add(error(name, line(bytes, in.position()), "is not UTF-8 text"));
      return Optional.empty();
    }
    String text = out.flip().toString().replace("\ufeff", "").replace("\r\n", "\n");
    SourceText source = new SourceText(name, false, bytes, text);
    if (text.startsWith(FENCE + "\n") && source.end() < 0) {
      problems.add(error(name, 1, "the front matter that begins here has no closing line ---"));
      return Optional.empty();
    }
    return Optional.of(source);
  }

  String name() {
    return name;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Returns whether it has the front matter of an article. */
  boolean isOurs() {
    return end() > 0 && OURS.matcher(text.substring(0, end())).find();
  }

  /** Reads it as a page. */
  Page page(Losses losses) {
    if (html) {
      return Page.ofHtml(bytes, losses);
    }
    int end = end();
    if (end < 0) {
      return Page.ofMarkdown("", text, losses);
    }
    String matter = text.substring(0, end);
    int body = text.indexOf('\n', end + 1);
    long lines = matter.lines().count() + 1;
    String below = body < 0 ? "" : text.substring(body + 1);
    return Page.ofMarkdown(matter, "\n".repeat((int) lines) + below, losses);
  }

  /** Returns where the closing line of the front matter begins, at its line break; -1 if none. */
  private int end() {
    if (!text.startsWith(FENCE + "\n")) {
      return -1;
    }
    int end = text.indexOf("\n" + FENCE + "\n", FENCE.length() - 1);
    return end >= 0 || !text.endsWith("\n" + FENCE) ? end : text.length() - FENCE.length() - 1;
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length > 1 && (bytes[0] & bytes[1] & 0xff) == 0xfe;
  }

  private static int indexOf(byte[] bytes, byte wanted) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int line(byte[] bytes, int at) {
    int line = 1;
    for (int i = 0; i < at; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  private static Problem error(String name, int line, String message) {
    return Problem.error(name, line, RULE, message);
  }
}
