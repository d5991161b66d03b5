// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.citizendesk.knowledge.citation.Citation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class CitationIndexTest {
  private static final CitationIndex INDEX =
      CitationIndex.of(
          ArticleText.read(
                  article("whole", "[7 CFR part 273]").body("A text."),
                  article("section", "[7 CFR 273.2]").body("A text."),
                  article("paragraph", "[7 CFR 273.2(g)]").body("A text."),
                  article("text", "[42 USC 602]")
                      .body(
                          "Intro.\n\n## When\n\nIn 30 days (7 CFR 273.2(g)(1)), 7 CFR 273.2(g)(1)."))
              .library());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7 CFR 273.2(g)   | whole section paragraph text
          7 CFR 273.2(g)(3) | whole section paragraph
          7 CFR 273.15     | whole
          7 CFR part 273   | whole section paragraph text
          7 CFR part 274   |
          42 USC 602       | text
          """)
  void namesTheArticlesThatAChangeOfLawTouches(String law, String ids) {
    List<String> touched =
        INDEX.touchedBy(Citation.read(law)).stream().map(use -> use.article().id()).toList();

    assertEquals(ids == null ? "" : ids, String.join(" ", touched));
  }

  @Test
  void saysWhereInTheArticleItIsCitedAndEachPlaceOnce() {
    List<CitationIndex.Use> uses = INDEX.touchedBy(Citation.read("7 CFR 273.2(g)(1)(i)"));

    assertEquals(
        List.of("", "", "", "when"), uses.stream().map(CitationIndex.Use::anchor).toList());
  }

  @Test
  void listsAllLawOnce() {
    assertEquals(
        "[7 CFR part 273, 7 CFR 273.2, 7 CFR 273.2(g), 7 CFR 273.2(g)(1), 42 USC 602]",
        INDEX.law().toString());
  }

  private static ArticleText article(String id, String citations) {
    return ArticleText.sound().with("id", id).with("citations", citations);
  }
}
