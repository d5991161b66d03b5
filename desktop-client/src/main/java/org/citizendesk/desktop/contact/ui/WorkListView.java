// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.ui.WorkListViewModel.Filter;
import org.citizendesk.desktop.ui.Choice;
import org.citizendesk.desktop.ui.Icon;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.protocol.id.ContactId;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The list of work at the left. */
public final class WorkListView extends VBox {
  private final WorkListViewModel model;
  private final Texts texts = Texts.of(WorkListView.class);
  private final ListView<WorkRow> list = new ListView<>();
  private final Choice<Filter> filters;
  private final Icon emptyIcon = Icons.icon(Feather.INBOX);
  private final Label emptyTitle = Nodes.wrapped("", "empty-title");
  private final Label emptyHint = Nodes.wrapped("", "muted");
  private boolean updating;

  /** Follows the work. */
  public WorkListView(WorkListViewModel model) {
    this.model = model;
    setId("work");
    getStyleClass().addAll("pane", "work");
    getStylesheets().add(Nodes.styleSheet(WorkListView.class, "contact.css"));
    filters = new Choice<>("work-filter", List.of(Filter.values()), model.filter()::set);
    filters.getStyleClass().add("work-filters");
    VBox head = new VBox(Nodes.label(texts.get("list.title"), "pane-title"), filters);
    head.getStyleClass().addAll("pane-head", "work-head");
    buildList();
    StackPane body = new StackPane(list, empty());
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(head, body);
    model.rows().subscribe(this::show);
    model.selected().subscribe(this::select);
    model.items().subscribe(items -> count());
    model.standing().subscribe(standing -> explain());
    model.filter().subscribe(filter -> chosen(filter));
  }

  private void chosen(Filter filter) {
    filters.show(filter);
    explain();
  }

  private void count() {
    for (Filter filter : Filter.values()) {
      filters.button(filter).setText(model.name(filter));
    }
  }

  private void buildList() {
    list.setId("work-list");
    list.getStyleClass().addAll("work-list", "edge-to-edge");
    list.setAccessibleText(texts.get("list.name"));
    list.setCellFactory(view -> new WorkCell(model));
    list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
    list.setOnKeyPressed(this::pressed);
    VBox.setVgrow(list, Priority.ALWAYS);
  }

  private void chosen(@Nullable WorkRow row) {
    if (!updating && row != null) {
      model.select(row.item().contact());
    }
  }

  private void pressed(KeyEvent event) {
    WorkRow row = list.getSelectionModel().getSelectedItem();
    if (row != null && row.isOffer() && event.getCode() == KeyCode.ENTER) {
      model.accept(row.item().contact());
      event.consume();
    } else if (row != null && row.isOffer() && event.getCode() == KeyCode.DELETE) {
      model.decline(row.item().contact());
      event.consume();
    }
  }

  private VBox empty() {
    VBox box = Nodes.empty(Feather.INBOX, "", "");
    box.getChildren().setAll(emptyIcon, emptyTitle, emptyHint);
    box.setId("work-empty");
    return Nodes.when(model.rows().map(List::isEmpty), box);
  }

  private void explain() {
    Standing standing = model.standing().getValue();
    boolean filtered = model.filter().get() != Filter.ALL && !model.items().get().isEmpty();
    if (filtered) {
      explain(Feather.FILTER, texts.get("empty.filtered"), texts.get("empty.filtered.hint"));
    } else if (!standing.linked()) {
      explain(Feather.WIFI_OFF, texts.get("empty.offline"), texts.get("empty.offline.hint"));
    } else if (standing.ready()) {
      explain(Feather.COFFEE, texts.get("empty.ready"), texts.get("empty.ready.hint"));
    } else {
      explain(
          Feather.PAUSE_CIRCLE,
          texts.get("empty.not-ready", standing.obstacle()),
          texts.get("empty.not-ready.hint"));
    }
  }

  private void explain(Feather icon, String title, String hint) {
    emptyIcon.show(icon);
    emptyTitle.setText(title);
    emptyHint.setText(hint);
  }

  private void show(List<WorkRow> rows) {
    ObservableList<WorkRow> items = list.getItems();
    updating = true;
    if (items.size() == rows.size()) {
      for (int i = 0; i < rows.size(); i++) {
        if (!items.get(i).equals(rows.get(i))) {
          items.set(i, rows.get(i));
        }
      }
    } else {
      items.setAll(rows);
    }
    updating = false;
    select(model.selected().get());
    explain();
  }

  private void select(Optional<ContactId> contact) {
    int index = contact.map(this::index).orElse(-1);
    updating = true;
    if (index < 0) {
      list.getSelectionModel().clearSelection();
    } else if (list.getSelectionModel().getSelectedIndex() != index) {
      list.getSelectionModel().clearAndSelect(index);
    }
    updating = false;
  }

  private int index(ContactId contact) {
    for (int i = 0; i < list.getItems().size(); i++) {
      if (list.getItems().get(i).item().contact().equals(contact)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the list itself, which takes the focus. */
  public ListView<WorkRow> list() {
    return list;
  }
}
