// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.voice.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.protocol.connector.Capability;
import org.kordamp.ikonli.feather.Feather;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A call that waits to be answered. Comes up beside the work and leaves the focus where it is, so
 * that a key typed at the wrong moment answers nothing.
 */
public final class RingingCard extends HBox {
  private final CallViewModel model;
  private final Texts texts = Texts.of(RingingCard.class);
  private final Label caller = Nodes.label("", "strong");
  private final Label number = Nodes.label("", "muted");

  /** Shows itself while a call rings. */
  public RingingCard(CallViewModel model) {
    this.model = model;
    setId("ringing-card");
    setAccessibleRole(AccessibleRole.DIALOG);
    getStyleClass().addAll("card", "ringing-card", Styles.ELEVATED_2);
    getStylesheets().add(Nodes.styleSheet(RingingCard.class, "voice.css"));
    setAlignment(Pos.CENTER_LEFT);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().addAll(Badges.chip(Feather.PHONE_INCOMING, Tone.GOOD), who());
    if (model.can(Capability.ANSWER)) {
      getChildren().addAll(reject(), answer());
    }
    Nodes.when(model.ringing(), this);
    model.call().subscribe(call -> show());
  }

  private VBox who() {
    caller.setId("ringing-caller");
    number.managedProperty().bind(number.visibleProperty());
    Label timer = Nodes.label("", "tiny");
    timer.textProperty().bind(model.timer());
    Label phone = Nodes.label(model.phoneName(), "tiny");
    HBox line = new HBox(timer, phone);
    line.getStyleClass().add("ringing-line");
    VBox who = new VBox(Nodes.label(texts.get("call.incoming"), "tiny"), caller, number, line);
    who.getStyleClass().add("ringing-who");
    return who;
  }

  private Button reject() {
    Button reject = new Button(texts.get("call.reject"));
    reject.setId("call-reject");
    reject.setMinWidth(Region.USE_PREF_SIZE);
    Icons.name(reject, texts.get("call.reject.name"));
    reject.setOnAction(event -> model.reject());
    return reject;
  }

  private Button answer() {
    Button answer = new Button(texts.get("call.answer"), Icons.icon(Feather.PHONE));
    answer.setId("call-answer");
    answer.getStyleClass().addAll(Styles.SUCCESS, "call-answer");
    answer.setMinWidth(Region.USE_PREF_SIZE);
    Icons.name(answer, texts.get("call.answer.name"));
    answer.setOnAction(event -> model.answer());
    return answer;
  }

  private void show() {
    caller.setText(model.caller());
    number.setText(model.number());
    number.setVisible(!model.number().isEmpty());
    setAccessibleText(texts.get("call.incoming.name", model.caller()));
  }
}
