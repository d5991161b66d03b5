// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.AsOf;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.search.Explanation.Match;
import org.citizendesk.knowledge.search.Explanation.Where;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import java.time.LocalDate;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ExplanationTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  private static KnowledgeBase base;

  @BeforeAll
  static void open() {
    base = KnowledgeBase.bundled();
  }

  @AfterAll
  static void close() {
    base.close();
  }

  @Test
  void namesTheWordsAndWhereTheyStand() {
    SearchRequest request = SearchRequest.of("missed interview", "en", TODAY);

    Explanation why = explain(request, 0);

    assertEquals(1, why.place());
    assertEquals(1, why.placeByWords());
    assertNull(why.placeByMeaning());
    assertFalse(why.learned());
    assertFalse(why.local());
    assertEquals(1, why.words().stream().mapToDouble(Match::share).sum(), 1e-6);
    Match interview =
        why.words().stream().filter(it -> it.word().equals("interview")).findFirst().orElseThrow();
    assertTrue(interview.where().contains(Where.TITLE), interview::toString);
    assertFalse(interview.saidBefore());
  }

  @Test
  void tellsWhatWasAskedFromWhatWasSaidBefore() {
    SearchRequest request =
        SearchRequest.inConversation(
            "Can I still be seen?",
            List.of(Turn.citizen("I missed my SNAP interview")),
            "en",
            AsOf.of(TODAY));

    Explanation why = explain(request, 0);

    assertTrue(
        why.words().stream()
            .anyMatch(match -> match.word().equals("interview") && match.saidBefore()),
        why::toString);
  }

  @Test
  void namesWordsThatStandSideBySide() {
    Explanation why = explain(SearchRequest.of("ask for a fair hearing", "en", TODAY), 0);

    assertTrue(why.sideBySide().contains("fair hear") || why.sideBySide().contains("fair hearing"));
  }

  @Test
  void saysThatALocalRuleWasLifted() {
    SearchRequest request =
        SearchRequest.of("food stamps name", "en", TODAY).at(new Jurisdiction("US-CA"));
    SearchPage page = base.search(request);

    List<Explanation> all =
        page.hits().stream()
            .filter(hit -> !hit.jurisdiction().equals(Jurisdiction.US))
            .flatMap(hit -> base.explain(request, hit).stream())
            .toList();

    assertFalse(all.isEmpty());
    all.forEach(why -> assertTrue(why.local(), why::toString));
  }

  @Test
  void findsThePlaceOfEachHit() {
    SearchRequest request = SearchRequest.of("income limit", "en", TODAY).sections();
    List<SearchHit> hits = base.search(request).hits();

    for (int i = 0; i < hits.size(); i++) {
      assertTrue(base.explain(request, hits.get(i)).orElseThrow().place() <= i + 1);
    }
  }

  @Test
  void hasNothingToSayOfWhatWasNotFound() {
    SearchHit hit = base.search(SearchRequest.of("interview", "en", TODAY)).hits().getFirst();

    assertTrue(base.explain(SearchRequest.of("passport", "en", TODAY), hit).isEmpty());
  }

  @Test
  void countsAWordOnceWhereItStands() {
    Explanation why = explain(SearchRequest.of("interview", "en", TODAY), 0);

    assertEquals(1, why.words().size());
    assertFalse(why.words().getFirst().where().contains(Where.ARTICLE));
  }

  private static Explanation explain(SearchRequest request, int at) {
    return base.explain(request, base.search(request).hits().get(at)).orElseThrow();
  }
}
