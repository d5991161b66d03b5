// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui;

import org.citizendesk.desktop.attention.ui.AttentionButton;
import org.citizendesk.desktop.citizen.ui.CitizenSearch;
import org.citizendesk.desktop.routing.ui.AgentStateControl;
import org.citizendesk.desktop.sync.ui.LinkBanner;
import org.citizendesk.desktop.sync.ui.LinkIndicator;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.NoticeBar;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.voice.ui.CallBar;
import org.citizendesk.desktop.voice.ui.RingingCard;
import org.kordamp.ikonli.feather.Feather;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What stands around every workspace: the top bar, the rail, and what comes up beside the work. */
final class Shell extends StackPane {
  private final List<Workspace> workspaces;
  private final Rail rail;
  private final Optional<CitizenSearch> search;
  private final StackPane place = new StackPane();

  /**
   * @param workspaces in the order of the rail, settings last
   * @param search for users who have a place where a citizen can be opened
   */
  Shell(
      ShellModels models, List<Workspace> workspaces, Optional<CitizenSearch> search, Exits exits) {
    this.workspaces = workspaces;
    this.search = search;
    this.rail = new Rail(workspaces, this::choose);
    setId("shell");
    getStyleClass().add("desk");
    getStylesheets().add(Nodes.styleSheet(Shell.class, "shell.css"));
    workspaces.forEach(workspace -> place.getChildren().add(workspace.content()));
    BorderPane frame = new BorderPane(new StackPane(place, besideTheWork(models)));
    frame.setTop(
        new VBox(topBar(models, exits), new LinkBanner(models.link(), exits.signInAgain())));
    frame.setLeft(rail);
    getChildren().add(frame);
    showOnly(workspaces.getFirst());
  }

  /** Returns how many workspaces this user has. */
  int size() {
    return workspaces.size();
  }

  /** Puts the cursor where a citizen is searched; does nothing for users who open none. */
  void focusSearch() {
    search.ifPresent(CitizenSearch::focusField);
  }

  /** Goes to a workspace, counted from 0; does nothing if there is none. */
  void choose(int index) {
    if (index < workspaces.size()) {
      choose(workspaces.get(index));
    }
  }

  /** Goes to the workspace with this id. */
  void choose(String id) {
    workspaces.stream().filter(it -> it.id().equals(id)).findFirst().ifPresent(this::choose);
  }

  private void choose(Workspace workspace) {
    showOnly(workspace);
    // Before it is styled a split pane has no children, so none of them could take the focus.
    workspace.content().applyCss();
    workspace.focusFirst().run();
  }

  private void showOnly(Workspace chosen) {
    rail.show(chosen);
    for (Workspace workspace : workspaces) {
      boolean shown = workspace.equals(chosen);
      workspace.content().setVisible(shown);
      workspace.content().setManaged(shown);
    }
  }

  private HBox topBar(ShellModels models, Exits exits) {
    Texts texts = Texts.of(Shell.class);
    Label brand = Nodes.label(texts.get("shell.brand"), "brand");
    brand.setGraphic(Icons.icon(Feather.HEADPHONES));
    brand.setMinWidth(Region.USE_PREF_SIZE);
    HBox bar =
        new HBox(
            brand,
            Nodes.spring(),
            new CallBar(models.call()),
            new AttentionButton(models.attention()),
            new LinkIndicator(models.link()),
            new AgentStateControl(models.agentState()),
            new UserMenu(models.user(), exits.signOut()));
    search.ifPresent(field -> bar.getChildren().add(1, field));
    bar.setId("top-bar");
    bar.getStyleClass().add("top");
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private static StackPane besideTheWork(ShellModels models) {
    RingingCard ringing = new RingingCard(models.call());
    NoticeBar notice = new NoticeBar(models.notices());
    // Not at the right: there it would lie on the button that wraps up.
    StackPane.setAlignment(ringing, Pos.TOP_CENTER);
    StackPane.setAlignment(notice, Pos.BOTTOM_CENTER);
    StackPane layer = new StackPane(ringing, notice);
    layer.getStyleClass().add("beside-the-work");
    layer.setPickOnBounds(false);
    return layer;
  }
}
