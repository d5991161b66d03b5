// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.knowledge.EditionShelf;
import org.citizendesk.desktop.knowledge.InUse;
import org.citizendesk.desktop.knowledge.Installing;
import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.LibrarySource;
import org.citizendesk.knowledge.search.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The age of the knowledge, wherever the knowledge is. */
class EditionLineTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final KnowledgeBase KNOWLEDGE = Articles.knowledge();
  private static final LocalDate DAY = LocalDate.of(2026, 11, 19);

  private final UiRobot robot = WINDOW.robot();
  private final UiContext context = new TestUi().context();
  private final Notices notices = new Notices(context);
  private final Shelf shelf = new Shelf();
  private final KnowledgeViewModel model =
      new KnowledgeViewModel(
          KNOWLEDGE, new EditionViewModel(shelf, context, notices), context, notices);

  @AfterAll
  static void close() {
    KNOWLEDGE.close();
  }

  @Test
  void standsInTheColumnBesideTheWorkAlsoOverAnArticle() {
    WINDOW.show(() -> new KnowledgePane(model));
    robot.click("#knowledge-field").type("cherry").press(KeyCode.ENTER);

    Label age = robot.find("#edition-age", Label.class);
    assertTrue(age.getText().endsWith("2 days old"), age.getText());
    assertTrue(age.getAccessibleText().endsWith("Knowledge edition 11"), age.getAccessibleText());
    assertFalse(robot.sees("#edition-menu"));
  }

  @Test
  void isRedOnceTheKnowledgeHasExpired() {
    WINDOW.show(this::workspace);
    assertFalse(age().getStyleClass().contains("bad"));

    FxThread.run(
        () -> shelf.inUse.set(new InUse(11, DAY, Optional.of(TestUi.START), 0, 100, true)));

    assertTrue(age().getStyleClass().contains("bad"));
    assertTrue(age().getText().contains("expired on"), age().getText());
  }

  @Test
  void saysThatTheSearchIsBeingPreparedAndAnswersByItselfWhenItIs() {
    shelf.inUse.set(new InUse(11, DAY, Optional.empty(), 0, 0, false));
    try (KnowledgeBase fresh = KnowledgeBase.open(LibrarySource.of(KNOWLEDGE.library()));
        KnowledgeViewModel asked =
            new KnowledgeViewModel(
                fresh, new EditionViewModel(shelf, context, notices), context, notices)) {
      WINDOW.show(() -> new KnowledgePane(asked));
      robot.click("#knowledge-field").type("cherry");
      FxThread.run(() -> shelf.inUse.set(new InUse(11, DAY, Optional.empty(), 0, 40, false)));
      assertTrue(robot.sees("The search is being prepared"));
      assertTrue(robot.find("#edition-progress", Label.class).getText().endsWith("40 %"));
      assertFalse(robot.sees("Nothing found"));

      fresh.prepare(Progress.IGNORED);
      FxThread.run(() -> shelf.inUse.set(new InUse(11, DAY, Optional.empty(), 0, 100, true)));

      assertTrue(robot.sees("Cherry allowance"));
      assertFalse(robot.sees("#edition-progress"));
    }
  }

  @Test
  void looksRightWhileTheSearchIsBeingPrepared() {
    shelf.inUse.set(new InUse(11, DAY, Optional.empty(), 0, 40, false));
    FxThread.run(() -> model.text().set("locomotive"));

    WINDOW.pictures("edition-preparing", this::workspace);
  }

  @Test
  void goesBackFromTheKeyboardAlone() {
    WINDOW.show(this::workspace);
    FxThread.run(
        () -> {
          shelf.inUse.set(new InUse(12, DAY, Optional.empty(), 11, 100, true));
          robot.find("#edition-menu", MenuButton.class).requestFocus();
        });

    robot.press(KeyCode.ENTER).press(KeyCode.DOWN).press(KeyCode.DOWN).press(KeyCode.ENTER);

    assertEquals(List.of("back"), shelf.done);
  }

  @Test
  void saysWhereItGoesBackTo() {
    WINDOW.show(this::workspace);
    MenuItem back = robot.find("#edition-menu", MenuButton.class).getItems().get(1);

    assertEquals("Go back to the articles that come with the program", back.getText());
    FxThread.run(() -> shelf.inUse.set(new InUse(12, DAY, Optional.empty(), 11, 100, true)));
    assertEquals("Go back to edition 11", back.getText());
    FxThread.run(() -> shelf.inUse.set(new InUse(0, DAY, Optional.empty(), 0, 100, true)));
    assertFalse(back.isVisible());
  }

  @Test
  void looksRightInBothSizesAndThemes() {
    shelf.inUse.set(new InUse(11, DAY, Optional.of(TestUi.START), 10, 40, true));

    WINDOW.pictures("edition", this::workspace);
  }

  private Label age() {
    return robot.find("#edition-age", Label.class);
  }

  private KnowledgeWorkspace workspace() {
    return new KnowledgeWorkspace(model, "Knowledge", new SimpleBooleanProperty(true));
  }

  /** A shelf that remembers what it was told. */
  private static final class Shelf implements EditionShelf {
    private final Cell<InUse> inUse =
        new Cell<>(new InUse(11, DAY, Optional.empty(), 0, 100, true));
    private final List<String> done = new ArrayList<>();

    @Override
    public Observed<InUse> inUse() {
      return inUse;
    }

    @Override
    public CompletableFuture<Installing> install(Path file) {
      done.add(file.toString());
      return CompletableFuture.completedFuture(new Installing.Installed(12));
    }

    @Override
    public CompletableFuture<Optional<Long>> rollBack() {
      done.add("back");
      return CompletableFuture.completedFuture(Optional.of(11L));
    }
  }
}
