// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.supervision.ui;

import org.citizendesk.desktop.routing.ui.AgentStateTexts;
import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.protocol.frame.ViewBody.AgentRow;
import org.citizendesk.protocol.frame.ViewBody.QueueRow;
import org.kordamp.ikonli.feather.Feather;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The supervisor's workspace: queues and agents, live. */
public final class BoardView extends BorderPane {
  private static final double MORE_COLUMNS = 160;
  private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

  private final BoardViewModel model;
  private final Texts texts = Texts.of(BoardView.class);
  private final Label asOf = Badges.pill("", Tone.GOOD);
  private final Label waiting = figure("tile-waiting");
  private final Label longest = figure("tile-longest");
  private final Label available = figure("tile-available");
  private final Label wrapped = figure("tile-wrapped");
  private final TableView<QueueRow> queues = new TableView<>();
  private final TableView<AgentRow> agents = new TableView<>();
  private final AgentActs acts;
  private final ServiceWords service = new ServiceWords();

  /** Follows the board. */
  public BoardView(BoardViewModel model) {
    this.model = model;
    this.acts = new AgentActs(model, agents);
    setId("board");
    getStyleClass().addAll("desk", "board");
    getStylesheets().add(Nodes.styleSheet(BoardView.class, "board.css"));
    setTop(head());
    BooleanBinding empty =
        Bindings.createBooleanBinding(() -> model.board().get().isEmpty(), model.board());
    Node nothing =
        Nodes.empty(
            Feather.BAR_CHART_2, texts.get("board.empty.title"), texts.get("board.empty.hint"));
    setCenter(new StackPane(Nodes.when(empty, nothing), Nodes.unless(empty, figures())));
    model.board().subscribe(board -> show());
    model.stale().subscribe(stale -> show());
  }

  /** Gives the focus to the queues. */
  public void focusFirst() {
    queues.requestFocus();
  }

  private HBox head() {
    asOf.setId("board-as-of");
    HBox head = new HBox(Nodes.label(texts.get("board.title"), "pane-title"), asOf);
    head.getStyleClass().addAll("pane", "pane-head", "board-head");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private VBox figures() {
    HBox tiles =
        new HBox(
            tile(texts.get("board.waiting"), waiting, Feather.USERS, Tone.INFO),
            tile(texts.get("board.longest"), longest, Feather.CLOCK, Tone.WARN),
            tile(texts.get("board.available"), available, Feather.USER_CHECK, Tone.GOOD),
            tile(texts.get("board.wrapped"), wrapped, Feather.CHECK_CIRCLE, Tone.CALM));
    tiles.getStyleClass().add("board-tiles");
    buildQueues();
    buildAgents();
    VBox waits = section(texts.get("board.queues"), queues);
    waits.setPrefWidth(MORE_COLUMNS);
    HBox tables = new HBox(waits, section(texts.get("board.agents"), agents, acts.button()));
    tables.getStyleClass().add("board-tables");
    VBox.setVgrow(tables, Priority.ALWAYS);
    VBox figures = new VBox(tiles, tables);
    figures.getStyleClass().add("board-figures");
    return figures;
  }

  private static Label figure(String id) {
    Label figure = Nodes.label("", "board-figure");
    figure.setId(id);
    return figure;
  }

  private static HBox tile(String title, Label figure, Feather icon, Tone tone) {
    VBox words = new VBox(figure, Nodes.label(title, "muted"));
    HBox tile = new HBox(Badges.chip(icon, tone), words);
    tile.getStyleClass().addAll("card", "board-tile");
    tile.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(tile, Priority.ALWAYS);
    tile.setMaxWidth(Double.MAX_VALUE);
    tile.setPrefWidth(0);
    return tile;
  }

  private static VBox section(String title, TableView<?> table, Node... beside) {
    Label label = Nodes.label(title, "strong");
    label.setLabelFor(table);
    table.setAccessibleText(title);
    VBox.setVgrow(table, Priority.ALWAYS);
    HBox head = new HBox(label, Nodes.spring());
    head.getChildren().addAll(beside);
    head.getStyleClass().add("board-section-head");
    head.setAlignment(Pos.CENTER_LEFT);
    VBox section = new VBox(head, table);
    section.getStyleClass().addAll("card", "board-section");
    HBox.setHgrow(section, Priority.ALWAYS);
    section.setPrefWidth(0);
    return section;
  }

  private void buildQueues() {
    queues.setId("board-queues");
    queues.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    sorted(queues, model.queues());
    queues.setPlaceholder(Nodes.label(texts.get("board.no-queues"), "muted"));
    queues.getColumns().add(wide(text(texts.get("column.queue"), model::queue)));
    queues.getColumns().add(channel());
    queues.getColumns().add(number(texts.get("column.waiting"), QueueRow::waiting));
    queues
        .getColumns()
        .add(right(live(texts.get("column.longest"), row -> model.age(row.oldest()))));
    queues.getColumns().add(number(texts.get("column.in-hand"), QueueRow::inHand));
    queues
        .getColumns()
        .add(number(texts.get("column.parked"), row -> BoardViewModel.count(row.parked())));
    queues
        .getColumns()
        .add(
            pill(
                texts.get("column.overdue"),
                ServiceWords::overdue,
                ServiceWords::overdueTone,
                service::explained));
    queues
        .getColumns()
        .add(pill(texts.get("column.in-time"), service::level, service::tone, service::explained));
    queues.getColumns().add(number(texts.get("column.wrapped"), QueueRow::wrappedUpToday));
  }

  /** Keeps the order that the user clicked when the next figures come. */
  private static <S> void sorted(TableView<S> table, ObservableList<S> rows) {
    SortedList<S> sorted = new SortedList<>(rows);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
  }

  private static TableColumn<QueueRow, String> pill(
      String title,
      Function<QueueRow, String> value,
      Function<QueueRow, Tone> tone,
      Function<QueueRow, String> meaning) {
    TableColumn<QueueRow, String> column = text(title, value);
    column.setCellFactory(table -> new PillCell<>(tone, meaning));
    return right(column);
  }

  private TableColumn<QueueRow, String> channel() {
    TableColumn<QueueRow, String> column = text(texts.get("column.channel"), row -> name(row));
    column.setCellFactory(table -> new IconCell<>(row -> Icons.of(row.channel())));
    return column;
  }

  private String name(QueueRow row) {
    return switch (row.channel()) {
      case VOICE -> texts.get("channel.voice");
      case CHAT -> texts.get("channel.chat");
      case EMAIL -> texts.get("channel.email");
    };
  }

  private void buildAgents() {
    agents.setId("board-agents");
    agents.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    sorted(agents, model.agents());
    agents.setPlaceholder(Nodes.label(texts.get("board.no-agents"), "muted"));
    agents.getColumns().add(wide(text(texts.get("column.agent"), AgentRow::displayName)));
    TableColumn<AgentRow, String> state = text(texts.get("column.state"), BoardView::state);
    state.setCellFactory(
        table -> new PillCell<>(row -> AgentStateTexts.tone(row.state()), row -> ""));
    agents.getColumns().add(wide(state));
    agents.getColumns().add(wide(text(texts.get("column.besides"), model::besides)));
    agents.getColumns().add(right(live(texts.get("column.for"), row -> model.age(row.since()))));
    agents.getColumns().add(number(texts.get("column.contacts"), AgentRow::contacts));
  }

  private static String state(AgentRow row) {
    String title = AgentStateTexts.title(row.state());
    return row.reason().isEmpty() ? title : title + " · " + row.reason();
  }

  private static <S> TableColumn<S, String> text(String title, Function<S, String> value) {
    return live(title, row -> new ReadOnlyStringWrapper(value.apply(row)));
  }

  private static <S> TableColumn<S, String> live(
      String title, Function<S, ObservableValue<String>> value) {
    TableColumn<S, String> column = new TableColumn<>(title);
    column.setCellValueFactory(features -> value.apply(features.getValue()));
    return column;
  }

  private static <S> TableColumn<S, Number> number(String title, Function<S, Integer> value) {
    TableColumn<S, Number> column = new TableColumn<>(title);
    column.setCellValueFactory(
        features -> new ReadOnlyIntegerWrapper(value.apply(features.getValue())));
    return right(column);
  }

  private static <S, T> TableColumn<S, T> right(TableColumn<S, T> column) {
    column.getStyleClass().add("figures");
    return column;
  }

  private static <S, T> TableColumn<S, T> wide(TableColumn<S, T> column) {
    column.setPrefWidth(180);
    return column;
  }

  private void show() {
    boolean stale = model.stale().get();
    pseudoClassStateChanged(STALE, stale);
    Badges.repaint(
        asOf, stale ? model.asOf() : texts.get("board.live"), stale ? Tone.WARN : Tone.GOOD);
    asOf.setVisible(model.board().get().isPresent());
    acts.reselect();
    waiting.setText(Integer.toString(model.waiting()));
    longest.textProperty().unbind();
    longest.textProperty().bind(model.age(model.oldest()));
    available.setText(texts.get("board.available-of", model.available(), model.agents().size()));
    wrapped.setText(Integer.toString(model.wrappedUpToday()));
  }
}
