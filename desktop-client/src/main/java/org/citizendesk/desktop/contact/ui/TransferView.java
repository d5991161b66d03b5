// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.Receiver;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.SearchField;
import org.citizendesk.desktop.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Where a contact is handed on; stands in the composer's place, so that all stays readable. */
public final class TransferView extends VBox {
  private final TransferViewModel model;
  private final Texts texts = Texts.of(TransferView.class);
  private final Label title = Nodes.wrapped("", "pane-title");
  private final ChoiceList<Receiver> whom;
  private final TextArea note = new TextArea();

  /** Follows the model. */
  public TransferView(TransferViewModel model) {
    this.model = model;
    setId("transfer");
    getStyleClass().add("composer-pad");
    getStylesheets().add(Nodes.styleSheet(TransferView.class, "contact.css"));
    whom = whom();
    PanelButtons buttons = buttons();
    Label problem = Nodes.wrapped("", "problem");
    problem.setId("transfer-problem");
    problem.textProperty().bind(model.problem());
    VBox card =
        new VBox(
            title,
            new HBox(whom, words()),
            Nodes.unless(model.problem().isEmpty(), problem),
            buttons);
    card.getChildren().get(1).getStyleClass().add("wrap-up-fields");
    card.getStyleClass().addAll("composer", "wrap-up");
    getChildren().add(card);
    addEventFilter(KeyEvent.KEY_PRESSED, buttons::pressed);
    Nodes.when(model.contact().map(Optional::isPresent), this);
    model.contact().subscribe(this::changed);
  }

  private ChoiceList<Receiver> whom() {
    String hint = texts.get("transfer.search");
    ChoiceList<Receiver> choices =
        new ChoiceList<>(
            texts.get("transfer.to"),
            new SearchField("transfer-search", hint, hint),
            "transfer-receivers",
            new ChoiceList.Model<>(model.search(), model.receivers(), model.chosen()),
            ReceiverCell::new);
    choices.setNothing(Nodes.wrapped(texts.get("transfer.nobody"), "muted"));
    choices.setNext(note::requestFocus);
    return choices;
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

  private PanelButtons buttons() {
    Label missing = Nodes.label("", "tiny");
    missing.setId("transfer-missing");
    missing.textProperty().bind(model.missing());
    Button send = new Button(texts.get("transfer.send"), Icons.icon(Feather.CORNER_UP_RIGHT));
    send.setId("transfer-send");
    send.disableProperty().bind(model.missing().isNotEmpty().or(model.asking()));
    send.setOnAction(event -> model.send());
    Button cancel = new Button(texts.get("transfer.cancel"));
    cancel.setId("transfer-cancel");
    cancel.setOnAction(event -> model.cancel());
    return new PanelButtons(missing, texts.get("transfer.hint"), cancel, send);
  }

  private void changed(Optional<WorkItem> before, Optional<WorkItem> now) {
    now.ifPresent(item -> title.setText(texts.get("transfer.title", item.citizenName())));
    if (before.isEmpty() && now.isPresent()) {
      whom.requestFocus();
    }
  }
}
