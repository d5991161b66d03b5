// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.knowledge.Confirmation;
import org.citizendesk.desktop.knowledge.FakeConfirmations;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.Section;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Reading an article and saying so. */
class ReadingBoxTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final KnowledgeBase KNOWLEDGE = Articles.knowledge();
  private static final ArticleKey OLD = new ArticleKey("cherry-allowance", "en", 1);
  private static final ArticleKey NEW = new ArticleKey("cherry-allowance", "en", 2);

  private final UiRobot robot = WINDOW.robot();
  private final UiContext context = new TestUi().context();
  private final Notices notices = new Notices(context);
  private final FakeConfirmations confirmations = new FakeConfirmations();
  private final ReadingViewModel reading =
      new ReadingViewModel(confirmations, KNOWLEDGE, context, notices);
  private final KnowledgeViewModel model = new KnowledgeViewModel(KNOWLEDGE, context, notices);

  @AfterAll
  static void closeKnowledge() {
    KNOWLEDGE.close();
  }

  @BeforeEach
  void connect() {
    model.setReading(reading);
  }

  @AfterEach
  void close() {
    reading.close();
    model.close();
  }

  @Test
  void confirmsAVersionByKeyAndSaysWhen() {
    model.open(NEW, Section.INTRODUCTION);
    WINDOW.show(this::view);
    FxThread.run(() -> robot.find("#article").lookup("#article-confirm").requestFocus());
    robot.press(KeyCode.SPACE);
    toTheEnd();

    assertEquals(NEW, confirmations.confirmed.get().getFirst().article());
    assertTrue(
        robot.sees(
            "Confirmed by you on Nov 21, 2026, version 2."
                + " Saved on this computer; the server hears of it later."));
    assertFalse(robot.sees("#article-confirm"));
    FxThread.run(
        () -> confirmations.confirmed.set(List.of(new Confirmation(NEW, TestUi.START, true))));
    assertTrue(robot.sees("Confirmed by you on Nov 21, 2026, version 2."));
  }

  @Test
  void saysThatANewerVersionHoldsAndShowsWhatChanged() {
    confirmations.confirmed.set(List.of(new Confirmation(OLD, TestUi.START, true)));
    model.open(NEW, Section.INTRODUCTION);
    WINDOW.show(this::view);
    toTheEnd();
    assertTrue(robot.sees("You confirmed version 1. Version 2 holds since Jan 1, 2026."));
    assertTrue(robot.sees("I have read version 2"));
    robot.click("#reading-show-changes");

    assertTrue(robot.sees("#compare-title"));
    assertEquals(OLD, model.comparison().shown().get().orElseThrow().before().key());
  }

  @Test
  void looksRight() {
    confirmations.confirmed.set(List.of(new Confirmation(OLD, TestUi.START, true)));
    model.open(OLD, Section.INTRODUCTION);
    WINDOW.pictures("knowledge-reading", this::view);
  }

  private void toTheEnd() {
    FxThread.run(() -> robot.find("#article", ScrollPane.class).setVvalue(1));
    FxThread.settle();
  }

  private KnowledgeWorkspace view() {
    return new KnowledgeWorkspace(model, "Knowledge", new SimpleBooleanProperty());
  }
}
