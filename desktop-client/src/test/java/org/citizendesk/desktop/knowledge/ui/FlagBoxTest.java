// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.knowledge.FakeFeedback;
import org.citizendesk.desktop.knowledge.Feedback.Remark;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.protocol.fact.KnowledgeFact.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whoever reads an article can tell its owner what is wrong, by keyboard alone. */
class FlagBoxTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final KnowledgeBase KNOWLEDGE = Articles.knowledge();
  private static final ArticleKey CHERRY = new ArticleKey("cherry-allowance", "en", 2);
  private static final ArticleKey OLD = new ArticleKey("cherry-allowance", "en", 1);

  private final UiRobot robot = WINDOW.robot();
  private final UiContext context = new TestUi().context();
  private final Notices notices = new Notices(context);
  private final FakeFeedback feedback = new FakeFeedback();
  private final FlagViewModel flags = new FlagViewModel(feedback, context, notices);
  private final KnowledgeViewModel model = new KnowledgeViewModel(KNOWLEDGE, context, notices);

  @AfterAll
  static void close() {
    KNOWLEDGE.close();
  }

  @BeforeEach
  void read() {
    model.setFlags(flags);
    WINDOW.show(() -> pane(model));
    FxThread.run(() -> model.open(CHERRY, Section.INTRODUCTION));
  }

  @Test
  void flagsTheVersionThatIsReadByKeyboardAlone() {
    robot.press(KeyCode.F9);
    assertEquals("flag-wrong", robot.focused().getId());
    robot.press(KeyCode.DOWN);
    FxThread.run(() -> flags.section().set("how-much-it-is"));
    FxThread.run(() -> robot.find("#flag-text").requestFocus());
    robot.type("It is eight now.").press(KeyCode.CONTROL, KeyCode.ENTER);

    assertEquals(
        List.of(
            new Remark(
                CHERRY,
                "Cherry allowance",
                "how-much-it-is",
                Reason.OUT_OF_DATE,
                "It is eight now.")),
        feedback.flags("cherry-allowance").stream().map(it -> it.remark()).toList());
    assertFalse(robot.sees("#flag-text"));
    assertEquals("You flagged version 2 on Nov 21, 2026: It is out of date", own());
  }

  @Test
  void takesAFlagBack() {
    FxThread.run(() -> flags.reason().set(Optional.of(Reason.WRONG)));
    FxThread.run(flags::send);
    assertEquals("You flagged version 2 on Nov 21, 2026: It is wrong", own());

    FxThread.run(() -> flags.withdraw(flags.flags().get().getFirst()));

    assertEquals("", own());
    assertEquals(List.of(), feedback.flags("cherry-allowance"));
  }

  @Test
  void needsAReasonAndWordsForSomethingElse() {
    robot.press(KeyCode.F9);
    assertTrue(FxThread.get(() -> robot.find("#flag-send").isDisabled()));
    robot.click("#flag-other");
    assertTrue(FxThread.get(() -> robot.find("#flag-send").isDisabled()));
    robot.click("#flag-text").type("x");

    assertFalse(FxThread.get(() -> robot.find("#flag-send").isDisabled()));
  }

  @Test
  void keepsWhatWasWrittenIfItCouldNotBeStored() {
    feedback.broken(true);
    robot.press(KeyCode.F9);
    robot.click("#flag-wrong").click("#flag-text").type("So it is.");
    robot.press(KeyCode.CONTROL, KeyCode.ENTER);

    assertEquals("So it is.", flags.text().get());
    assertTrue(notices.current().get().isPresent());
    feedback.broken(false);
    FxThread.run(flags::send);
    assertEquals(1, feedback.flags("cherry-allowance").size());
  }

  @Test
  void whatIsWrittenAboutOneVersionIsNotSentForAnother() {
    robot.press(KeyCode.F9);
    robot.click("#flag-text").type("half a thought");
    FxThread.run(() -> model.open(OLD, Section.INTRODUCTION));

    assertEquals("", flags.text().get());
    assertFalse(flags.writing().get());
  }

  @Test
  void escLeavesTheFormAndNotTheArticle() {
    robot.press(KeyCode.F9).press(KeyCode.ESCAPE);

    assertFalse(flags.writing().get());
    assertTrue(model.opened().get().isPresent());
  }

  @Test
  void looksRight() {
    WINDOW.pictures(
        "knowledge-flag",
        () -> {
          model.open(OLD, Section.INTRODUCTION);
          BorderPane pane = pane(model);
          flags.reason().set(Optional.of(Reason.WRONG));
          flags.send();
          flags.begin();
          return pane;
        });
  }

  /** Returns what the article says of the user's own flags. */
  private String own() {
    return FxThread.get(
        () ->
            robot.find("#flag-box").lookupAll(".flag-said").stream()
                .map(node -> ((Label) node).getText())
                .collect(Collectors.joining("; ")));
  }

  private static BorderPane pane(KnowledgeViewModel model) {
    KnowledgePane pane = new KnowledgePane(model);
    pane.setPrefWidth(340);
    BorderPane frame = new BorderPane();
    frame.getStyleClass().add("desk");
    frame.setRight(pane);
    return frame;
  }
}
