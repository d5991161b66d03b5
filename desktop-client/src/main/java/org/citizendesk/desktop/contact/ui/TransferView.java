// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.contact.Receiver;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.SearchField;
import org.citizendesk.desktop.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Where a contact is handed on; stands in the composer's place, so that all stays readable. */
public final class TransferView extends VBox {
  private final TransferViewModel model;
  private final Texts texts = Texts.of(TransferView.class);
  private final Label title = Nodes.wrapped("", "pane-title");
  private final SearchField search =
      new SearchField(
          "transfer-search", texts.get("transfer.search"), texts.get("transfer.search"));
  private final ListView<Receiver> receivers = new ListView<>();
  private final TextArea note = new TextArea();
  private boolean showing;

  /** Follows the model. */
  public TransferView(TransferViewModel model) {
    this.model = model;
    setId("transfer");
    getStyleClass().add("composer-pad");
    getStylesheets().add(Nodes.styleSheet(TransferView.class, "contact.css"));
    Label problem = Nodes.wrapped("", "problem");
    problem.setId("transfer-problem");
    problem.textProperty().bind(model.problem());
    VBox card =
        new VBox(
            title,
            new HBox(whom(), words()),
            Nodes.unless(model.problem().isEmpty(), problem),
            buttons());
    card.getChildren().get(1).getStyleClass().add("wrap-up-fields");
    card.getStyleClass().addAll("composer", "wrap-up");
    getChildren().add(card);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    Nodes.when(model.contact().map(Optional::isPresent), this);
    model.contact().subscribe(this::changed);
    model.receivers().subscribe(this::show);
    model.chosen().subscribe(this::choose);
  }

  private VBox whom() {
    search.textProperty().bindBidirectional(model.search());
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInSearch);
    receivers.setId("transfer-receivers");
    receivers.setAccessibleText(texts.get("transfer.to"));
    receivers.setPlaceholder(Nodes.wrapped(texts.get("transfer.nobody"), "muted"));
    receivers.setCellFactory(list -> new ReceiverCell());
    receivers.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInList);
    receivers
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            one -> {
              if (!showing) {
                model.chosen().set(Optional.ofNullable(one));
              }
            });
    Label label = Nodes.label(texts.get("transfer.to"), "section");
    label.setLabelFor(search);
    VBox whom = new VBox(label, search, receivers);
    whom.getStyleClass().addAll("wrap-up-column", "wrap-up-outcomes");
    return whom;
  }

  private VBox words() {
    note.setId("transfer-note");
    note.setWrapText(true);
    note.setPromptText(texts.get("transfer.note.prompt"));
    note.textProperty().bindBidirectional(model.note());
    VBox.setVgrow(note, Priority.ALWAYS);
    Label label = Nodes.label(texts.get("transfer.note"), "section");
    label.setLabelFor(note);
    VBox words = new VBox(label, note, Nodes.wrapped(texts.get("transfer.explained"), "tiny"));
    words.getStyleClass().add("wrap-up-column");
    HBox.setHgrow(words, Priority.ALWAYS);
    return words;
  }

  private HBox buttons() {
    Label missing = Nodes.label("", "tiny");
    missing.setId("transfer-missing");
    missing.textProperty().bind(model.missing());
    Button send = new Button(texts.get("transfer.send"), Icons.icon(Feather.CORNER_UP_RIGHT));
    send.setId("transfer-send");
    send.getStyleClass().add(Styles.ACCENT);
    send.disableProperty().bind(model.missing().isNotEmpty().or(model.asking()));
    send.setOnAction(event -> model.send());
    Button cancel = new Button(texts.get("transfer.cancel"));
    cancel.setId("transfer-cancel");
    cancel.getStyleClass().add(Styles.FLAT);
    cancel.setOnAction(event -> model.cancel());
    List.of(send, cancel).forEach(button -> button.setMinWidth(USE_PREF_SIZE));
    Label keys = Nodes.label(texts.get("transfer.hint"), "tiny");
    HBox buttons = new HBox(missing, Nodes.spring(), keys, cancel, send);
    buttons.getStyleClass().add("composer-tools");
    buttons.setAlignment(Pos.CENTER_LEFT);
    return buttons;
  }

  private void pressedInSearch(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN) {
      event.consume();
      receivers.requestFocus();
      receivers.getSelectionModel().selectFirst();
    } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && model.chooseFirst()) {
      event.consume();
      note.requestFocus();
    }
  }

  private void pressedInList(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
      event.consume();
      note.requestFocus();
    }
  }

  private void pressed(KeyEvent event) {
    switch (event.getCode()) {
      case ESCAPE -> {
        event.consume();
        model.cancel();
      }
      case ENTER -> {
        if (event.isShortcutDown()) {
          event.consume();
          model.send();
        }
      }
      default -> {}
    }
  }

  private void changed(Optional<WorkItem> before, Optional<WorkItem> now) {
    now.ifPresent(item -> title.setText(texts.get("transfer.title", item.citizenName())));
    if (before.isEmpty() && now.isPresent()) {
      search.requestFocus();
    }
  }

  private void show(List<Receiver> shown) {
    showing = true;
    receivers.getItems().setAll(shown);
    showing = false;
    choose(model.chosen().get());
  }

  private void choose(Optional<Receiver> chosen) {
    showing = true;
    chosen
        .filter(receivers.getItems()::contains)
        .ifPresentOrElse(
            one -> receivers.getSelectionModel().select(one),
            () -> receivers.getSelectionModel().clearSelection());
    showing = false;
  }
}
