// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.SearchField;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/**
 * A list that is searched by words and of which one is chosen, in step with a view-model both ways.
 * Down goes from the words into the list; Enter chooses the first that was found and goes on.
 */
final class ChoiceList<T> extends VBox {
  private final SearchField search;
  private final ListView<T> list = new ListView<>();
  private final Model<T> model;
  private Runnable next = () -> {};
  private boolean showing;

  /**
   * What is shown and chosen.
   *
   * @param search words that are searched for, set by the list
   * @param shown what was found
   * @param chosen set by both
   */
  record Model<T>(
      StringProperty search, ObservableValue<List<T>> shown, ObjectProperty<Optional<T>> chosen) {}

  /**
   * Follows the model.
   *
   * @param title stands above it, and names it
   * @param id of the list
   * @param cells makes what shows one of them
   */
  ChoiceList(
      String title, SearchField search, String id, Model<T> model, Supplier<ListCell<T>> cells) {
    this.search = search;
    this.model = model;
    Label label = Nodes.label(title, "section");
    label.setLabelFor(search);
    search.textProperty().bindBidirectional(model.search());
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInSearch);
    list.setId(id);
    list.setAccessibleText(title);
    list.setCellFactory(view -> cells.get());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInList);
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            one -> {
              if (!showing && one != null) {
                model.chosen().set(Optional.of(one));
              }
            });
    getChildren().addAll(label, search, list);
    getStyleClass().addAll("wrap-up-column", "wrap-up-outcomes");
    model.shown().subscribe(this::show);
    model.chosen().subscribe(this::choose);
  }

  /** Says where to go once one is chosen. */
  void setNext(Runnable action) {
    next = action;
  }

  /** Says what is shown where nothing was found. */
  void setNothing(Node nothing) {
    list.setPlaceholder(nothing);
  }

  /** Puts the focus where one begins to search. */
  @Override
  public void requestFocus() {
    search.requestFocus();
  }

  private void pressedInSearch(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN) {
      event.consume();
      list.requestFocus();
      list.getSelectionModel().selectFirst();
    } else if (isPlainEnter(event) && !list.getItems().isEmpty()) {
      event.consume();
      model.chosen().set(Optional.of(list.getItems().getFirst()));
      next.run();
    }
  }

  private void pressedInList(KeyEvent event) {
    if (isPlainEnter(event)) {
      event.consume();
      next.run();
    }
  }

  private static boolean isPlainEnter(KeyEvent event) {
    return event.getCode() == KeyCode.ENTER && !event.isShortcutDown();
  }

  private void show(List<T> shown) {
    showing = true;
    list.getItems().setAll(shown);
    showing = false;
    choose(model.chosen().get());
  }

  private void choose(Optional<T> chosen) {
    showing = true;
    int index = chosen.map(list.getItems()::indexOf).orElse(-1);
    if (index < 0) {
      list.getSelectionModel().clearSelection();
    } else if (list.getSelectionModel().getSelectedIndex() != index) {
      list.getSelectionModel().clearAndSelect(index);
      list.scrollTo(index);
    }
    showing = false;
  }
}
