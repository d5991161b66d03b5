// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Bytes to text where labels are missing, wrong or nonsense. */
class TextDecoderTest {
  private final Notes notes = new Notes();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          utf-8,          UTF-8,        Grüße
          ' UTF-8 ',      UTF-8,        Grüße
          utf-8,          windows-1252, Grüße
          latin1,         UTF-8,        Grüße
          iso-8859-2,     ISO-8859-2,   Dvořák
          iso-8859-9,     windows-1254, İğne €
          windows-1251,   windows-1251, Привет
          gbk,            GB18030,      你好𠀀
          ks_c_5601-1987, x-windows-949, 똠방
          euc-kr,         x-windows-949, 똠방
          shift-jis,      windows-31j,  ①
          utf-16le,       UTF-16LE,     Grüße
          macintosh,      x-MacRoman,   Grüße
          """)
  void aLabelIsTakenForWhatItIsUsedFor(String label, String really, String text) {
    assertEquals(text, TextDecoder.decode(text.getBytes(Charset.forName(really)), label, notes));
    assertEquals(List.of(), notes.list());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x-nonsense", "utf 8", "%00", "a/b", "charset", "8bit", "ä", "unknown-8bit"})
  void anUnknownLabelIsSaidAndTheTextIsGuessed(String label) {
    assertEquals(
        "Grüße", TextDecoder.decode("Grüße".getBytes(StandardCharsets.UTF_8), label, notes));

    assertEquals(
        List.of("The character set \"" + label + "\" is unknown; it was guessed."), notes.list());
  }

  @Test
  void aHugeLabelIsNotRepeatedWhole() {
    TextDecoder.decode(new byte[0], "x".repeat(5000), notes);

    assertTrue(notes.list().getFirst().length() < 100, notes.list().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "koi8-r,     D0D2C9 FFFE 00,    'ПРИ'",
    "gb2312,     C4E3 80FF,         你",
    "iso-2022-jp, 1B2442 3B33 FF,   山",
    "utf-16,     0047 D800,         G",
  })
  void bytesThatDoNotFitTheirLabelAreReplacedOrSaid(String label, String hex, String begins) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));

    String text = TextDecoder.decode(bytes, label, notes);

    assertTrue(text.regionMatches(true, 0, begins, 0, begins.length()), text);
    boolean damaged = text.indexOf('\uFFFD') >= 0;
    assertEquals(
        damaged ? List.of("Some characters do not fit the declared character set.") : List.of(),
        notes.list());
  }

  @ParameterizedTest
  @CsvSource({
    "'',               ''",
    "41,               A",
    "E2 82 AC,         €",
    "80,               €",
    "C3,               Ã",
    "1B 24 42,         ''",
    "1B 24 FF FF,      '\u001b$ÿÿ'",
    "1B,               '\u001b'",
  })
  void unlabelledBytesAreUtf8OrElseWindows(String hex, String text) {
    assertEquals(text, TextDecoder.guess(HexFormat.of().parseHex(hex.replace(" ", ""))));
  }

  @Test
  void noBytesAreTooStrangeToBeShown() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (255 - i);
    }
    for (Charset charset : Charset.availableCharsets().values()) {
      String text = TextDecoder.decode(all, charset.name(), notes);
      assertTrue(text.length() > 60, charset + " gives " + text.length());
    }
    assertTrue(notes.list().size() <= 20);
  }
}
