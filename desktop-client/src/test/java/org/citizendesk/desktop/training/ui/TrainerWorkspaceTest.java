// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training.ui;

import org.citizendesk.desktop.knowledge.ui.Articles;
import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel;
import org.citizendesk.desktop.training.FakeReadingLists;
import org.citizendesk.desktop.training.ReadingList;
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
import java.util.Random;
import java.util.UUID;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TrainerWorkspaceTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final KnowledgeBase KNOWLEDGE = Articles.knowledge();
  private static final KnowledgeBase REAL = KnowledgeBase.bundled();

  private final UiRobot robot = WINDOW.robot();
  private final UiContext context = new TestUi().context();
  private final Notices notices = new Notices(context);
  private final BooleanProperty offline = new SimpleBooleanProperty();
  private final FakeReadingLists saved = new FakeReadingLists();
  private Desk desk = new Desk(KNOWLEDGE);

  /** The models of a trainer over some articles. */
  private final class Desk implements AutoCloseable {
    private final KnowledgeViewModel articles;
    private final BrowseViewModel browse;
    private final ReadingListViewModel lists;
    private final QuizViewModel quiz;

    Desk(KnowledgeBase knowledge) {
      articles = new KnowledgeViewModel(knowledge, context, notices);
      browse = new BrowseViewModel(knowledge, articles);
      lists =
          new ReadingListViewModel(saved, knowledge, articles, context, notices, UUID::randomUUID);
      quiz = new QuizViewModel(knowledge, context, notices, () -> new Random(5));
    }

    @Override
    public void close() {
      quiz.close();
      lists.close();
      browse.close();
      articles.close();
    }
  }

  @AfterAll
  static void closeKnowledge() {
    KNOWLEDGE.close();
    REAL.close();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void goesFromAProgramToAnArticleByKeysAlone() {
    WINDOW.show(this::view);
    FxThread.run(() -> robot.find("#browse-tree").requestFocus());
    robot.press(KeyCode.HOME).press(KeyCode.ENTER).press(KeyCode.ENTER);

    assertEquals("Cherry allowance", robot.find("#article-title", Label.class).getText());
    assertTrue(robot.sees("Questions to ask"));
    assertTrue(robot.sees("In force since Jan 1, 2026"));
    robot.press(KeyCode.ESCAPE);
    assertEquals("browse-tree", focused());
  }

  @Test
  void goesThroughTheArticlesAsTheyWereKnownOnAnEarlierDay() {
    WINDOW.show(this::view);
    FxThread.run(() -> robot.find("#browse-tree").requestFocus());
    robot.press(KeyCode.HOME);
    assertEquals(2, firstVersion());
    robot.click("#knowledge-known-toggle");
    FxThread.run(
        () ->
            robot.find("#knowledge-known-on", DatePicker.class).setValue(LocalDate.of(2025, 6, 1)));
    assertEquals(1, firstVersion());

    FxThread.run(
        () -> robot.find("#knowledge-known-on", DatePicker.class).setValue(LocalDate.EPOCH));
    assertTrue(robot.sees("Nothing was known yet"));
    robot.click("#knowledge-known-toggle");
    assertEquals(2, firstVersion());
  }

  private int firstVersion() {
    return FxThread.get(() -> desk.browse.entries().getFirst().article().key().version());
  }

  @Test
  void searchesAsAgentsDo() {
    WINDOW.show(this::view);
    robot.click("#trainer-search");
    assertEquals("knowledge-field", focused());
    robot.type("cherry").press(KeyCode.ENTER);

    assertTrue(robot.sees("#article-title"));
    robot.click("Version 1, from Jan 1, 2024");
    assertTrue(
        robot.find("#article-standing", Label.class).getText().startsWith("No longer in force"));
  }

  @Test
  void saysThatItWorksOffline() {
    WINDOW.show(this::view);
    assertFalse(robot.sees("#knowledge-offline"));
    FxThread.run(() -> offline.set(true));

    assertTrue(robot.sees("#knowledge-offline"));
  }

  @Test
  void asksByKeyAndExplainsEveryAnswer() {
    useRealArticles();
    desk.quiz.program().set(Optional.of("snap"));
    WINDOW.show(this::view);
    robot.click("#trainer-quiz");
    assertEquals("quiz-start", focused());
    robot.press(KeyCode.ENTER);
    assertTrue(robot.sees("Question 1 of 10"));
    robot.press(KeyCode.DIGIT2);
    assertEquals("quiz-next", focused());
    assertEquals(4, FxThread.get(() -> robot.find("#quiz").lookupAll(".quiz-why").size()));
    robot.press(KeyCode.ENTER);
    assertTrue(robot.sees("Question 2 of 10"));
    for (int question = 2; question <= 10; question++) {
      robot.press(KeyCode.DIGIT1).press(KeyCode.ENTER);
    }

    String score = robot.find("#quiz-score", Label.class).getText();
    assertTrue(score.endsWith(" of 10 right"), score);
    robot.click("#quiz-add");
    assertFalse(saved.saved.get().getFirst().list().entries().isEmpty());
    robot.click(FxThread.get(() -> robot.find(".quiz-article")));
    assertTrue(robot.sees("#article"));
  }

  @Test
  void buildsAReadingListByKeys() {
    desk.articles.open(new ArticleKey("cherry-allowance", "en", 2), Section.INTRODUCTION);
    WINDOW.show(this::view);
    robot.click("#trainer-list");
    assertEquals("list-new", focused());
    robot.press(KeyCode.SPACE);
    robot.click("#list-add");
    FxThread.run(
        () -> desk.articles.open(new ArticleKey("pear-grant", "en", 1), Section.INTRODUCTION));
    robot.click("#list-add");
    assertEquals(List.of("cherry-allowance", "pear-grant"), listed());
    FxThread.run(
        () -> {
          ListView<?> entries = robot.find("#list-entries", ListView.class);
          entries.requestFocus();
          entries.getSelectionModel().select(1);
        });
    robot.press(KeyCode.ALT, KeyCode.UP);
    assertEquals(List.of("pear-grant", "cherry-allowance"), listed());
    robot.press(KeyCode.DELETE);
    assertEquals(List.of("cherry-allowance"), listed());
    robot.press(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(List.of("pear-grant", "cherry-allowance"), listed());
    robot.click("#list-name").press(KeyCode.CONTROL, KeyCode.A).type("Fruit").press(KeyCode.ENTER);

    assertEquals("Fruit", saved.saved.get().getFirst().list().name());
    assertTrue(robot.sees("Not confirmed yet"));
  }

  private List<String> listed() {
    return saved.saved.get().getFirst().list().entries().stream()
        .map(ReadingList.Entry::article)
        .toList();
  }

  @Test
  void looksRight() {
    useRealArticles();
    desk.browse.shelf().set(Optional.of(new BrowseViewModel.Shelf("snap", Optional.empty())));
    desk.browse.open(desk.browse.entries().getFirst());
    offline.set(true);
    WINDOW.pictures("trainer", this::view);
    desk.lists.begin();
    desk.browse.entries().forEach(it -> desk.lists.add(it.article()));
    desk.lists.note(0, "Ask for the day first.");
    desk.lists.togglePin(1);
    WINDOW.pictures(
        "trainer-list",
        () -> {
          TrainerWorkspace view = view();
          view.showLists();
          return view;
        });
    desk.quiz.program().set(Optional.of("snap"));
    desk.quiz.start();
    WINDOW.pictures("trainer-question", this::quiz);
    desk.quiz.answer(1);
    WINDOW.pictures("trainer-answer", this::quiz);
    for (int question = 1; question <= 10; question++) {
      desk.quiz.answer(0);
      desk.quiz.next();
    }
    WINDOW.pictures("trainer-result", this::quiz);
  }

  private void useRealArticles() {
    desk.close();
    desk = new Desk(REAL);
  }

  private String focused() {
    return Objects.requireNonNull(robot.focused()).getId();
  }

  private TrainerWorkspace quiz() {
    TrainerWorkspace view = view();
    view.showQuiz();
    return view;
  }

  private TrainerWorkspace view() {
    return new TrainerWorkspace(desk.articles, desk.browse, desk.lists, desk.quiz, offline);
  }
}
