// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.voice.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.ui.Icon;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.protocol.connector.Capability;
import org.citizendesk.protocol.connector.Health;
import org.kordamp.ikonli.feather.Feather;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The telephone in the top bar: at rest its name and health, else the call in hand. */
public final class CallBar extends StackPane {
  private final CallViewModel model;
  private final Texts texts = Texts.of(CallBar.class);
  private final HBox bar = new HBox();
  private final Label caller = Nodes.label("", "strong");
  private final Label held = Nodes.label(texts.get("call.held"), "call-held");
  private final Button mute;
  private final Button hold;
  private final Label rest = Nodes.label("", "tiny");

  /** Follows the telephone. */
  public CallBar(CallViewModel model) {
    this.model = model;
    mute = Icons.button("call-mute", Feather.MIC, texts.get("call.mute"), model::toggleMute);
    hold = Icons.button("call-hold", Feather.PAUSE, texts.get("call.hold"), model::toggleHold);
    getStylesheets().add(Nodes.styleSheet(CallBar.class, "voice.css"));
    setMinWidth(USE_PREF_SIZE);
    buildBar();
    rest.setId("telephone");
    rest.getStyleClass().add("telephone");
    getChildren().addAll(Nodes.unless(model.inHand(), rest), Nodes.when(model.inHand(), bar));
    model.call().subscribe(call -> show());
    model.health().subscribe(this::showHealth);
  }

  private void buildBar() {
    bar.setId("call-bar");
    bar.getStyleClass().add("call-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.setMaxHeight(Region.USE_PREF_SIZE);
    caller.setId("call-caller");
    Label timer = Nodes.label("", "call-timer");
    timer.setId("call-timer");
    timer.textProperty().bind(model.timer());
    timer.setMinWidth(Region.USE_PREF_SIZE);
    held.setId("call-held");
    Label phone = Nodes.label(model.phoneName(), "tiny");
    mute.setVisible(model.can(Capability.MUTE));
    mute.setManaged(model.can(Capability.MUTE));
    hold.setVisible(model.can(Capability.HOLD));
    hold.setManaged(model.can(Capability.HOLD));
    bar.getChildren()
        .addAll(Icons.icon(Feather.PHONE_CALL), caller, timer, held, phone, mute, hold, end());
  }

  private Button end() {
    Button end = new Button(texts.get("call.end"), Icons.icon(Feather.PHONE_OFF));
    end.setId("call-end");
    end.getStyleClass().addAll(Styles.DANGER, "call-end");
    end.setMinWidth(Region.USE_PREF_SIZE);
    Icons.name(end, texts.get("call.end.name"));
    end.setOnAction(event -> model.hangUp());
    return end;
  }

  private void show() {
    caller.setText(model.caller());
    held.setVisible(model.isHeld());
    held.setManaged(model.isHeld());
    bar.getStyleClass().remove("held");
    if (model.isHeld()) {
      bar.getStyleClass().add("held");
    }
    name(mute, model.isMuted() ? Feather.MIC_OFF : Feather.MIC, muteName());
    name(hold, model.isHeld() ? Feather.PLAY : Feather.PAUSE, holdName());
  }

  private String muteName() {
    return texts.get(model.isMuted() ? "call.unmute" : "call.mute");
  }

  private String holdName() {
    return texts.get(model.isHeld() ? "call.retrieve" : "call.hold");
  }

  private static void name(Button button, Feather icon, String name) {
    if (button.getGraphic() instanceof Icon shown) {
      shown.show(icon);
    }
    Icons.name(button, name);
  }

  private void showHealth(Health health) {
    boolean well = health.state() == Health.State.UP;
    boolean exists = !model.phoneName().isEmpty();
    rest.setGraphic(exists ? Icons.icon(well ? Feather.PHONE : Feather.PHONE_OFF) : null);
    rest.setText(
        exists && !well
            ? texts.get("telephone.trouble", model.phoneName(), health.text())
            : model.phoneName());
    rest.getStyleClass().remove("problem");
    if (health.state() == Health.State.DOWN) {
      rest.getStyleClass().add("problem");
    }
  }
}
