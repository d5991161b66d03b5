// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.protocol.fact.KnowledgeFact;
import org.junit.jupiter.api.Test;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Which searches were in vain, and what helped in the end. */
class SearchEpisodesTest {
  private final List<String> told = new ArrayList<>();
  private final SearchEpisodes episodes = new SearchEpisodes(gap -> told.add(words(gap)));

  @Test
  void aSearchThatFoundSomethingAndWasUsedIsNone() {
    search("lost card", 4, 0);
    episodes.used("snap-card");

    assertEquals(List.of(), told);
  }

  @Test
  void aSearchThatFoundNothingIsTold() {
    search("mould", 0, 0);
    episodes.left();

    assertEquals(List.of("mould: 0, then -, opened -"), told);
  }

  @Test
  void otherWordsWithinAMinuteAreToldWithWhatHelped() {
    search("mould", 0, 0);
    search("rotten wall", 3, 20);
    search("damp home", 2, 40);
    episodes.used("housing-repairs");

    assertEquals(
        List.of(
            "mould: 0, then rotten wall, opened housing-repairs",
            "rotten wall: 3, then damp home, opened housing-repairs"),
        told);
  }

  @Test
  void whatIsSearchedLaterIsAnotherQuestion() {
    search("lost card", 4, 0);
    search("damp home", 2, 61);
    episodes.left();

    assertEquals(List.of(), told);
  }

  @Test
  void anEpisodeThatNobodyEndsEndsByItself() {
    search("mould", 0, 0);
    episodes.tick(at(60));
    assertEquals(List.of(), told);
    episodes.tick(at(61));

    assertEquals(List.of("mould: 0, then -, opened -"), told);
  }

  @Test
  void whoTypesOnHasNotAskedTwice() {
    search("rot", 0, 0);
    search("rotten wall", 3, 5);
    search("rotten", 3, 9);
    episodes.left();

    assertEquals(List.of(), told);
  }

  private void search(String query, long hits, long second) {
    episodes.settled(new SearchEpisodes.Search(query, hits, "en", "", ""), at(second));
  }

  private static Instant at(long second) {
    return Instant.parse("2026-11-21T10:42:00Z").plusSeconds(second);
  }

  private static String words(KnowledgeFact.Searched gap) {
    return "%s: %d, then %s, opened %s"
        .formatted(gap.query(), gap.hits(), orNone(gap.next()), orNone(gap.opened()));
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
