// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training.ui;

import org.citizendesk.desktop.knowledge.ui.ArticleAside;
import org.citizendesk.desktop.knowledge.ui.ArticleView;
import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel;
import org.citizendesk.desktop.knowledge.ui.SearchView;
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
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The whole knowledge base on one screen: find, read, and what to ask; for teaching. */
public final class TrainerWorkspace extends SplitPane {
  private static final double SEARCH_WIDTH = 380;
  private static final double ASIDE_WIDTH = 320;

  private final Texts texts = Texts.of(TrainerWorkspace.class);
  private final SearchView search;

  /**
   * @param offline whether the link is cut; the knowledge base works then too, and says so
   */
  public TrainerWorkspace(KnowledgeViewModel model, ObservableValue<Boolean> offline) {
    this.search = new SearchView(model);
    setId("trainer");
    getStyleClass().addAll("panes", "desk");
    getStylesheets().add(Nodes.styleSheet(TrainerWorkspace.class, "training.css"));
    Node left = left(offline);
    Node reader = reader(model);
    getItems().addAll(left, reader);
    setResizableWithParent(left, false);
    setDividerPositions(0.28);
  }

  /** Puts the cursor into the search field. */
  public void focusFirst() {
    search.focusField();
  }

  private VBox left(ObservableValue<Boolean> offline) {
    Label here = Badges.pill(texts.get("training.works-offline"), Tone.INFO);
    here.setId("trainer-offline");
    HBox head =
        new HBox(Nodes.label(texts.get("training.title"), "pane-title"), Nodes.when(offline, here));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("trainer-head");
    VBox.setVgrow(search, Priority.ALWAYS);
    VBox left = new VBox(head, search);
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
    page.getStyleClass().addAll("pane", "trainer-page");
    Node nothing =
        Nodes.empty(
            Feather.BOOK_OPEN, texts.get("training.empty.title"), texts.get("training.empty.hint"));
    return new StackPane(Nodes.unless(reading, nothing), Nodes.when(reading, page));
  }
}
