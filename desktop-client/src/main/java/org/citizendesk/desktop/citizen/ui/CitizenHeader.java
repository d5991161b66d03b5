// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.citizen.ui;

import org.citizendesk.desktop.citizen.ui.CitizenHeaderViewModel.Headline;
import org.citizendesk.desktop.citizen.ui.CitizenHeaderViewModel.Known;
import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.protocol.fact.CitizenFact.IdentifierKind;
import org.kordamp.ikonli.feather.Feather;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Who the citizen is; what can be done stands at its right. Takes no room while nobody is open. */
public final class CitizenHeader extends HBox {
  private final Texts texts = Texts.of(CitizenHeader.class);
  private final StackPane picture = new StackPane();
  private final Label name = Nodes.label("", "title");
  private final Label language = Badges.pill("", Tone.INFO);
  private final FlowPane known = new FlowPane();

  /**
   * Follows the model.
   *
   * @param actions what can be done with the contact, in the order of reading
   */
  public CitizenHeader(CitizenHeaderViewModel model, Node... actions) {
    setId("citizen-header");
    getStyleClass().add("citizen");
    getStylesheets().add(Nodes.styleSheet(CitizenHeader.class, "citizen.css"));
    setAlignment(Pos.CENTER_LEFT);
    name.setId("citizen-name");
    name.setMinWidth(0);
    language.setId("citizen-language");
    language.setGraphic(Icons.icon(Feather.GLOBE));
    known.getStyleClass().add("citizen-known");
    HBox line = new HBox(name, language);
    line.getStyleClass().add("citizen-line");
    line.setAlignment(Pos.CENTER_LEFT);
    VBox words = new VBox(line, known);
    words.getStyleClass().add("citizen-words");
    words.setMinWidth(0);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(picture, words);
    getChildren().addAll(actions);
    model.headline().subscribe(headline -> headline.ifPresent(this::show));
    visibleProperty().bind(model.headline().map(headline -> headline.isPresent()));
    managedProperty().bind(visibleProperty());
  }

  private void show(Headline headline) {
    name.setText(headline.name());
    picture.getChildren().setAll(Badges.avatar(headline.name()));
    language.setText(headline.language());
    language.setVisible(!headline.language().isEmpty());
    language.setManaged(!headline.language().isEmpty());
    language.setAccessibleText(texts.get("header.language", headline.language()));
    List<Node> parts = new ArrayList<>();
    headline.known().forEach(identifier -> parts.add(part(identifier)));
    if (!headline.contacts().isEmpty()) {
      parts.add(part(Feather.LAYERS, headline.contacts()));
    }
    known.getChildren().setAll(parts);
  }

  private Label part(Known identifier) {
    Label label = part(icon(identifier.kind()), identifier.value());
    label.setAccessibleText(
        switch (identifier.kind()) {
          case PHONE -> texts.get("header.phone", identifier.value());
          case EMAIL -> texts.get("header.email", identifier.value());
          case CASE -> texts.get("header.case", identifier.value());
        });
    return label;
  }

  private static Label part(Feather icon, String text) {
    Label label = Nodes.label(text, "muted");
    label.setGraphic(Icons.icon(icon));
    return label;
  }

  private static Feather icon(IdentifierKind kind) {
    return switch (kind) {
      case PHONE -> Feather.PHONE;
      case EMAIL -> Feather.MAIL;
      case CASE -> Feather.FOLDER;
    };
  }
}
