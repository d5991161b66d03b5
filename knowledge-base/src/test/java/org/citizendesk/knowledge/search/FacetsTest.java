// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.ArticleKind;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FacetsTest {
  private static final LocalDate DAY = LocalDate.of(2023, 1, 1);

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
  void countsWhatASearchFinds() {
    for (String typed :
        List.of("allotment", "hearing", "income", "\"fair hearing\"", "kind:figures")) {
      SearchRequest request = SearchRequest.of(typed, "en", DAY).limit(100);
      long found = base.search(request).hits().size();
      Facets facets = base.facets(request);

      assertTrue(found > 0, typed);
      assertEquals(found, sum(facets.programs()), typed);
      assertEquals(found, sum(facets.places()), typed);
      if (!typed.startsWith("kind:")) {
        assertEquals(found, sum(facets.kinds()), typed);
      }
    }
  }

  @Test
  void showsWhatElseCouldBeChosen() {
    SearchRequest all = SearchRequest.of("income", "en", DAY);
    SearchRequest narrow = all.in(Set.of("snap")).at(new Jurisdiction("US-CA"));

    assertEquals(
        base.facets(all.at(new Jurisdiction("US-CA"))).programs(), base.facets(narrow).programs());
    assertEquals(base.facets(all.in(Set.of("snap"))).places(), base.facets(narrow).places());
  }

  @Test
  void countsTheMostFirst() {
    Facets facets =
        base.facets(SearchRequest.of("title:\"maximum monthly allotments\" ", "en", DAY));

    assertEquals(List.of(new Facets.Count<>("snap", 3)), facets.programs());
    assertEquals(
        List.of("US", "US-GU", "US-HI"),
        facets.places().stream().map(count -> count.value().code()).toList());
    assertEquals(List.of(new Facets.Count<>(ArticleKind.FIGURES, 3)), facets.kinds());
  }

  @Test
  void countsNothingWhereNothingIsFound() {
    SearchRequest request = SearchRequest.of("qqqqq", "en", DAY);

    assertEquals(new Facets(request, List.of(), List.of(), List.of()), base.facets(request));
  }

  private static <T> long sum(List<Facets.Count<T>> counts) {
    return counts.stream().mapToLong(Facets.Count::articles).sum();
  }
}
