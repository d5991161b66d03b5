// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training.ui;

import atlantafx.base.theme.Tweaks;
import org.citizendesk.desktop.training.ReadingList;
import org.citizendesk.desktop.training.ReadingLists.Saved;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;

/**
 * A reading list: Enter opens an entry, Alt with the arrows moves it, Delete takes it away and
 * Ctrl+Z brings it back.
 */
final class ReadingListView extends VBox {
  private static final String FILE_END = "*.json";

  private final ReadingListViewModel model;
  private final Texts texts = Texts.of(ReadingListView.class);
  private final ListView<ReadingList.Entry> entries = new ListView<>();
  private final TextField name = new TextField();
  private final TextField note = new TextField();
  private final DatePicker due = new DatePicker();
  private boolean showing;

  ReadingListView(ReadingListViewModel model) {
    this.model = model;
    setId("reading-list");
    getStyleClass().addAll("pane", "reading-list");
    BooleanBinding some =
        Bindings.createBooleanBinding(() -> model.chosen().get().isPresent(), model.chosen());
    Node nothing =
        Nodes.empty(Feather.LIST, texts.get("list.nothing"), texts.get("list.nothing-hint"));
    VBox body = new VBox(head(), entries(), foot());
    body.getStyleClass().add("reading-list-body");
    StackPane middle = new StackPane(Nodes.unless(some, nothing), Nodes.when(some, body));
    VBox.setVgrow(middle, Priority.ALWAYS);
    getChildren().addAll(bar(), middle);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    model.chosen().subscribe(chosen -> chosen.ifPresent(it -> show(it.list())));
  }

  void focusFirst() {
    (entries.getItems().isEmpty() ? lookup("#list-new") : entries).requestFocus();
  }

  private FlowPane bar() {
    ComboBox<Saved> lists = new ComboBox<>();
    lists.setId("list-choose");
    lists.setAccessibleText(texts.get("list.choose"));
    lists.setConverter(new ListName());
    model.all().subscribe(all -> lists.getItems().setAll(all));
    model.chosen().subscribe(chosen -> lists.setValue(chosen.orElse(null)));
    lists.setOnAction(
        event -> {
          Saved value = lists.getValue();
          if (value != null && !Optional.of(value).equals(model.chosen().get())) {
            model.choose(value);
          }
        });
    Button undo = button("list-undo", "list.undo", Feather.ROTATE_CCW, model::bringBack);
    undo.disableProperty()
        .bind(Bindings.createBooleanBinding(() -> model.undo().get().isEmpty(), model.undo()));
    FlowPane bar =
        new FlowPane(
            lists,
            button("list-new", "list.new", Feather.PLUS, model::begin),
            button("list-delete", "list.delete", Feather.TRASH_2, model::delete),
            undo,
            button("list-import", "list.import", Feather.DOWNLOAD, this::chooseImport),
            button("list-export", "list.export", Feather.UPLOAD, this::chooseExport));
    bar.getStyleClass().add("reading-list-bar");
    return bar;
  }

  private HBox head() {
    name.setId("list-name");
    name.setAccessibleText(texts.get("list.name"));
    name.setPromptText(texts.get("list.name"));
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setOnAction(event -> model.rename(name.getText()));
    onLeaving(name, () -> model.rename(name.getText()));
    due.setId("list-due");
    Icons.name(due, texts.get("list.due"));
    due.setPromptText(texts.get("list.due"));
    due.setEditable(false);
    due.valueProperty()
        .subscribe(
            day -> {
              if (!showing) {
                model.setDue(day);
              }
            });
    Button never =
        Icons.button("list-no-due", Feather.X, texts.get("list.no-due"), () -> due.setValue(null));
    HBox head = new HBox(name, due, never);
    head.getStyleClass().add("quiz-line");
    return head;
  }

  private ListView<ReadingList.Entry> entries() {
    entries.setId("list-entries");
    entries.setAccessibleText(texts.get("list.entries"));
    entries.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "knowledge-hits");
    entries.setPlaceholder(Nodes.wrapped(texts.get("list.empty"), "muted"));
    entries.setCellFactory(view -> new ReadingEntryCell(model));
    entries
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(entry -> note.setText(entry == null ? "" : entry.note()));
    VBox.setVgrow(entries, Priority.ALWAYS);
    return entries;
  }

  private VBox foot() {
    note.setId("list-note");
    note.setAccessibleText(texts.get("list.note"));
    note.setPromptText(texts.get("list.note"));
    note.disableProperty().bind(entries.getSelectionModel().selectedItemProperty().isNull());
    note.setOnAction(event -> model.note(selected(), note.getText()));
    onLeaving(note, () -> model.note(selected(), note.getText()));
    FlowPane buttons =
        new FlowPane(
            button("list-add", "list.add", Feather.PLUS, model::addOpened),
            button("list-up", "list.up", Feather.ARROW_UP, () -> move(-1)),
            button("list-down", "list.down", Feather.ARROW_DOWN, () -> move(1)),
            button("list-pin", "list.pin", Feather.BOOKMARK, this::togglePin),
            button("list-remove", "list.remove", Feather.X, () -> model.remove(selected())));
    buttons.getStyleClass().add("reading-list-bar");
    VBox foot = new VBox(note, buttons);
    foot.getStyleClass().add("reading-list-foot");
    return foot;
  }

  private Button button(String id, String text, Feather icon, Runnable action) {
    Button button = new Button(texts.get(text), Icons.icon(icon));
    button.setId(id);
    button.setOnAction(event -> action.run());
    return button;
  }

  private static void onLeaving(TextField field, Runnable then) {
    field
        .focusedProperty()
        .addListener(
            (value, before, now) -> {
              if (before) {
                then.run();
              }
            });
  }

  private void show(ReadingList list) {
    showing = true;
    name.setText(list.name());
    due.setValue(list.due());
    showing = false;
    if (!entries.getItems().equals(list.entries())) {
      int at = selected();
      entries.getItems().setAll(list.entries());
      entries.getSelectionModel().select(Math.min(at, list.entries().size() - 1));
    }
  }

  private int selected() {
    return entries.getSelectionModel().getSelectedIndex();
  }

  private void move(int by) {
    int from = selected();
    int to = from + by;
    if (from >= 0 && to >= 0 && to < entries.getItems().size()) {
      model.move(from, to);
      entries.getSelectionModel().clearAndSelect(to);
      entries.scrollTo(to);
    }
  }

  private void togglePin() {
    model.togglePin(selected());
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() && event.getCode() == KeyCode.Z && !isTyping(event)) {
      model.bringBack();
      event.consume();
    } else if (event.getTarget() == entries) {
      keyInList(event);
    }
  }

  private static boolean isTyping(KeyEvent event) {
    return event.getTarget() instanceof TextField;
  }

  private void keyInList(KeyEvent event) {
    ReadingList.@Nullable Entry entry = entries.getSelectionModel().getSelectedItem();
    if (entry == null) {
      return;
    }
    switch (event.getCode()) {
      case ENTER -> model.open(entry);
      case DELETE -> model.remove(selected());
      case UP, DOWN -> {
        if (!event.isAltDown()) {
          return;
        }
        move(event.getCode() == KeyCode.UP ? -1 : 1);
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void chooseImport() {
    File file = chooser("list.import").showOpenDialog(getScene().getWindow());
    if (file != null) {
      model.importFrom(file.toPath());
    }
  }

  private void chooseExport() {
    FileChooser chooser = chooser("list.export");
    chooser.setInitialFileName("reading-list.json");
    File file = chooser.showSaveDialog(getScene().getWindow());
    if (file != null) {
      model.exportTo(file.toPath());
    }
  }

  private FileChooser chooser(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get(title));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(texts.get("list.files"), List.of(FILE_END)));
    return chooser;
  }

  /** Names lists in the list of choices. */
  private static final class ListName extends StringConverter<Saved> {
    @Override
    public String toString(@Nullable Saved saved) {
      return saved == null ? "" : saved.list().name();
    }

    @Override
    public Saved fromString(String name) {
      throw new UnsupportedOperationException("the list of lists is not editable");
    }
  }
}
