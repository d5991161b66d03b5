// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class QuotationTest {
  @Test
  void isPlainTextThatNamesItsSource() {
    Article article = article(ArticleText.sound().body("Intro.\n\n## How long\n\n- **30** days\n"));

    Quotation quotation = Quotation.of(article, article.section("how-long").orElseThrow());

    assertEquals("- 30 days", quotation.text());
    assertEquals("How long", quotation.heading());
    assertEquals(article.key(), quotation.article());
    assertEquals("7 CFR 273.2", quotation.citation());
    assertEquals("- 30 days\n(Apply for SNAP, version 1, 7 CFR 273.2)", quotation.withSource());
  }

  @Test
  void leavesOutALawThatIsNotCited() {
    Article article = article(ArticleText.sound().without("citations"));

    Quotation quotation = Quotation.of(article, article.sections().getFirst());

    assertEquals("", quotation.citation());
    assertEquals("", article.firstCitation());
    assertEquals("A short text.\n(Apply for SNAP, version 1)", quotation.withSource());
  }

  private static Article article(ArticleText text) {
    return ArticleText.read(text).library().articles().getFirst();
  }
}
