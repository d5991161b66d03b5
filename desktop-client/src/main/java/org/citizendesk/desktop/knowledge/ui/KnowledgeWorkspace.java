// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.kordamp.ikonli.feather.Feather;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The whole knowledge base on one screen: what was found, the article, and what to ask. */
public final class KnowledgeWorkspace extends SplitPane {
  private static final double SEARCH_WIDTH = 380;
  private static final double ASIDE_WIDTH = 320;

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
    getItems().addAll(left, reader(model));
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

  private StackPane reader(KnowledgeViewModel model) {
    BooleanBinding reading =
        Bindings.createBooleanBinding(() -> model.opened().get().isPresent(), model.opened());
    ArticleAside aside = new ArticleAside(model);
    aside.setMinWidth(ASIDE_WIDTH);
    aside.setPrefWidth(ASIDE_WIDTH);
    BorderPane page = new BorderPane(new ArticleView(model, false));
    page.setRight(aside);
    page.getStyleClass().addAll("pane", "knowledge-page");
    Node nothing =
        Nodes.empty(Feather.BOOK_OPEN, texts.get("not-opened.title"), texts.get("not-opened.hint"));
    BooleanBinding comparing = KnowledgePane.comparing(model);
    StackPane article = new StackPane(Nodes.unless(reading, nothing), Nodes.when(reading, page));
    return new StackPane(
        Nodes.unless(comparing, article),
        Nodes.when(comparing, new CompareView(model.comparison())));
  }
}
