// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.CitationIndex;
import org.citizendesk.knowledge.citation.Citation;
import org.junit.jupiter.api.Test;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The law that the bundled articles cite. */
class BundledLawTest {
  private static final List<Article> ARTICLES = KnowledgeBase.bundledLibrary().articles();

  @Test
  void hasNoFlawAndIsFederalOrOfAState() {
    for (Article article : ARTICLES) {
      for (Citation law : article.citations()) {
        assertTrue(
            law.flaw(article.validity().recorded()).isEmpty(), () -> article.key() + ": " + law);
      }
    }
    List<Citation> ofStates =
        ARTICLES.stream()
            .flatMap(article -> article.citations().stream())
            .filter(law -> law instanceof Citation.Other)
            .distinct()
            .toList();
    assertTrue(
        ofStates.stream().allMatch(it -> it.toString().matches("(Cal|Tex|N\\.Y)\\..*|12 NYCRR.*")),
        ofStates::toString);
  }

  @Test
  void listsWhatToReviewWhenTheRuleOnAllotmentsChanges() {
    List<String> touched =
        CitationIndex.of(KnowledgeBase.bundledLibrary())
            .touchedBy(Citation.read("7 CFR 273.10(e)(4)"))
            .stream()
            .map(use -> use.article().id())
            .distinct()
            .toList();

    assertEquals(
        List.of(
            "snap-maximum-allotments",
            "snap-maximum-allotments-guam",
            "snap-maximum-allotments-hawaii"),
        touched);
  }
}
