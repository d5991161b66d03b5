// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import jakarta.mail.internet.MimeUtility;
import org.jspecify.annotations.Nullable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Bytes to text by what they are, where their label is missing, unknown or commonly wrong. */
final class TextDecoder {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final byte ESCAPE = 0x1B;

  /** Labels that say nothing: mail programs put them on everything. */
  private static final Set<String> WORTHLESS =
      Set.of("", "us-ascii", "ascii", "iso-8859-1", "latin1", "utf-8", "utf8", "windows-1252");

  /** Labels that are used for their larger successors, or that Java calls otherwise. */
  private static final Map<String, String> LARGER =
      Map.of(
          "gb2312", "GB18030",
          "gbk", "GB18030",
          "shift_jis", "windows-31j",
          "shift-jis", "windows-31j",
          "iso-8859-9", "windows-1254",
          "ks_c_5601-1987", "x-windows-949",
          "euc-kr", "x-windows-949",
          "macintosh", "x-MacRoman");

  private TextDecoder() {}

  /**
   * Returns the text; bytes that mean nothing become U+FFFD.
   *
   * @param label the declared charset; null if there is none
   */
  static String decode(byte[] bytes, @Nullable String label, Notes notes) {
    String name = label == null ? "" : label.strip().toLowerCase(Locale.ROOT);
    if (WORTHLESS.contains(name)) {
      return guess(bytes);
    }
    Optional<String> old = OldCharsets.decode(name, bytes);
    if (old.isPresent()) {
      return old.get();
    }
    Optional<Charset> charset = find(name);
    if (charset.isEmpty()) {
      notes.add("The character set \"" + OneLine.of(name, 40) + "\" is unknown; it was guessed.");
      return guess(bytes);
    }
    return strictly(bytes, charset.get())
        .orElseGet(
            () -> {
              notes.add("Some characters do not fit the declared character set.");
              return new String(bytes, charset.get());
            });
  }

  /** Returns the text of bytes without a label. */
  static String guess(byte[] bytes) {
    if (looksJapanese(bytes)) {
      Optional<String> japanese = strictly(bytes, Charset.forName("ISO-2022-JP"));
      if (japanese.isPresent()) {
        return japanese.get();
      }
    }
    return strictly(bytes, StandardCharsets.UTF_8).orElseGet(() -> new String(bytes, WINDOWS_1252));
  }

  private static Optional<Charset> find(String name) {
    try {
      return Optional.of(Charset.forName(LARGER.getOrDefault(name, MimeUtility.javaCharset(name))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean looksJapanese(byte[] bytes) {
    for (int i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] == ESCAPE && bytes[i + 1] == '$') {
        return true;
      }
    }
    return false;
  }
}
