// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The whole knowledge base on one screen: what was found, the article, and what to ask. */
public final class KnowledgeWorkspace extends SplitPane {
  private static final double SEARCH_WIDTH = 380;

  private final Texts texts = Texts.of(KnowledgeWorkspace.class);
  private final SearchView search;

  /**
   * @param title of the place, for people
   * @param offline whether the link is cut; the knowledge base works then too, and says so
   */
  public KnowledgeWorkspace(
      KnowledgeViewModel model, String title, ObservableValue<Boolean> offline) {
    this.search = new SearchView(model);
    setId("knowledge");
    getStyleClass().addAll("panes", "desk");
    getStylesheets().add(Nodes.styleSheet(KnowledgeWorkspace.class, "knowledge.css"));
    Node left = left(title, offline, EditionLine.withMenu(model.edition()));
    getItems().addAll(left, new KnowledgeReader(model));
    setResizableWithParent(left, false);
    setDividerPositions(0.28);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Puts the cursor into the search field. */
  public void focusFirst() {
    search.focusField();
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      focusFirst();
      event.consume();
    }
  }

  private VBox left(String title, ObservableValue<Boolean> offline, EditionLine edition) {
    Label here = Badges.pill(texts.get("pane.works-offline"), Tone.INFO);
    here.setId("knowledge-offline");
    here.setMinWidth(USE_PREF_SIZE);
    HBox head = new HBox(Nodes.label(title, "pane-title"), Nodes.when(offline, here));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("knowledge-title");
    VBox.setVgrow(search, Priority.ALWAYS);
    VBox left = new VBox(head, edition, search);
    left.getStyleClass().add("pane");
    left.setMinWidth(SEARCH_WIDTH);
    left.setPrefWidth(SEARCH_WIDTH);
    return left;
  }
}
