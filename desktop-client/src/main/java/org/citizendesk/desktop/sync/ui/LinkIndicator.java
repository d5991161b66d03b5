// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.ui.Icon;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A button that shows how the link is, and opens the details. */
public final class LinkIndicator extends Button {
  private final LinkViewModel model;
  private final Texts texts = Texts.of(LinkIndicator.class);
  private final Icon icon = Icons.icon(Feather.WIFI);
  private final Label state = Nodes.label("", "strong");
  private final Label since = Nodes.label("", "muted");
  private final Label detail = Nodes.wrapped("");
  private final Label clock = Nodes.wrapped("", "problem");
  private final Label unsent = Nodes.wrapped("");
  private final Label needAttention = Nodes.wrapped("", "problem");
  private final PopOver popOver;

  /** Follows the link. */
  public LinkIndicator(LinkViewModel model) {
    this.model = model;
    this.popOver = new PopOver(details());
    setId("link-indicator");
    getStyleClass().addAll(Styles.FLAT, "link-indicator");
    getStylesheets().add(Nodes.styleSheet(LinkIndicator.class, "link.css"));
    setGraphic(graphic());
    setMinWidth(USE_PREF_SIZE);
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
    popOver.setDetachable(false);
    popOver.setAnimated(false);
    setOnAction(event -> toggle());
    model.status().subscribe(status -> show());
  }

  private HBox graphic() {
    HBox box = new HBox(icon);
    box.getStyleClass().add("link-graphic");
    box.setAlignment(Pos.CENTER);
    return box;
  }

  private VBox details() {
    detail.setId("link-detail");
    clock.setId("link-clock");
    unsent.setId("link-unsent");
    needAttention.setId("link-need-attention");
    VBox box = new VBox(state, since, detail, clock, unsent, needAttention);
    box.getStyleClass().add("link-details");
    // Once more here: a pop-up does not take over the sheets of the node it belongs to.
    box.getStylesheets().add(Nodes.styleSheet(LinkIndicator.class, "link.css"));
    return box;
  }

  private void toggle() {
    if (popOver.isShowing()) {
      popOver.hide();
    } else {
      popOver.show(this);
    }
  }

  private void show() {
    icon.show(symbol());
    getStyleClass().removeAll("good", "info", "warn", "bad");
    getStyleClass().add(model.tone().styleClass());
    state.setText(model.title());
    since.setText(model.since());
    show(detail, model.status().get().detail());
    show(clock, model.clock());
    show(unsent, model.unsent());
    show(needAttention, model.needAttention());
    String name = texts.get("indicator.name", model.title(), model.unsent());
    Icons.name(
        this, model.clock().isEmpty() ? name : texts.get("indicator.clock", name, model.clock()));
  }

  private Feather symbol() {
    return switch (model.status().get().state()) {
      case OFFLINE -> Feather.WIFI_OFF;
      case CONNECTING, RECONNECTING, CATCHING_UP -> Feather.REFRESH_CW;
      case LIVE -> model.clock().isEmpty() ? Feather.WIFI : Feather.CLOCK;
      case SIGN_IN_NEEDED -> Feather.LOCK;
    };
  }

  private static void show(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }
}
