// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.time.LocalDate;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReadingListFileTest {
  private static final ReadingList.Entry PINNED =
      new ReadingList.Entry("snap-apply", "en", 3, "Look at the days. “Seven” — not 30.");
  private static final ReadingList.Entry OF_THE_DAY =
      new ReadingList.Entry("wic-apply", "es", null, "");

  @Test
  void refusesMoreThanOneObject() {
    String said = broken("{} {}");

    assertTrue(said.startsWith("no JSON in line 1, column 4"), said);
  }

  @Test
  void readsWhatItWrote() throws Exception {
    ReadingList list =
        new ReadingList("First week", LocalDate.of(2026, 12, 4), List.of(PINNED, OF_THE_DAY));
    ReadingList bare = new ReadingList("Bare", null, List.of());

    assertEquals(list, ReadingListFile.read(ReadingListFile.write(list)));
    assertEquals(bare, ReadingListFile.read(ReadingListFile.write(bare)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                                    | the file is not one JSON object
          {}                                                    | format is not citizen-desk-reading-list
          {F, "version": 2}                                     | version is 2; this program reads 1
          {F, V, "name": "a"}                                   | entries is not a list
          {F, V, "entries": []}                                 | name is missing
          {F, V, "name": 7, "entries": []}                      | name is not text
          {F, V, "name": " ", "entries": []}                    | name must have 1 to 200 characters
          {F, V, "name": "a", "due": "soon", "entries": []}     | due is not a day: write 2026-01-31
          {F, V, "name": "a", "entries": [3]}                   | entries[0] is not an object
          {F, V, "name": "a", "entries": [E, {"article": "b"}]} | entries[1].language is missing
          {F, V, "name": "a", "entries": [{"article": "B c", "language": "en"}]} | entries[0]: article must be lower-case words joined by -
          {F, V, "name": "a", "entries": [{"article": "b", "language": "en", "version": -1}]} | entries[0]: version must be at least 1
          {F, V, "name": "a", "entries": [{"article": "b", "language": "en", "version": "x"}]} | entries[0].version is not a number
          """)
  void saysWhatIsWrongAndWhere(String json, String what) {
    String whole =
        json.replace("F", "\"format\": \"citizen-desk-reading-list\"")
            .replace("V", "\"version\": 1")
            .replace("E", "{\"article\": \"b\", \"language\": \"en\"}");

    assertEquals(what, broken(whole));
  }

  @Test
  void saysInWhichLineItIsNoJson() {
    String what = broken("{\n  \"format\": oops\n}");

    assertEquals("no JSON in line 2, column", what.substring(0, 25));
  }

  @Provide
  Arbitrary<String> anything() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "{", "}", "[", "]", "\"format\":", "\"entries\":", "null", "1e999", ",", "x");
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(40),
        pieces.list().ofMaxSize(12).map(it -> String.join("", it)));
  }

  @Property(tries = 300)
  void whateverTheFileHoldsItIsReadOrRefusedInWords(@ForAll("anything") String json) {
    assertFalse(broken(json).isBlank());
  }

  private static String broken(String json) {
    return String.valueOf(
        assertThrows(ReadingListFile.BrokenException.class, () -> ReadingListFile.read(json))
            .getMessage());
  }
}
