// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import org.citizendesk.desktop.attachment.FakeAttachments;
import org.citizendesk.desktop.attachment.ui.AttachmentViewModel;
import org.citizendesk.desktop.ui.DirectTaskRunner;
import org.citizendesk.desktop.ui.FxBridge;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Scenery;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.id.CitizenId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the reader looks at stays where it is. */
class TimelineViewTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final CitizenId ANA = new CitizenId(new UUID(0, 1));
  private static final double NEARLY = 3;

  private final UiRobot robot = WINDOW.robot();
  private final FakeTimeline store = new FakeTimeline();
  private final UiContext context = new TestUi().context(new DirectTaskRunner());
  private final TimelineViewModel model =
      new TimelineViewModel(
          store,
          new TimelineRows("me", "Me", ZoneOffset.UTC, code -> code, queue -> queue),
          new SimpleBooleanProperty(true),
          context);
  private final AttachmentViewModel files =
      new AttachmentViewModel(new FakeAttachments(), context, new Notices(context));

  @Test
  void opensAtTheEnd() {
    fill(200);
    open();

    assertTrue(sees("note 199"));
  }

  @Test
  void followsWhatIsNewWhileTheReaderIsAtTheEnd() {
    fill(100);
    open();

    FxThread.run(
        () -> {
          fill(1);
          store.tell(ANA);
        });
    FxThread.settle();

    assertTrue(sees("note 100"));
    assertFalse(robot.sees("#timeline-new"));
  }

  @Test
  void staysAtTheNewestWhenItsRoomGetsSmaller() {
    fill(100);
    Scene scene = open();
    robot.click("#timeline");

    FxThread.run(() -> scene.getWindow().setHeight(scene.getHeight() - 150));
    FxThread.settle();

    assertTrue(seesWhole("note 99"));
    assertFalse(robot.sees("#timeline-new"));
  }

  @Test
  void staysAtTheNewestWhenItsWordsWrapAnew() {
    fill(30);
    store.add(ANA, null, TestUi.START, new NoteFact.Written("sam", "last\n" + "word ".repeat(200)));
    Scene scene = open();

    FxThread.run(() -> scene.getWindow().setWidth(scene.getWidth() * 0.5));
    FxThread.settle();

    assertTrue(seesWhole("last"));
  }

  @Test
  void staysWhereTheReaderIsWhenItsRoomGetsSmaller() {
    fill(100);
    Scene scene = open();
    scrollTo(20);
    double before = top("note 60");

    FxThread.run(() -> scene.getWindow().setHeight(scene.getHeight() - 150));
    FxThread.settle();

    assertEquals(before, top("note 60"), NEARLY);
    assertFalse(sees("note 99"));
  }

  @Test
  void staysAtTheNewestWhileNobodyHasScrolledThoughHistoryComesAbove() {
    fill(300);
    open();

    FxThread.run(model::loadOlder);
    FxThread.settle();

    assertTrue(sees("note 299"));
    assertFalse(robot.sees("#timeline-new"));
  }

  @Test
  void doesNotMoveWhatIsReadWhenSomethingNewComesAndSaysSo() {
    fill(100);
    open();
    scrollTo(20);
    double before = top("note 60");

    FxThread.run(
        () -> {
          fill(3);
          store.tell(ANA);
        });

    assertEquals(before, top("note 60"), NEARLY);
    assertTrue(robot.sees("#timeline-new"));
    robot.click("#timeline-new");
    FxThread.settle();
    assertTrue(sees("note 102"));
    assertFalse(robot.sees("#timeline-new"));
  }

  @Test
  void doesNotMoveWhatIsReadWhenOlderEntriesComeAbove() {
    fill(300);
    open();
    scrollTo(20);
    double before = top("note 262");
    int rows = rows();

    FxThread.run(model::loadOlder);

    assertTrue(rows() > rows);
    assertEquals(before, top("note 262"), NEARLY);
  }

  @Test
  void bringsOlderEntriesWhenTheReaderScrollsToTheTop() {
    fill(200);
    open();
    int rows = rows();

    scrollTo(0);

    FxThread.until("older entries", () -> model.content().get().rows().size() > rows);
  }

  @Test
  void goesToTheBeginningAndBackWithoutEnd() {
    fill(150);
    open();
    for (int i = 0; i < 4; i++) {
      scrollTo(0);
      FxThread.settle();
    }

    assertTrue(FxThread.get(() -> model.content().get().rows().size()) >= 151);
    assertTrue(sees("note 0"));
  }

  @Test
  void showsAndHidesAQuotationByKeyAndByButton() {
    fill(3);
    store.add(ANA, null, TestUi.START, mail());
    open();
    ListView<?> list = robot.find("#timeline", ListView.class);
    FxThread.run(
        () -> {
          list.requestFocus();
          list.getSelectionModel().selectLast();
        });

    robot.press(KeyCode.ENTER);
    assertTrue(robot.sees("Hide quoted text"));
    robot.click("Hide quoted text");

    assertTrue(robot.sees("Show quoted text"));
  }

  @Test
  void readsEachRowAloud() {
    fill(3);
    Scene scene = open();

    List<String> silent =
        FxThread.get(
            () ->
                Scenery.all(scene.getRoot())
                    .filter(node -> node instanceof ListCell<?> cell && cell.getItem() != null)
                    .filter(node -> node.getAccessibleText() == null)
                    .map(Object::toString)
                    .toList());
    assertEquals(List.of(), silent);
    assertEquals(List.of(), FxThread.get(() -> Scenery.nameless(scene.getRoot())));
  }

  @Test
  void offersToTryAgainWhenTheStoreCannotBeRead() {
    fill(3);
    store.broken(true);
    open();
    store.broken(false);

    robot.click("#timeline-retry");

    assertTrue(sees("note 2"));
  }

  private Scene open() {
    Scene scene =
        WINDOW.show(
            () -> {
              TimelineView view = new TimelineView(model, files, FxBridge.live().executor());
              model.open(ANA);
              return view;
            });
    FxThread.settle();
    return scene;
  }

  private void fill(int count) {
    int from = store.size(ANA);
    for (int i = from; i < from + count; i++) {
      // Rows of very different heights: guesses about them must not move anything.
      String more = "\nand more".repeat(i % 7);
      store.add(ANA, null, TestUi.START, new NoteFact.Written("sam", "note " + i + more));
    }
  }

  private static EmailFact.Received mail() {
    return new EmailFact.Received(
        "<1@x>", "a@x", List.of(), "S", "New\n> old", null, List.of(), "h", List.of(), null);
  }

  private void scrollTo(int index) {
    ListView<?> list = robot.find("#timeline", ListView.class);
    // By hand first: until then the list stays at the newest entry.
    robot.scroll("#timeline", -1);
    FxThread.run(() -> list.scrollTo(index));
    FxThread.settle();
  }

  private int rows() {
    return FxThread.get(() -> model.content().get().rows().size());
  }

  private boolean sees(String note) {
    return FxThread.get(() -> cell(note).isPresent());
  }

  private boolean seesWhole(String note) {
    ListView<?> list = robot.find("#timeline", ListView.class);
    return FxThread.get(
        () ->
            cell(note)
                .filter(row -> row.getLayoutY() + row.getHeight() <= list.getHeight() + NEARLY)
                .isPresent());
  }

  private double top(String note) {
    return FxThread.get(
        () -> cell(note).map(ListCell::getLayoutY).orElseThrow(() -> new AssertionError(note)));
  }

  private Optional<ListCell<?>> cell(String note) {
    ListView<?> list = robot.find("#timeline", ListView.class);
    return list.lookupAll(".list-cell").stream()
        .filter(ListCell.class::isInstance)
        .<ListCell<?>>map(node -> (ListCell<?>) node)
        .filter(
            cell ->
                cell.isVisible()
                    && cell.getItem() instanceof TimelineRow.Card card
                    && (card.text() + "\n").startsWith(note + "\n"))
        .filter(
            cell ->
                cell.getLayoutY() < list.getHeight() && cell.getLayoutY() + cell.getHeight() > 0)
        .findFirst();
  }
}
