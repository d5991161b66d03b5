// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import atlantafx.base.theme.Tweaks;
import org.citizendesk.desktop.knowledge.ui.SuggestionsViewModel.Standing;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.knowledge.search.SearchHit;
import org.kordamp.ikonli.feather.Feather;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What is suggested for the contact at hand. It never takes the focus by itself. */
public final class SuggestionsView extends VBox {
  private final SuggestionsViewModel model;
  private final Consumer<SearchHit> open;
  private final Texts texts = Texts.of(SuggestionsView.class);
  private final ListView<SearchHit> list = new ListView<>();
  private Runnable back = () -> {};

  /**
   * Follows the suggestions.
   *
   * @param open opens an article at the section that was found
   */
  public SuggestionsView(SuggestionsViewModel model, Consumer<SearchHit> open) {
    this.model = model;
    this.open = open;
    setId("suggestions");
    getStyleClass().add("suggestions");
    StackPane states =
        new StackPane(
            list(),
            state(
                Standing.NOBODY,
                Nodes.empty(
                    Feather.BOOK_OPEN,
                    texts.get("nothing-asked.title"),
                    texts.get("nothing-asked.hint"))),
            state(
                Standing.NOTHING_ASKED,
                Nodes.empty(
                    Feather.MESSAGE_CIRCLE,
                    texts.get("suggested.nothing-asked.title"),
                    texts.get("suggested.nothing-asked.hint"))),
            state(
                Standing.NO_HITS,
                Nodes.empty(
                    Feather.SEARCH,
                    texts.get("suggested.no-hits.title"),
                    texts.get("suggested.no-hits.hint"))));
    VBox.setVgrow(states, Priority.ALWAYS);
    getChildren().addAll(head(), states);
  }

  /** Says where the keyboard goes from the first suggestion upward. */
  void setBack(Runnable target) {
    back = target;
  }

  /** Goes to the first suggestion, if there is one. */
  void enter() {
    if (!list.getItems().isEmpty()) {
      list.requestFocus();
      list.getSelectionModel().selectFirst();
    }
  }

  private VBox head() {
    Label title = Nodes.label(texts.get("suggested.title"), "section");
    Label reason = Nodes.wrapped("", "tiny");
    reason.setId("suggestions-reason");
    reason
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> model.waiting().get() ? texts.get("suggested.waiting") : model.reason().get(),
                model.waiting(),
                model.reason()));
    Label key = Nodes.wrapped(texts.get("suggested.key"), "tiny");
    VBox head = new VBox(title, reason, newTopic(), key);
    head.getStyleClass().add("suggestions-head");
    return Nodes.when(model.standing().isEqualTo(Standing.HITS), head);
  }

  /** Says that a change of topic was noticed, and takes it back. */
  private VBox newTopic() {
    Label says = Nodes.wrapped(texts.get("suggested.new-topic"), "tiny");
    Hyperlink all = new Hyperlink(texts.get("suggested.count-all"));
    all.setId("suggestions-count-all");
    all.getStyleClass().add("tiny");
    all.setOnAction(event -> model.countAll());
    VBox line = new VBox(says, all);
    line.setId("suggestions-new-topic");
    return Nodes.when(model.newTopic(), line);
  }

  private ListView<SearchHit> list() {
    list.setId("suggestions-list");
    list.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "knowledge-hits");
    list.setAccessibleText(texts.get("suggested.title"));
    list.setItems(model.hits());
    list.setCellFactory(view -> new HitCell(open));
    list.setOnKeyPressed(this::pressed);
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(hit -> model.chosen().set(Optional.ofNullable(hit)));
    list.focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                list.getSelectionModel().clearSelection();
              }
            });
    model.held().bind(list.hoverProperty().or(list.focusedProperty()));
    return Nodes.when(model.standing().isEqualTo(Standing.HITS), list);
  }

  private VBox state(Standing standing, VBox says) {
    return Nodes.when(model.standing().isEqualTo(standing), says);
  }

  private void pressed(KeyEvent event) {
    SearchHit selected = list.getSelectionModel().getSelectedItem();
    if (event.getCode() == KeyCode.ENTER && selected != null) {
      open.accept(selected);
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE
        || (event.getCode() == KeyCode.UP && list.getSelectionModel().getSelectedIndex() <= 0)) {
      back.run();
      event.consume();
    }
  }
}
