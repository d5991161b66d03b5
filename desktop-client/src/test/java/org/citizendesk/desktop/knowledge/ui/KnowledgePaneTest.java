// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.Quotation;
import org.citizendesk.knowledge.article.Section;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KnowledgePaneTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final KnowledgeBase KNOWLEDGE = Articles.knowledge();
  private static final KnowledgeBase REAL = KnowledgeBase.bundled();

  private final UiRobot robot = WINDOW.robot();
  private final UiContext context = new TestUi().context();
  private final Notices notices = new Notices(context);
  private final KnowledgeViewModel model = new KnowledgeViewModel(KNOWLEDGE, context, notices);

  @AfterAll
  static void close() {
    KNOWLEDGE.close();
    REAL.close();
  }

  @Test
  void findsAndOpensFromTheKeyboardAlone() {
    WINDOW.show(() -> pane(model));
    robot.click("#knowledge-field").type("cherry").press(KeyCode.DOWN).press(KeyCode.ENTER);

    assertEquals("Cherry allowance", robot.find("#article-title", Label.class).getText());
    robot.press(KeyCode.ESCAPE);
    assertEquals("knowledge-field", robot.focused().getId());
  }

  @Test
  void choosesAProgramByTypingAPartOfItsName() {
    KnowledgeViewModel real = new KnowledgeViewModel(REAL, context, notices);
    Scene scene = WINDOW.show(() -> pane(real));
    FxThread.run(() -> robot.find("#knowledge-program").requestFocus());
    robot.press(KeyCode.DOWN).type("voucher");
    WINDOW.picture(scene, "knowledge-programs");
    robot.press(KeyCode.DOWN).press(KeyCode.ENTER);

    assertEquals(Optional.of("housing-choice-voucher"), real.program().get());
    assertTrue(robot.sees("#knowledge-hits"));
  }

  @Test
  void keepsTheProgramWhenTheTypingIsTakenBack() {
    KnowledgeViewModel real = new KnowledgeViewModel(REAL, context, notices);
    real.program().set(Optional.of("snap"));
    WINDOW.show(() -> pane(real));
    FxThread.run(() -> robot.find("#knowledge-program").requestFocus());
    robot.press(KeyCode.DOWN).type("vouch").press(KeyCode.ESCAPE);

    assertEquals(Optional.of("snap"), real.program().get());
    assertTrue(robot.sees("SNAP"));
  }

  @Test
  void saysThatNothingWasFound() {
    WINDOW.show(() -> pane(model));
    assertTrue(robot.sees("Search as you type"));
    robot.click("#knowledge-field").type("locomotive");
    assertTrue(robot.sees("Nothing found"));
    robot.click("#knowledge-field-clear");
    assertTrue(robot.sees("Search as you type"));
  }

  @Test
  void warnsOfAVersionThatIsNoLongerInForce() {
    WINDOW.show(() -> pane(model));
    FxThread.run(
        () -> model.open(new ArticleKey("cherry-allowance", "en", 1), Section.INTRODUCTION));
    assertTrue(standing().startsWith("No longer in force"), standing());
    FxThread.run(() -> model.open(new ArticleKey("pear-grant", "en", 1), Section.INTRODUCTION));
    assertTrue(standing().startsWith("Not in force yet"), standing());
  }

  @Test
  void choosesAPlaceByTypingAPartOfItsName() {
    KnowledgeViewModel real = new KnowledgeViewModel(REAL, context, notices);
    WINDOW.show(() -> pane(real));
    FxThread.run(() -> robot.find("#knowledge-place").requestFocus());
    robot.press(KeyCode.DOWN).type("hawai").press(KeyCode.DOWN).press(KeyCode.ENTER);

    assertEquals(Optional.of(new Jurisdiction("US-HI")), real.place().get());
  }

  @Test
  void theBannerOfALocalRuleThatChangedLooksRight() {
    WINDOW.pictures(
        "knowledge-banner",
        () -> {
          KnowledgeViewModel real = new KnowledgeViewModel(REAL, context, notices);
          real.asOf().set(LocalDate.of(2021, 10, 5));
          real.lastContact().set(Optional.of(LocalDate.of(2021, 9, 30)));
          real.open(
              new ArticleKey("snap-maximum-allotments-hawaii", "en", 3), Section.INTRODUCTION);
          return pane(real);
        });
  }

  @Test
  void theBannerLeadsToTheFederalRuleAndToTheVersionBefore() {
    KnowledgeViewModel real = new KnowledgeViewModel(REAL, context, notices);
    real.asOf().set(LocalDate.of(2021, 10, 5));
    real.lastContact().set(Optional.of(LocalDate.of(2021, 9, 30)));
    ArticleKey local = new ArticleKey("snap-maximum-allotments-hawaii", "en", 3);
    real.open(local, Section.INTRODUCTION);
    WINDOW.show(() -> pane(real));
    assertTrue(standing().startsWith("In force, but changed since"), standing());
    assertTrue(robot.sees("#article-show-changes"));
    robot.click("#article-floor .button");
    assertEquals("snap-maximum-allotments", real.opened().get().orElseThrow().article().key().id());
    assertFalse(robot.sees("#article-floor"));
  }

  @Test
  void insertsAndCopiesASection() {
    List<Quotation> inserted = new ArrayList<>();
    model.setInsertTarget(inserted::add);
    WINDOW.show(() -> pane(model));
    FxThread.run(
        () -> model.open(new ArticleKey("cherry-allowance", "en", 2), Section.INTRODUCTION));
    assertFalse(robot.sees("#insert-introduction"));
    FxThread.run(() -> model.canInsert().set(true));
    robot.click("#insert-introduction").click("#copy-introduction");

    assertEquals("Cherry allowance", inserted.getFirst().title());
    String copied = FxThread.get(() -> Clipboard.getSystemClipboard().getString());
    assertEquals(inserted.getFirst().withSource(), copied);
  }

  @Test
  void searchLooksRight() {
    WINDOW.pictures(
        "knowledge-search",
        () -> {
          KnowledgeViewModel real = new KnowledgeViewModel(REAL, context, notices);
          real.text().set("food stamps work");
          return pane(real);
        });
  }

  @Test
  void articleLooksRight() {
    model.open(new ArticleKey("cherry-allowance", "en", 2), Section.INTRODUCTION);
    model.canInsert().set(true);
    WINDOW.pictures("knowledge-article", () -> pane(model));
  }

  private String standing() {
    return robot.find("#article-standing", Label.class).getText();
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
