// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.compare.Comparison;
import org.citizendesk.knowledge.compare.Part;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CompareViewModelTest {
  private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();
  private static final String ALLOTMENTS = "snap-maximum-allotments";

  private final TestUi ui = new TestUi();
  private final KnowledgeViewModel articles =
      new KnowledgeViewModel(KNOWLEDGE, ui.context(), new Notices(ui.context()));
  private final CompareViewModel model = articles.comparison();

  @AfterAll
  static void closeKnowledge() {
    KNOWLEDGE.close();
  }

  @AfterEach
  void close() {
    articles.close();
  }

  @Test
  void comparesAVersionWithTheOneBeforeItAndTheFirstWithTheNext() {
    model.compare(KNOWLEDGE.open(version(3)).orElseThrow());
    assertEquals(List.of(version(2), version(3)), compared());
    model.compare(KNOWLEDGE.open(version(1)).orElseThrow());

    assertEquals(List.of(version(1), version(2)), compared());
    assertEquals(4, model.versions().size());
  }

  @Test
  void comparesNothingWhereThereIsNoOtherVersion() {
    model.compare(KNOWLEDGE.open("snap-fair-hearing", "en", ui.context().today()).orElseThrow());
    model.compare(version(3), version(99));

    assertTrue(model.shown().get().isEmpty());
  }

  @Test
  void goesFromChangeToChangeAndRound() {
    model.compare(version(3), version(4));
    int all = model.changes();
    assertTrue(all > 10, () -> all + " changes");
    assertEquals(1, model.current().get());
    model.previous();
    assertEquals(all, model.current().get());
    model.next();
    model.next();

    assertEquals(2, model.current().get());
    assertEquals(
        all,
        model.items().stream()
            .filter(item -> item instanceof CompareItem.Pair pair && pair.change() > 0)
            .count());
  }

  @Test
  void foldsWhatDidNotChangeAndShowsItOnRequest() {
    model.compare(version(3), version(4));
    int folded = model.items().size();
    CompareItem.Fold fold = fold("If they disagree");
    assertFalse(fold.open());
    model.toggle(fold);
    assertTrue(model.items().size() > folded);
    assertTrue(fold("If they disagree").open());
    model.toggle(fold("If they disagree"));

    assertEquals(folded, model.items().size());
  }

  @Test
  void laysOutAVersionBesideItselfAsOneFold() {
    model.compare(version(3), version(3));

    assertEquals(0, model.changes());
    assertEquals(0, model.current().get());
    assertEquals(1, model.items().size());
  }

  @Test
  void isLeftWhenAnotherArticleIsOpened() {
    model.compare(version(3), version(4));
    articles.open(version(4), Section.INTRODUCTION);

    assertTrue(model.shown().get().isEmpty());
    assertTrue(model.items().isEmpty());
  }

  private CompareItem.Fold fold(String heading) {
    return model.items().stream()
        .filter(CompareItem.Fold.class::isInstance)
        .map(CompareItem.Fold.class::cast)
        .filter(it -> it.parts().stream().map(Part::heading).toList().contains(heading))
        .findFirst()
        .orElseThrow(() -> new AssertionError(model.items().toString()));
  }

  private List<ArticleKey> compared() {
    Comparison comparison = model.shown().get().orElseThrow();
    return List.of(comparison.before().key(), comparison.after().key());
  }

  private static ArticleKey version(int version) {
    return new ArticleKey(ALLOTMENTS, "en", version);
  }
}
