// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.nio.charset.StandardCharsets;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Text with marks of its own, of which the words are shown. */
class RichTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\*\\generator x;}\\pard One \\b two\\b0 .\\par} | One two.~
          {\\rtf1\\ansicpg1251 \\'cf\\'f0\\'e8} | При
          {\\rtf1 M\\u252?ll} | Müll
          {\\rtf1\\uc2 M\\u252??ll} | Müll
          {\\rtf1 a\\{b\\}\\\\c} | a{b}\\c
          {\\rtf1 a\\bin3 }}}b} | ab
          {\\rtf1 never closed | never closed
          {\\rtf1 half \\'f | half
          """)
  void theWordsOfRtf(String rtf, String words) {
    String read = RichText.words(rtf.getBytes(StandardCharsets.US_ASCII));

    assertEquals(words, read.replace('\n', '~').stripTrailing());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <bold>Now</bold> is~the time       | Now is the time
          one~~two~~~three                   | one~two~~three
          a << b and a < b                   | a < b and a < b
          <color><param>red</param>red</color> | red
          <lt>tag><nl>next                   | <tag>~next
          <never                             | <never
          """)
  void theWordsOfEnrichedText(String marked, String words) {
    assertEquals(words, MarkedText.enriched(marked.replace('~', '\n')).replace('\n', '~'));
  }
}
