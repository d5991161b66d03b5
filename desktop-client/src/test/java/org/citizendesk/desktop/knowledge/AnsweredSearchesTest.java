// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.knowledge.SearchEpisodes.Search;
import org.citizendesk.knowledge.article.ArticleKey;
import org.junit.jupiter.api.Test;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Which sections answered a search. */
class AnsweredSearchesTest {
  private static final ArticleKey CARD = new ArticleKey("snap-card", "en", 3);
  private static final ArticleKey HOUSE = new ArticleKey("housing", "en", 1);

  private final List<String> told = new ArrayList<>();
  private final AnsweredSearches answers =
      new AnsweredSearches(
          it ->
              told.add(
                  "%s: %s %s#%s v%d"
                      .formatted(it.query(), it.use(), it.article(), it.section(), it.version())));

  @Test
  void whatStaysOpenForAWhileWasReadAndIsToldOnce() {
    answers.opened(search("lost card"), CARD, "what-to-do", at(0));
    answers.tick(at(9));
    assertEquals(List.of(), told);

    answers.tick(at(10));
    answers.tick(at(60));

    assertEquals(List.of("lost card: READ snap-card#what-to-do v3"), told);
  }

  @Test
  void whatIsLeftAtOnceWasNotRead() {
    answers.opened(search("lost card"), CARD, "what-to-do", at(0));
    answers.opened(search("lost card"), HOUSE, "", at(5));
    answers.left();
    answers.tick(at(60));

    assertEquals(List.of(), told);
  }

  @Test
  void whatIsQuotedAnsweredTheSearchThatOpenedIt() {
    answers.opened(search("lost card"), CARD, "what-to-do", at(0));
    answers.quoted(search("something typed since"), CARD, "fees");
    answers.tick(at(60));

    assertEquals(List.of("lost card: QUOTED snap-card#fees v3"), told);
  }

  @Test
  void aHitThatIsQuotedWithoutBeingOpenedAnsweredTheSearchOfNow() {
    answers.opened(search("mould"), HOUSE, "", at(0));
    answers.quoted(search("lost card"), CARD, "fees");
    answers.tick(at(10));

    assertEquals(List.of("lost card: QUOTED snap-card#fees v3", "mould: READ housing# v1"), told);
  }

  @Test
  void whatNoSearchFoundAnswersNone() {
    answers.opened(Optional.empty(), CARD, "", at(0));
    answers.tick(at(60));
    answers.quoted(Optional.empty(), CARD, "");

    assertEquals(List.of(), told);
  }

  @Test
  void anArticleThatIsJudgedAnewGoesOnBeingRead() {
    answers.opened(search("lost card"), CARD, "what-to-do", at(0));
    answers.opened(search("lost ca"), CARD, "what-to-do", at(8));
    answers.tick(at(10));

    assertEquals(List.of("lost card: READ snap-card#what-to-do v3"), told);
  }

  private static Optional<Search> search(String words) {
    return Optional.of(new Search(words, 3, "en", "", ""));
  }

  private static Instant at(int seconds) {
    return Instant.EPOCH.plusSeconds(seconds);
  }
}
