// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.attachment.ui.FileSizes;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.protocol.fact.EmailFact;
import org.kordamp.ikonli.feather.Feather;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The files of a reply: a chip with name, size and a button that takes it out; what went wrong. */
final class ReplyFilesView extends VBox {
  private final ReplyFiles model;
  private final Texts texts = Texts.of(ReplyFilesView.class);
  private final FlowPane chips = new FlowPane();

  ReplyFilesView(ReplyFiles model) {
    this.model = model;
    setId("composer-files");
    getStyleClass().add("composer-files");
    chips.getStyleClass().add("composer-file-row");
    Label problem = Nodes.wrapped("", "problem", "composer-problem");
    problem.setId("composer-files-problem");
    problem.setGraphic(Icons.icon(Feather.ALERT_CIRCLE));
    problem.textProperty().bind(model.problem());
    getChildren().addAll(chips, Nodes.unless(model.problem().isEmpty(), problem));
    model.shown().addListener((ListChangeListener<EmailFact.Attachment>) change -> show());
    show();
  }

  private void show() {
    List<Node> nodes = model.shown().stream().<Node>map(this::chip).toList();
    chips.getChildren().setAll(nodes);
    chips.setVisible(!nodes.isEmpty());
    chips.setManaged(!nodes.isEmpty());
  }

  private HBox chip(EmailFact.Attachment file) {
    String words = texts.get("files.chip", file.name(), FileSizes.of(file.bytes()));
    Label label = new Label(words, Icons.icon(Feather.PAPERCLIP));
    Button remove =
        Icons.button(
            "composer-file-remove",
            Feather.X,
            texts.get("files.remove", words),
            () -> model.remove(file));
    remove.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    HBox chip = new HBox(label, remove);
    chip.setAlignment(Pos.CENTER_LEFT);
    chip.getStyleClass().add("composer-file");
    return chip;
  }
}
