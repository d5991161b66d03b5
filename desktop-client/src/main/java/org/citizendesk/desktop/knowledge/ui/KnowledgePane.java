// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Knowledge in a narrow column beside the work: search, and the opened article in its place. */
public final class KnowledgePane extends VBox {
  private final KnowledgeViewModel model;
  private final SearchView search;

  /** Follows search and article, and suggests nothing. */
  public KnowledgePane(KnowledgeViewModel model) {
    this(model, Optional.empty());
  }

  /** Follows search, article and suggestions. */
  public KnowledgePane(KnowledgeViewModel model, SuggestionsViewModel suggestions) {
    this(model, Optional.of(new SuggestionsView(suggestions, model::open)));
  }

  private KnowledgePane(KnowledgeViewModel model, Optional<SuggestionsView> suggestions) {
    this.model = model;
    this.search = new SearchView(model, suggestions);
    Texts texts = Texts.of(KnowledgePane.class);
    setId("knowledge-pane");
    getStyleClass().addAll("pane", "knowledge-pane");
    getStylesheets().add(Nodes.styleSheet(KnowledgePane.class, "knowledge.css"));
    BooleanBinding comparing = comparing(model);
    BooleanBinding open =
        Bindings.createBooleanBinding(() -> model.opened().get().isPresent(), model.opened());
    BooleanBinding reading = open.and(comparing.not());
    ArticleView article = Nodes.when(reading, new ArticleView(model, true));
    CompareView compare = Nodes.when(comparing, new CompareView(model.comparison()));
    StackPane body = new StackPane(Nodes.unless(open.or(comparing), search), article, compare);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(head(texts, reading), new EditionLine(model.edition()), body);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    reading.addListener(
        (value, before, now) -> {
          if (now) {
            article.requestFocus();
          }
        });
  }

  /** Puts the cursor into the search field, leaving an opened article. */
  public void focusSearch() {
    model.closeArticle();
    search.focusField();
  }

  static BooleanBinding comparing(KnowledgeViewModel model) {
    return Bindings.createBooleanBinding(
        () -> model.comparison().shown().get().isPresent(), model.comparison().shown());
  }

  private HBox head(Texts texts, BooleanBinding reading) {
    Label title = Nodes.label(texts.get("pane.title"), "pane-title");
    Button back =
        Icons.button(
            "knowledge-back", Feather.ARROW_LEFT, texts.get("pane.back"), this::focusSearch);
    HBox head = new HBox(Nodes.when(reading, back), title);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("knowledge-title");
    return head;
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && model.opened().get().isPresent()) {
      focusSearch();
      event.consume();
    }
  }
}
