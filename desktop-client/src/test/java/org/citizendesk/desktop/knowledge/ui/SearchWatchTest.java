// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.knowledge.FakeFeedback;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import java.time.Duration;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What a search field tells the owner of the articles, as time passes. */
class SearchWatchTest {
  private static final ArticleKey CHERRY = new ArticleKey("cherry-allowance", "en", 2);
  private static final ArticleKey PEAR = new ArticleKey("pear-grant", "en", 1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final TestUi ui = new TestUi();
  private final KnowledgeBase knowledge = Articles.knowledge();
  private final KnowledgeViewModel model =
      new KnowledgeViewModel(knowledge, ui.context(), new Notices(ui.context()));
  private final FakeFeedback feedback = new FakeFeedback();
  private final SearchWatch watch =
      new SearchWatch(model, ui.context(), feedback, () -> "Mary Jones");

  @AfterEach
  void close() {
    watch.close();
    model.close();
    knowledge.close();
  }

  @Test
  void wordsThatDidNotStandStillWereNotMeant() {
    model.text().set("qqqq");
    ui.pass(SECOND);
    model.text().set("cherry");
    ui.pass(SECOND);
    ui.pass(SECOND);
    watch.left();

    assertEquals(List.of(), feedback.gaps());
  }

  @Test
  void wordsThatStoodStillForTwoSecondsAreToldWhenTheContactIsLeft() {
    model.text().set("qqqq");
    ui.pass(SECOND);
    ui.pass(SECOND);
    assertEquals(List.of(), feedback.gaps());
    watch.left();

    assertEquals(
        List.of("qqqq"), feedback.gaps().stream().map(KnowledgeFact.Searched::query).toList());
    assertEquals(List.of("Mary Jones"), feedback.names());
  }

  @Test
  void anArticleThatTheSearchDidNotFindIsNoAnswer() {
    model.text().set("monday");
    assertEquals(List.of(CHERRY), model.hits().stream().map(hit -> hit.article()).toList());
    model.open(PEAR, Section.INTRODUCTION);
    ui.pass(Duration.ofSeconds(11));
    assertEquals(List.of(), feedback.found());

    model.open(CHERRY, Section.INTRODUCTION);
    ui.pass(Duration.ofSeconds(11));
    assertEquals(
        List.of("cherry-allowance"),
        feedback.found().stream().map(KnowledgeFact.Found::article).toList());
  }
}
