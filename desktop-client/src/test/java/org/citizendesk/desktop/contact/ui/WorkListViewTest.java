// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Scenery;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.Theme;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The work list on the screen. */
class WorkListViewTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private final UiRobot robot = WINDOW.robot();
  private final FakeWork work = new FakeWork();
  private final List<String> asked = new ArrayList<>();
  private final ObjectProperty<Standing> standing =
      new SimpleObjectProperty<>(new Standing(true, true, ""));
  private final TestUi ui = new TestUi();
  private final UiContext context = ui.context();
  private final WorkListViewModel model =
      new WorkListViewModel(work, new Offers(), standing, context, new Notices(context));

  @BeforeEach
  void open() {
    WINDOW.show(() -> new WorkListView(model));
  }

  @Test
  void saysWhatToDoWhileThereIsNoWork() {
    assertTrue(robot.sees("You are ready"));

    FxThread.run(() -> standing.set(new Standing(true, false, "Lunch")));
    assertTrue(robot.sees("Not ready: Lunch"));
    FxThread.run(() -> standing.set(new Standing(false, true, "")));
    assertTrue(robot.sees("No link to the server"));
    FxThread.run(() -> work.items().set(List.of(Items.chat("Ana"))));
    assertFalse(robot.sees("#work-empty"));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 150, 200})
  void hasRoomForEveryFilterWhateverTheTextSize(int percent) {
    Scene scene =
        WINDOW.show(
            () -> {
              WorkListView view = new WorkListView(model);
              view.setPrefWidth(200);
              return new HBox(view);
            });
    FxThread.run(() -> Theme.dress(scene, percent));
    FxThread.run(
        () ->
            work.items()
                .set(IntStream.range(0, 12).mapToObj(i -> Items.mail("Bob " + i)).toList()));

    double end = FxThread.get(() -> right(robot.find("#work-filter-mail")));
    assertTrue(end <= FxThread.get(() -> right(robot.find("#work"))), percent + " %: " + end);
    assertEquals(List.of(), FxThread.get(() -> Scenery.cut(robot.find(".work-filters"))));
  }

  private static double right(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMaxX();
  }

  @Test
  void filtersAndAlwaysHasAFilter() {
    FxThread.run(() -> work.items().set(List.of(Items.chat("Ana"), Items.mail("Bob"))));

    robot.click("#work-filter-mail");
    assertFalse(robot.sees("Ana"));
    robot.click("#work-filter-mail");
    assertTrue(
        FxThread.get(() -> robot.find("#work-filter-mail", ToggleButton.class).isSelected()));
    robot.click("#work-filter-calls");

    assertTrue(robot.sees("Nothing of this kind"));
  }

  @Test
  void opensWithArrowsAndTakesOrGivesBackAnOfferByKey() {
    FxThread.run(
        () -> {
          work.items().set(List.of(Items.offer("Ana"), Items.chat("Bob")));
          robot.find("#work-list").requestFocus();
        });
    robot.press(KeyCode.DOWN);
    assertEquals(Optional.of(Items.contact("Ana")), model.selected().get());

    robot.press(KeyCode.ENTER).press(KeyCode.DELETE).press(KeyCode.DOWN).press(KeyCode.ENTER);

    assertEquals(List.of("accept Ana", "decline Ana"), asked);
    assertEquals(Optional.of(Items.contact("Bob")), model.selected().get());
  }

  @Test
  void givesAnOfferBackByItsButton() {
    FxThread.run(() -> work.items().set(List.of(Items.offer("Ana"))));

    robot.click(".offer-decline");

    assertEquals(List.of("decline Ana"), asked);
  }

  @Test
  void countsDownWithoutLosingTheSelection() {
    FxThread.run(
        () -> {
          work.items().set(List.of(Items.offer("Ana"), Items.chat("Bob")));
          model.select(Items.contact("Ana"));
          ui.pass(Duration.ofSeconds(5));
        });

    assertTrue(robot.sees("0:40 left"));
    assertEquals(
        0,
        FxThread.get(
            () -> robot.find("#work-list", ListView.class).getSelectionModel().getSelectedIndex()));
  }

  @Test
  void namesAllThatTakesTheFocusAndReadsRowsAloud() {
    FxThread.run(() -> work.items().set(List.of(Items.offer("Ana"), Items.chat("Bob"))));
    Scene scene = robot.find("#work-list").getScene();

    assertEquals(List.of(), FxThread.get(() -> Scenery.nameless(scene.getRoot())));
    assertTrue(
        FxThread.get(
            () ->
                Scenery.all(scene.getRoot())
                    .anyMatch(
                        node ->
                            "Chat, Bob. About Bob. In chat.".equals(node.getAccessibleText()))));
  }

  private final class Offers implements OfferActions {
    @Override
    public CompletableFuture<Optional<String>> accept(WorkItem offer) {
      asked.add("accept " + offer.citizenName());
      return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public CompletableFuture<Optional<String>> decline(WorkItem offer) {
      asked.add("decline " + offer.citizenName());
      return CompletableFuture.completedFuture(Optional.empty());
    }
  }
}
