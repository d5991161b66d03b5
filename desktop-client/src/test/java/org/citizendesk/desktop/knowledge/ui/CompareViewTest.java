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
import org.citizendesk.knowledge.article.Section;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.text.Text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Two versions on the screen: beside each other, or in one column beside the work. */
class CompareViewTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();
  private static final ArticleKey THIRD = new ArticleKey("snap-maximum-allotments", "en", 3);
  private static final ArticleKey FOURTH = new ArticleKey("snap-maximum-allotments", "en", 4);

  private final UiRobot robot = WINDOW.robot();
  private final UiContext context = new TestUi().context();
  private final KnowledgeViewModel model =
      new KnowledgeViewModel(KNOWLEDGE, context, new Notices(context));

  @AfterAll
  static void closeKnowledge() {
    KNOWLEDGE.close();
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void marksWordsOnTheirSideByLinesAndSaysThemInWords() {
    model.comparison().compare(THIRD, FOURTH);
    WINDOW.show(this::workspace);
    Node row = rowWith("4");

    assertEquals(List.of("4", "$835", "4", "$939"), texts(row));
    assertTrue(isStruck(row, "$835"));
    assertTrue(isUnderlined(row, "$939"));
    assertTrue(row.getAccessibleText().contains("Removed words: $835. Added words: $939."));
    assertTrue(robot.sees("Written down on Nov 21, 2026, to be reviewed by May 21, 2027"));
  }

  @Test
  void goesFromChangeToChangeByKeyAndBackToTheArticle() {
    model.open(FOURTH, Section.INTRODUCTION);
    WINDOW.show(this::workspace);
    robot.click("#article-compare");
    assertEquals("change-1", focused());
    robot.press(KeyCode.F7);
    assertEquals("change-2", focused());
    assertEquals("Change 2 of " + model.comparison().changes(), place());
    robot.press(KeyCode.SHIFT, KeyCode.F7).press(KeyCode.SHIFT, KeyCode.F7);
    assertEquals("change-" + model.comparison().changes(), focused());
    assertTrue(robot.sees("#" + focused()));
    robot.press(KeyCode.ESCAPE);

    assertTrue(robot.sees("#article-title"));
    assertFalse(robot.sees("#compare"));
  }

  @Test
  void showsWhatIsFoldedByKey() {
    model.comparison().compare(THIRD, FOURTH);
    WINDOW.show(this::workspace);
    String fold = "compare-fold-0";
    FxThread.run(() -> robot.find("#compare-scroll").lookup("#" + fold).requestFocus());
    robot.press(KeyCode.SPACE);

    assertEquals(fold, focused());
    String name = Objects.requireNonNull(robot.focused()).getAccessibleText();
    assertTrue(name.startsWith("Hide"), name);
  }

  @Test
  void comparesWithAnotherVersionThatIsChosen() {
    model.comparison().compare(THIRD, FOURTH);
    WINDOW.show(this::workspace);
    FxThread.run(() -> robot.find("#compare-before").requestFocus());
    robot.press(KeyCode.DOWN);

    assertEquals(2, model.comparison().shown().get().orElseThrow().before().key().version());
    assertTrue(robot.sees("#compare-title"));
  }

  @Test
  void isInOneColumnBesideTheWorkAndOpensFromTheBanner() {
    model.asOf().set(LocalDate.of(2022, 10, 5));
    model.lastContact().set(Optional.of(LocalDate.of(2022, 9, 30)));
    model.open(FOURTH, Section.INTRODUCTION);
    WINDOW.show(this::pane);
    String changed = robot.find("#article-changes", Label.class).getText();
    assertTrue(changed.startsWith("Changed: Introduction, Who this is for, The amounts,"), changed);
    robot.click("#article-show-changes");
    Node row = rowWith("4");

    assertEquals(List.of("4", "$835", "$939"), texts(row));
    robot.press(KeyCode.ESCAPE);
    assertTrue(robot.sees("#article-title"));
  }

  @Test
  void looksRight() {
    model.comparison().compare(THIRD, FOURTH);
    WINDOW.pictures("compare", this::workspace);
    WINDOW.pictures("compare-beside", this::pane);
  }

  private Node rowWith(String text) {
    return FxThread.get(
        () ->
            robot.find("#compare-scroll").lookupAll(".compare-row").stream()
                .filter(row -> texts(row).getFirst().equals(text))
                .findFirst()
                .orElseThrow());
  }

  private static List<String> texts(Node row) {
    return row.lookupAll(".words").stream().map(it -> ((Text) it).getText()).toList();
  }

  private static boolean isStruck(Node row, String text) {
    return words(row, text).isStrikethrough();
  }

  private static boolean isUnderlined(Node row, String text) {
    return words(row, text).isUnderline();
  }

  private static Text words(Node row, String text) {
    return row.lookupAll(".words").stream()
        .map(Text.class::cast)
        .filter(it -> it.getText().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private String focused() {
    return Objects.requireNonNull(robot.focused()).getId();
  }

  private String place() {
    return robot.find("#compare-place", Label.class).getText();
  }

  private Parent workspace() {
    return new KnowledgeWorkspace(model, "Knowledge", new SimpleBooleanProperty());
  }

  private Parent pane() {
    KnowledgePane pane = new KnowledgePane(model);
    pane.setPrefWidth(340);
    BorderPane frame = new BorderPane();
    frame.getStyleClass().add("desk");
    frame.setRight(pane);
    return frame;
  }
}
