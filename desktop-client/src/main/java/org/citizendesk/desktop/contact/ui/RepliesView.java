// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.contact.PendingReply;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The agent's mails that have not left, one bar each: to be taken back while they wait, to be
 * decided on where they are held. A bar stays the same node while its seconds run down, so that the
 * focus is not lost.
 */
public final class RepliesView extends VBox {
  private final RepliesViewModel model;
  private final Texts texts = Texts.of(RepliesView.class);
  private final Map<String, Bar> bars = new LinkedHashMap<>();

  /** Follows the model. */
  public RepliesView(RepliesViewModel model) {
    this.model = model;
    setId("replies");
    getStyleClass().add("replies");
    getStylesheets().add(Nodes.styleSheet(RepliesView.class, "contact.css"));
    model.rows().subscribe(this::show);
  }

  private void show(List<RepliesViewModel.Row> rows) {
    Map<String, Bar> before = new LinkedHashMap<>(bars);
    bars.clear();
    List<Bar> shown = new ArrayList<>();
    for (RepliesViewModel.Row row : rows) {
      String key = row.reply().id() + (row.held() ? " held" : " waits");
      Bar known = before.get(key);
      Bar bar = known == null ? new Bar(row) : known;
      bar.show(row);
      bars.put(key, bar);
      shown.add(bar);
    }
    if (!getChildren().equals(shown)) {
      getChildren().setAll(shown);
    }
    setVisible(!shown.isEmpty());
    setManaged(!shown.isEmpty());
  }

  private final class Bar extends HBox {
    private final Label text = Nodes.wrapped("");
    private final List<Button> buttons = new ArrayList<>();

    Bar(RepliesViewModel.Row row) {
      getStyleClass().addAll("reply-bar", row.held() ? "held" : "waits");
      setAlignment(Pos.CENTER_LEFT);
      text.setGraphic(Icons.icon(row.held() ? Feather.PAUSE_CIRCLE : Feather.CLOCK));
      text.setMaxWidth(Double.MAX_VALUE);
      text.setMinWidth(0);
      HBox.setHgrow(text, Priority.ALWAYS);
      getChildren().add(text);
      PendingReply reply = row.reply();
      if (row.held()) {
        add("reply-see", texts.get("replies.see"), reply, model::see);
        add("reply-take-back", texts.get("replies.take-back"), reply, model::takeBack);
        add("reply-send", texts.get("replies.send-anyway"), reply, model::send);
      } else {
        add("reply-send-now", texts.get("replies.send-now"), reply, model::send);
        add("reply-undo", texts.get("replies.undo"), reply, model::takeBack);
      }
    }

    private void add(String id, String name, PendingReply reply, Consumer<PendingReply> action) {
      Button button = new Button(name);
      button.setId(id);
      button.getStyleClass().add(Styles.SMALL);
      button.setMinWidth(USE_PREF_SIZE);
      button.setAccessibleText(texts.get("replies.button", name, reply.reply().to()));
      button.setOnAction(event -> action.accept(reply));
      buttons.add(button);
      getChildren().add(button);
    }

    void show(RepliesViewModel.Row row) {
      text.setText(row.text());
      buttons.forEach(button -> button.setDisable(row.asked()));
    }
  }
}
