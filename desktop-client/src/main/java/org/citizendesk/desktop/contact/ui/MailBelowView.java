// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.contact.Original;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What will stand below a mail: the mail that it answers, folded, and the signature. */
final class MailBelowView extends VBox {
  private static final int ROWS = 4;

  private final Quoting quoting;
  private final Texts texts = Texts.of(MailBelowView.class);
  private final CheckBox quote = new CheckBox();
  private final ToggleButton unfold = new ToggleButton();
  private final TextArea original = new TextArea();

  MailBelowView(MailOptions options) {
    quoting = options.quoting();
    getStyleClass().add("composer-below");
    getChildren().addAll(quotation(), signature(options.signing()));
    quoting.original().subscribe(this::show);
    quoting.on().subscribe(quote::setSelected);
  }

  private VBox quotation() {
    quote.setId("composer-quote");
    quote.setMinWidth(0);
    quote.setOnAction(
        event -> {
          quoting.toggle();
          quote.setSelected(quoting.on().get());
        });
    unfold.setId("composer-quote-unfold");
    unfold.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    unfold.setMinWidth(USE_PREF_SIZE);
    unfold
        .textProperty()
        .bind(
            unfold
                .selectedProperty()
                .map(shown -> texts.get(shown ? "quote.fold" : "quote.unfold")));
    original.setId("composer-quote-text");
    original.setEditable(false);
    original.setWrapText(true);
    original.setPrefRowCount(ROWS);
    original.getStyleClass().add("kept-text");
    original.setAccessibleText(texts.get("quote.text"));
    HBox line = new HBox(quote, unfold);
    line.getStyleClass().add("composer-later-row");
    line.setAlignment(Pos.CENTER_LEFT);
    return Nodes.when(
        quoting.original().map(Optional::isPresent),
        new VBox(line, Nodes.when(unfold.selectedProperty(), original)));
  }

  private void show(Optional<Original> now) {
    unfold.setSelected(false);
    now.ifPresent(
        mail -> {
          quote.setText(texts.get("quote.below", quoting.attribution(mail), mail.lines()));
          quote.setAccessibleText(texts.get("quote.name", quote.getText()));
          original.setText(mail.quoted());
        });
  }

  private Label signature(Signing signing) {
    Label below = Nodes.wrapped("", "muted", "composer-signature");
    below.setId("composer-signature");
    below.textProperty().bind(signing.shown().map(text -> "-- \n" + text));
    below
        .accessibleTextProperty()
        .bind(signing.shown().map(text -> texts.get("composer.signature", text)));
    return Nodes.unless(signing.shown().isEmpty(), below);
  }
}
