// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Headers and the small texts around them, as mail programs write them well and badly. */
class HeaderTextTest {
  static {
    Leniency.apply();
  }

  private final Notes notes = new Notes();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          plain words                          | plain words
          =?utf-8?Q?Gr=C3=BC=C3=9Fe?=          | Grüße
          =?UTF-8?b?R3LDvMOfZQ==?=             | Grüße
          =?utf-8?Q?a_b=20c?=                  | a b c
          =?utf-8?Q?one?= =?utf-8?Q?two?=      | onetwo
          =?utf-8?Q?one?= two                  | one two
          =?utf-8?Q??=                         | ``
          =?utf-8?X?abc?=                      | =?utf-8?X?abc?=
          =?utf-8?Q?never closed               | =?utf-8?Q?never closed
          =?=?=?=                              | =?=?=?=
          =??Q?abc?=                           | =??Q?abc?=
          =?utf-8*en?Q?abc?=                   | abc
          """)
  void encodedWordsAreReadAndWhatIsNoneStaysAsItIs(String written, String read) {
    assertEquals(read, HeaderText.decode(written, notes));
  }

  @Test
  void aFoldedHeaderIsOneLine() {
    assertEquals("one two", HeaderText.decode("one\r\n two", notes));
    assertEquals("one\ttwo", HeaderText.decode("one\r\n\ttwo", notes));
  }

  @Test
  void oneUnknownCharacterSetHidesNothingElse() {
    String text = HeaderText.decode("=?x-none?Q?a?= =?utf-8?Q?=C3=A4?= b", notes);

    assertEquals("=?x-none?Q?a?= ä b", text);
    assertEquals(List.of("A header has an unknown character set or encoding."), notes.list());
  }

  @Test
  void bytesWithoutALabelAreGuessed() {
    String bytes =
        new String("Grüße".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    assertEquals("Grüße", HeaderText.decode(bytes, notes));
  }

  @Test
  @Timeout(10)
  void aHugeHeaderIsReadInBoundedTimeAndLength() {
    String word = "=?utf-8?Q?=C3=A4?= ";
    String text = HeaderText.decode(word.repeat(100_000), notes);

    assertTrue(text.length() <= HeaderText.MAX_HEADER, "length " + text.length());
    assertTrue(text.startsWith("ää"), text.substring(0, 20));
    assertEquals("=?".repeat(8000), HeaderText.decode("=?".repeat(50_000), notes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <1@a.test>                        | <1@a.test>
          <1@a.test> <2@a.test> <1@a.test>  | <1@a.test> <2@a.test>
          garbage <1@a.test>,<2@a.test>;    | <1@a.test> <2@a.test>
          "quoted" (comment) <1@a.test>     | <1@a.test>
          <with space@a.test>               |
          <>                                |
          <<1@a.test>>                      | <1@a.test>
          <no-at-sign>                      | <no-at-sign>
          1@a.test                          |
          <never closed                     |
          """)
  void messageIdsAreFoundAmongWhatPeopleWrite(String header, String ids) {
    assertEquals(ids == null ? "" : ids, String.join(" ", HeaderText.ids(header)));
  }

  @Test
  void ofTooManyMessageIdsTheNearestAreKept() {
    String header =
        IntStream.range(0, 3000)
            .mapToObj(i -> "<" + i + "@a.test>")
            .collect(Collectors.joining(" "));

    List<String> ids = HeaderText.ids(header);

    assertEquals(100, ids.size());
    assertEquals("<2999@a.test>", ids.getLast());
    assertEquals(List.of(), HeaderText.ids("<" + "x".repeat(901) + ">"));
    assertEquals(1, HeaderText.ids("<" + "x".repeat(900) + ">").size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          text/plain; charset=utf-8             | text/plain | utf-8
          TEXT/HTML; CHARSET="Windows-1252"     | text/html | Windows-1252
          text                                  | text/plain |
          text; charset=utf-8                   | text/plain | utf-8
          ``                                    | text/plain |
          /                                     | application/octet-stream |
          nonsense                              | application/octet-stream |
          image/*                               | application/octet-stream |
          text/plain charset=koi8-r             | text/plain | koi8-r
          text/plain; charset=                  | text/plain |
          text/plain;;;charset = "gb2312        | text/plain | gb2312
          """)
  void aPartIsWhatItRoughlySays(String header, String mediaType, String charset) {
    PartType type = PartType.of(part("Content-Type", header), notes);

    assertEquals(mediaType, type.mediaType());
    assertEquals(charset, type.charset());
  }

  @Test
  void anEndlessTypeIsCutAndNotTrusted() {
    PartType type =
        PartType.of(part("Content-Type", "x".repeat(200) + "/" + "y".repeat(200)), notes);

    assertEquals("application/octet-stream", type.mediaType());
    assertNull(type.charset());
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, inline, true",
    "text/html, '', true",
    "text/plain, ATTACHMENT, false",
    "text/plain, 'inline; filename=a.txt', false",
    "text/calendar, inline, false",
  })
  void textIsShownUnlessItIsAFile(String type, String disposition, boolean shown) {
    Headers headers = part("Content-Type", type);
    headers.add("Content-Disposition: " + disposition);

    assertEquals(shown, PartType.of(headers, notes).isShown());
  }

  @Test
  void oneLineIsOneLineAndNoCharacterIsSplit() {
    assertEquals("a b c", OneLine.of(" a\r\n\t b\u2028\u0000c ", 100));
    assertEquals("a".repeat(9), OneLine.of("a".repeat(9) + "😀", 10));
    assertEquals("", OneLine.of("\n\n\n", 10));
    assertEquals("", OneLine.cut("😀", 1));
    assertEquals("😀", OneLine.cut("😀x", 2));
  }

  @Test
  void notesAreSaidOnceAndNotWithoutEnd() {
    for (int i = 0; i < 100; i++) {
      notes.add("same");
      notes.add("note " + i);
    }

    assertEquals(20, notes.list().size());
    assertEquals("same", notes.list().getFirst());
  }

  @Test
  void plainTextIsShownAsHtmlWithoutBecomingHtml() {
    assertEquals("<p>&lt;b&gt; &amp;amp;<br />next</p>", Texts.asHtml("<b> &amp;\nnext"));
  }

  private static Headers part(String header, String value) {
    Headers headers = new Headers();
    headers.add(header + ": " + value);
    return headers;
  }
}
