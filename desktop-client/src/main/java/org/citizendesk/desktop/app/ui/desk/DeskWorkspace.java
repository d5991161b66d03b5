// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui.desk;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.attachment.ui.SystemWindows;
import org.citizendesk.desktop.citizen.ui.CitizenHeader;
import org.citizendesk.desktop.contact.ui.ComposerView;
import org.citizendesk.desktop.contact.ui.KeptView;
import org.citizendesk.desktop.contact.ui.ParkView;
import org.citizendesk.desktop.contact.ui.RepliesView;
import org.citizendesk.desktop.contact.ui.TransferView;
import org.citizendesk.desktop.contact.ui.WorkListView;
import org.citizendesk.desktop.contact.ui.WrapUpView;
import org.citizendesk.desktop.timeline.ui.TimelineView;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.protocol.id.CitizenId;
import org.kordamp.ikonli.feather.Feather;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The agent's workspace: work at the left, the citizen in the middle, knowledge at the right. */
public final class DeskWorkspace extends StackPane {
  private static final double WORK_WIDTH = 300;
  private static final double KNOWLEDGE_WIDTH = 340;

  private final Texts texts = Texts.of(DeskWorkspace.class);
  private final DeskViewModel model;
  private final WorkListView work;
  private final TimelineView timeline;
  private final ComposerView composer;
  private final WrapUpView wrapUp;
  private final TransferView transfer;
  private final ParkView park;
  private final RepliesView replies;
  private final KeptView kept;
  private final Region knowledge;
  private final SplitPane panes = new SplitPane();
  private boolean arranged;

  /**
   * Joins the parts.
   *
   * @param knowledge the pane at the right; its insert button calls {@link DeskViewModel#insert}
   * @param later runs work after what the screen's thread is doing
   */
  public DeskWorkspace(DeskViewModel model, Region knowledge, Executor later) {
    this.model = model;
    this.knowledge = knowledge;
    this.work = new WorkListView(model.work());
    this.timeline = new TimelineView(model.timeline(), model.files(), later);
    model.files().goThrough(new SystemWindows(this));
    this.composer = new ComposerView(model.composer(), model.files()::choose);
    this.wrapUp = new WrapUpView(model.wrapUp());
    this.transfer = new TransferView(model.transfer());
    this.park = new ParkView(model.park());
    this.replies = new RepliesView(model.replies());
    this.kept = new KeptView(model.kept());
    setId("desk");
    getStyleClass().add("desk");
    getStylesheets().add(Nodes.styleSheet(DeskWorkspace.class, "desk.css"));
    panes.getStyleClass().add("panes");
    panes.getItems().addAll(work, middle(), knowledge);
    work.setPrefWidth(WORK_WIDTH);
    knowledge.setPrefWidth(KNOWLEDGE_WIDTH);
    SplitPane.setResizableWithParent(work, false);
    SplitPane.setResizableWithParent(knowledge, false);
    panes.widthProperty().subscribe(width -> arrange(width.doubleValue()));
    getChildren().add(panes);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private VBox middle() {
    StackPane writing = new StackPane(composer);
    Nodes.unless(
        wrapUp.visibleProperty().or(transfer.visibleProperty()).or(park.visibleProperty()),
        writing);
    VBox middle =
        new VBox(
            new CitizenHeader(
                model.header(), resumeButton(), parkButton(), transferButton(), wrapUpButton()),
            timeline,
            company(),
            replies,
            kept,
            writing,
            transfer,
            park,
            wrapUp);
    replies.setMinHeight(USE_PREF_SIZE);
    kept.setMinHeight(USE_PREF_SIZE);
    // The timeline takes what is left; what is written in is never squeezed.
    timeline.setPrefHeight(0);
    VBox.setVgrow(timeline, Priority.ALWAYS);
    writing.setMinHeight(USE_PREF_SIZE);
    wrapUp.setMinHeight(USE_PREF_SIZE);
    transfer.setMinHeight(USE_PREF_SIZE);
    park.setMinHeight(USE_PREF_SIZE);
    middle.getStyleClass().add("desk-middle");
    middle.setMinWidth(0);
    return middle;
  }

  private Label company() {
    Label company = Nodes.label("", "tiny", "company");
    company.setId("company");
    company.textProperty().bind(model.company().here());
    company.setMinHeight(USE_PREF_SIZE);
    Nodes.unless(model.company().here().isEmpty(), company);
    return company;
  }

  private Button resumeButton() {
    Button button =
        button("resume", Feather.PLAY_CIRCLE, texts.get("desk.resume"), model.park()::resume);
    Icons.name(button, texts.get("desk.resume.name"));
    return Nodes.when(model.park().resumable(), button);
  }

  private Button parkButton() {
    Button button =
        button("park-open", Feather.PAUSE_CIRCLE, texts.get("desk.park"), model::beginPark);
    Icons.name(button, texts.get("desk.park.name"));
    button.disableProperty().bind(park.visibleProperty());
    return Nodes.when(model.park().possible(), button);
  }

  private static Button button(String id, Feather icon, String words, Runnable action) {
    Button button = new Button(words, Icons.icon(icon));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private Button transferButton() {
    Button button =
        button(
            "transfer-open",
            Feather.CORNER_UP_RIGHT,
            texts.get("desk.transfer"),
            model::beginTransfer);
    Icons.name(button, texts.get("desk.transfer.name"));
    button.disableProperty().bind(transfer.visibleProperty());
    return Nodes.when(model.transferPossible(), button);
  }

  private Button wrapUpButton() {
    Button button =
        button("wrap-up-open", Feather.CHECK_CIRCLE, texts.get("desk.wrap-up"), model::beginWrapUp);
    button.getStyleClass().addAll(Styles.ACCENT, "wrap-up-open");
    Icons.name(button, texts.get("desk.wrap-up.name"));
    button.disableProperty().bind(wrapUp.visibleProperty());
    return Nodes.when(model.wrapUpPossible(), button);
  }

  private void arrange(double width) {
    if (!arranged && width > WORK_WIDTH + KNOWLEDGE_WIDTH) {
      arranged = true;
      panes.setDividerPositions(WORK_WIDTH / width, 1 - KNOWLEDGE_WIDTH / width);
    }
  }

  private void pressed(KeyEvent event) {
    boolean taken =
        switch (event.getCode()) {
          case F2 -> {
            if (event.isShiftDown()) {
              model.work().declineOldest();
            } else {
              model.work().acceptOldest();
            }
            yield true;
          }
          case F8 -> {
            model.insertBest();
            yield true;
          }
          case F6 -> {
            nextPane(event.isShiftDown() ? -1 : 1);
            yield true;
          }
          case KeyCode code -> event.isShortcutDown() && event.isShiftDown() && withShift(code);
        };
    if (taken) {
      event.consume();
    }
  }

  private boolean withShift(KeyCode code) {
    if (code == KeyCode.W) {
      model.beginWrapUp();
      return true;
    }
    if (code == KeyCode.T) {
      model.beginTransfer();
      return true;
    }
    if (code == KeyCode.P) {
      model.beginPark();
      return true;
    }
    if (code == KeyCode.G) {
      model.park().resume();
      return true;
    }
    if (code == KeyCode.B && model.replies().waits()) {
      model.replies().undo();
      return true;
    }
    return false;
  }

  /** Puts the focus where work begins. */
  @Override
  public void requestFocus() {
    work.list().requestFocus();
  }

  /** Opens a citizen who was searched for, to read and to leave notes. */
  public void openCitizen(CitizenId citizen, String name) {
    model.openCitizen(citizen, name);
    composer.area().requestFocus();
  }

  private void nextPane(int step) {
    List<Stop> stops =
        Stream.of(
                new Stop(work, work.list()),
                new Stop(timeline, timeline.list()),
                new Stop(wrapUp, firstStop(wrapUp).orElse(wrapUp)),
                new Stop(transfer, firstStop(transfer).orElse(transfer)),
                new Stop(park, firstStop(park).orElse(park)),
                new Stop(composer, composer.area()),
                new Stop(knowledge, firstStop(knowledge).orElse(knowledge)))
            .filter(stop -> isShown(stop.entrance()))
            .toList();
    int here = -1;
    for (int i = 0; i < stops.size(); i++) {
      if (hasFocus(stops.get(i).pane())) {
        here = i;
      }
    }
    int next = here < 0 ? 0 : Math.floorMod(here + step, stops.size());
    stops.get(next).entrance().requestFocus();
  }

  private record Stop(Node pane, Node entrance) {}

  private static boolean hasFocus(Node pane) {
    return pane.isFocusWithin();
  }

  private static boolean isShown(Node node) {
    return Stream.<Node>iterate(node, at -> at != null, Node::getParent).allMatch(Node::isVisible);
  }

  private static Optional<Node> firstStop(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return Optional.empty();
    }
    if (node.isFocusTraversable()) {
      return Optional.of(node);
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream()
            .map(DeskWorkspace::firstStop)
            .flatMap(Optional::stream)
            .findFirst()
        : Optional.empty();
  }
}
