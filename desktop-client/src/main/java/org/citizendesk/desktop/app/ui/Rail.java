// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui;

import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** The narrow column with one button for each workspace, the last one at the bottom. */
final class Rail extends VBox {
  private final ToggleGroup group = new ToggleGroup();

  Rail(List<Workspace> workspaces, Consumer<Workspace> choose) {
    Texts texts = Texts.of(Rail.class);
    setId("rail");
    getStyleClass().add("rail");
    for (int i = 0; i < workspaces.size(); i++) {
      if (i == workspaces.size() - 1) {
        getChildren().add(Nodes.spring());
      }
      Workspace workspace = workspaces.get(i);
      String name = texts.get("rail.name", workspace.title(), i + 1);
      getChildren().add(button(workspace, name, choose));
    }
  }

  /** Shows which workspace is chosen. */
  void show(Workspace chosen) {
    for (var toggle : group.getToggles()) {
      toggle.setSelected(chosen.equals(toggle.getUserData()));
    }
  }

  private ToggleButton button(Workspace workspace, String name, Consumer<Workspace> choose) {
    ToggleButton button = new ToggleButton("", Icons.icon(workspace.icon()));
    button.setId("rail-" + workspace.id());
    button.setUserData(workspace);
    button.setToggleGroup(group);
    button.getStyleClass().setAll("toggle-button", "rail-button");
    Icons.name(button, name);
    button.setOnAction(
        event -> {
          button.setSelected(true);
          choose.accept(workspace);
        });
    return button;
  }
}
