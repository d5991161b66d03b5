// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.supervision.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.routing.ui.AgentStateTexts;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.protocol.fact.AgentFact.Choice;
import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.protocol.frame.ViewBody.AgentRow;
import org.jspecify.annotations.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;

/**
 * What a supervisor can do about the agent who is selected, from a button and from the row itself.
 * A menu is about whoever was selected when it opened, whatever the board does meanwhile.
 */
final class AgentActs {
  private final BoardViewModel model;
  private final TableView<AgentRow> agents;
  private final Texts texts = Texts.of(AgentActs.class);
  private final MenuButton button = new MenuButton();
  private @Nullable String selected;

  AgentActs(BoardViewModel model, TableView<AgentRow> agents) {
    this.model = model;
    this.agents = agents;
    button.setId("board-agent-acts");
    button.getStyleClass().add(Styles.SMALL);
    button.setText(texts.get("acts.title"));
    button.setOnShowing(event -> fill(button.getItems()));
    button.setOnHidden(event -> fill(button.getItems()));
    ContextMenu menu = new ContextMenu(new MenuItem(texts.get("acts.title")));
    menu.setOnShowing(event -> fill(menu.getItems()));
    agents.setContextMenu(menu);
    agents.getSelectionModel().selectedItemProperty().subscribe(this::picked);
    model.stale().subscribe(stale -> enable());
    fill(button.getItems());
    enable();
  }

  MenuButton button() {
    return button;
  }

  /** The rows are new: whoever was selected is so again. */
  void reselect() {
    String name = selected;
    agents.getItems().stream()
        .filter(row -> row.agent().equals(name))
        .findFirst()
        .ifPresent(row -> agents.getSelectionModel().select(row));
    enable();
  }

  private void picked(@Nullable AgentRow row) {
    if (row != null) {
      selected = row.agent();
      enable();
    }
  }

  private Optional<AgentRow> row() {
    return agents.getItems().stream().filter(row -> row.agent().equals(selected)).findFirst();
  }

  private void enable() {
    Optional<AgentRow> row = row();
    button.setDisable(row.isEmpty() || model.stale().get());
    if (!button.isShowing()) {
      fill(button.getItems());
    }
  }

  private void fill(ObservableList<MenuItem> items) {
    List<MenuItem> acts = new ArrayList<>();
    row()
        .ifPresent(
            row -> {
              acts.add(act(row, new Choice(State.READY, "")));
              acts.add(new SeparatorMenuItem());
              for (String reason : model.reasons()) {
                acts.add(act(row, new Choice(State.NOT_READY, reason)));
              }
              acts.add(new SeparatorMenuItem());
              acts.add(act(row, new Choice(State.SIGNED_OUT, "")));
            });
    if (acts.isEmpty()) {
      MenuItem nobody = new MenuItem(texts.get("acts.nobody"));
      nobody.setDisable(true);
      acts.add(nobody);
    }
    items.setAll(acts);
  }

  private MenuItem act(AgentRow row, Choice choice) {
    boolean signsOut = choice.state() == State.SIGNED_OUT;
    MenuItem item =
        new MenuItem(signsOut ? texts.get("acts.sign-out") : AgentStateTexts.title(choice));
    item.setMnemonicParsing(false);
    item.setDisable(row.state() == State.SIGNED_OUT || model.stale().get());
    item.setOnAction(event -> model.set(row, choice));
    return item;
  }
}
