// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kordamp.ikonli.feather.Feather;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ThemeTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private final AtomicInteger clicks = new AtomicInteger();

  @Test
  void showsSmallNodesInBothThemes() {
    WINDOW.pictures("ui-gallery", this::gallery);
  }

  @Test
  void usesTheBundledFont() {
    WINDOW.show(this::gallery);

    assertEquals(
        "Inter",
        FxThread.get(() -> WINDOW.robot().find("#plain", Label.class).getFont().getFamily()));
  }

  @Test
  void scalesTextPaddingAndIconsTogether() {
    Scene scene = WINDOW.show(this::gallery);
    double before = width("#save");
    FxThread.run(() -> Theme.dress(scene, 150));

    assertEquals(1.5, width("#save") / before, 0.1);
    assertEquals(
        13 * 1.5,
        FxThread.get(() -> WINDOW.robot().find("#plain", Label.class).getFont().getSize()),
        0.01);
  }

  @Test
  void feedsClicksTextAndKeys() {
    WINDOW.show(this::gallery);
    WINDOW.robot().click("#save").click("#field").type("Hello, wörld");

    assertEquals(1, clicks.get());
    assertEquals("Hello, wörld", WINDOW.robot().find("#field", TextField.class).getText());
    WINDOW.robot().press(KeyCode.CONTROL, KeyCode.A).press(KeyCode.DELETE);
    assertEquals("", WINDOW.robot().find("#field", TextField.class).getText());
    WINDOW.robot().press(KeyCode.TAB);
    assertEquals("check", WINDOW.robot().focused().getId());
    WINDOW.robot().press(KeyCode.SPACE);
    assertTrue(WINDOW.robot().find("#check", CheckBox.class).isSelected());
  }

  private static double width(String id) {
    return FxThread.get(() -> WINDOW.robot().find(id, Button.class).getWidth());
  }

  private VBox gallery() {
    Button save = new Button("Save", Icons.icon(Feather.CHECK_CIRCLE));
    save.setId("save");
    save.setOnAction(event -> clicks.incrementAndGet());
    HBox buttons = new HBox(8, save, Icons.button("hold", Feather.PAUSE, "Hold", () -> {}));
    HBox chips = new HBox(8);
    HBox pills = new HBox(8);
    for (Tone tone : Tone.values()) {
      chips.getChildren().add(Badges.chip(Feather.PHONE, tone));
      pills.getChildren().add(Badges.pill(tone.name(), tone));
    }
    HBox avatars =
        new HBox(
            8,
            Badges.avatar("Margaret Okonkwo"),
            Badges.avatar("Ana Ruiz"),
            Badges.avatar("+1 555"));
    TextField field = new TextField();
    field.setId("field");
    field.setAccessibleText("A field");
    CheckBox check = new CheckBox("A check box");
    check.setId("check");
    Label plain = new Label("The quick brown fox");
    plain.setId("plain");
    TextArea area = new TextArea("A text area\n".repeat(30));
    area.setAccessibleText("An area");
    ScrollPane scroll = new ScrollPane(Nodes.wrapped("words ".repeat(400)));
    scroll.setAccessibleText("Much to read");
    scroll.setFitToWidth(true);
    VBox box =
        new VBox(
            10,
            Nodes.label("A title", "title"),
            Nodes.label("A pane title", "pane-title"),
            plain,
            Nodes.label("muted", "muted"),
            Nodes.label("tiny", "tiny"),
            buttons,
            chips,
            pills,
            avatars,
            field,
            check,
            area,
            scroll,
            Nodes.empty(Feather.INBOX, "Nothing to do", "New work shows up here by itself."));
    box.getStyleClass().add("pane");
    box.setStyle("-fx-padding: 16");
    return box;
  }
}
