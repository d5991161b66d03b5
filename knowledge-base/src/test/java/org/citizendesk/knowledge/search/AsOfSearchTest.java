// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.article.ArticleText;
import org.citizendesk.knowledge.article.AsOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.time.LocalDate;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The filter of the index answers as the library does. */
class AsOfSearchTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2021-06-01, 2021-06-01, 1
          2021-12-01, 2021-06-01, 1
          2021-12-01, 2021-09-01, 2
          2021-12-01, 2022-01-14, 2
          2021-12-01, 2022-01-15, 3
          2021-06-01, 2022-01-15, 1
          2021-06-01, 2020-12-31, 0
          2020-12-31, 2022-01-15, 0
          """)
  void findsWhatWasKnownOnADayToBeInForceOnAnother(LocalDate day, LocalDate knownOn, int version) {
    List<Integer> found =
        find(
            SearchRequest.of("alpha", "en", new AsOf(day, knownOn)),
            version(1, "2021-01-01", "2021-01-01"),
            version(2, "2021-10-01", "2021-09-01")
                .with("supersedes", "1")
                .with("recorded-to", "2022-01-15"),
            version(3, "2021-10-01", "2022-01-15").with("supersedes", "1"));

    assertEquals(version == 0 ? List.of() : List.of(version), found);
  }

  @Test
  void findsWithoutASecondDayWhatIsKnownNow() {
    SearchRequest now = SearchRequest.of("alpha", "en", LocalDate.of(2021, 12, 1));

    assertEquals(
        List.of(2),
        find(
            now,
            version(1, "2021-01-01", "2021-01-01").with("recorded-to", "2021-02-01"),
            version(2, "2021-01-01", "2999-01-01")));
  }

  @Test
  void findsNothingThatIsArchived() {
    SearchRequest now = SearchRequest.of("alpha", "en", LocalDate.of(2021, 12, 1));
    ArticleText text = version(1, "2021-01-01", "2021-01-01");

    assertEquals(List.of(1), find(now, text.with("confidence", "wip")));
    assertEquals(List.of(), find(now, text.with("confidence", "archived")));
  }

  private static List<Integer> find(SearchRequest request, ArticleText... texts) {
    try (ArticleIndex index = ArticleIndex.inMemory(ArticleText.read(texts).library());
        ArticleSearch search = ArticleSearch.open(index)) {
      return search.search(request).hits().stream().map(hit -> hit.article().version()).toList();
    }
  }

  private static ArticleText version(int version, String from, String recorded) {
    return ArticleText.sound()
        .with("title", "Alpha")
        .with("version", Integer.toString(version))
        .with("effective-from", from)
        .with("recorded", recorded);
  }
}
