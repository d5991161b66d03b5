// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel.Finding;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.article.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.time.LocalDate;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.DatePicker;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What was known on an earlier day, beside the day for which rules are looked up. */
class KnownOnTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final ArticleKey NEW = new ArticleKey("cherry-allowance", "en", 2);
  private static final LocalDate THEN = LocalDate.of(2025, 6, 1);
  private static final LocalDate IN_2026 = LocalDate.of(2026, 2, 1);

  private final UiRobot robot = WINDOW.robot();
  private final TestUi ui = new TestUi();
  private final KnowledgeBase knowledge = Articles.knowledge();
  private final KnowledgeViewModel model =
      new KnowledgeViewModel(knowledge, ui.context(), new Notices(ui.context()));

  @BeforeEach
  void show() {
    WINDOW.show(
        () -> {
          model.asOf().set(IN_2026);
          return workspace();
        });
  }

  private KnowledgeWorkspace workspace() {
    return new KnowledgeWorkspace(model, "Knowledge", new SimpleBooleanProperty());
  }

  @AfterEach
  void close() {
    FxThread.run(model::close);
    knowledge.close();
  }

  @Test
  void searchesListsAndLinksWithTheKnowledgeOfThatDay() {
    FxThread.run(() -> model.text().set("cherry"));
    assertEquals(NEW, FxThread.get(() -> model.hits().getFirst().article()));

    FxThread.run(() -> model.days().knownOn().set(Optional.of(THEN)));
    assertEquals(Finding.NO_HITS, FxThread.get(() -> model.finding().get()));
    FxThread.run(() -> model.text().set(""));
    FxThread.run(() -> model.program().set(Optional.of("fruit-aid")));
    assertFalse(FxThread.get(() -> model.hits().stream().anyMatch(it -> it.article().equals(NEW))));
  }

  @Test
  void anArticleSaysThatItIsReadAsKnownThenAndLeadsBackToNow() {
    FxThread.run(() -> model.days().knownOn().set(Optional.of(THEN)));
    FxThread.run(() -> model.open(NEW, Section.INTRODUCTION));

    assertTrue(robot.sees("#article-known-on"));
    assertInstanceOf(
        Standing.NotKnown.class, FxThread.get(() -> model.opened().get().orElseThrow().standing()));

    robot.click("#article-known-now");

    assertFalse(robot.sees("#article-known-on"));
    assertEquals(Optional.empty(), FxThread.get(() -> model.days().knownOn().get()));
    assertInstanceOf(
        Standing.InForce.class, FxThread.get(() -> model.opened().get().orElseThrow().standing()));
    assertFalse(toggle().isSelected());
  }

  @Test
  void theDayIsDisclosedWithTheKeyboardBeginsWithTheDayLookedUpAndGoesAgain() {
    assertFalse(robot.sees("#knowledge-known-on"));
    FxThread.run(() -> toggle().requestFocus());

    robot.press(KeyCode.SPACE);

    assertTrue(robot.sees("#knowledge-known-on"));
    assertEquals("knowledge-known-on", robot.focused().getId());
    assertEquals(Optional.of(IN_2026), FxThread.get(() -> model.days().knownOn().get()));
    FxThread.run(() -> robot.find("#knowledge-known-on", DatePicker.class).setValue(THEN));
    assertEquals(Optional.of(THEN), FxThread.get(() -> model.days().knownOn().get()));

    FxThread.run(() -> toggle().requestFocus());
    robot.press(KeyCode.SPACE);

    assertFalse(robot.sees("#knowledge-known-on"));
    assertEquals(Optional.empty(), FxThread.get(() -> model.days().knownOn().get()));
  }

  @Test
  void noDayToComeIsOffered() {
    FxThread.run(() -> model.asOf().set(LocalDate.of(2099, 1, 1)));

    robot.click("#knowledge-known-toggle");

    assertEquals(
        Optional.of(ui.context().today()), FxThread.get(() -> model.days().knownOn().get()));
  }

  @Test
  void looksRight() {
    WINDOW.pictures(
        "knowledge-known-on",
        () -> {
          model.days().knownOn().set(Optional.of(THEN));
          model.open(NEW, Section.INTRODUCTION);
          return workspace();
        });
  }

  private ToggleButton toggle() {
    return robot.find("#knowledge-known-toggle", ToggleButton.class);
  }
}
