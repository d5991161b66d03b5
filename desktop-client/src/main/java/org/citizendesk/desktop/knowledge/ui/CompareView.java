// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.knowledge.compare.Comparison;
import org.citizendesk.knowledge.compare.Part;
import org.kordamp.ikonli.feather.Feather;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Two versions of an article: in two columns where there is room for them, else in one. F7 goes to
 * the next change, Shift+F7 to the one before, Escape back to the article.
 */
public final class CompareView extends VBox {
  /** Below this width, in pixels, lines of two columns would be too short to read. */
  private static final double TWO_COLUMNS = 640;

  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final CompareViewModel model;
  private final Texts texts = Texts.of(CompareView.class);
  private final VBox rows = new VBox();
  private final ScrollPane scroll = new ScrollPane(rows);
  private final Label title = Nodes.wrapped("", "title");
  private final Label place = Nodes.label("", "muted");
  private final CompareHead before;
  private final CompareHead after;
  private final BooleanBinding sideBySide = widthProperty().greaterThanOrEqualTo(TWO_COLUMNS);

  /** Follows the comparison. */
  public CompareView(CompareViewModel model) {
    this.model = model;
    this.before =
        new CompareHead(
            model,
            "compare-before",
            texts.get("compare.before"),
            chosen -> choose(shown -> model.compare(chosen.key(), shown.after().key())));
    this.after =
        new CompareHead(
            model,
            "compare-after",
            texts.get("compare.after"),
            chosen -> choose(shown -> model.compare(shown.before().key(), chosen.key())));
    setId("compare");
    getStyleClass().add("compare");
    getStylesheets().add(Nodes.styleSheet(CompareView.class, "knowledge.css"));
    scroll.setId("compare-scroll");
    scroll.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "article-scroll");
    scroll.setAccessibleText(texts.get("compare.name"));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    rows.getStyleClass().add("compare-rows");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    GridPane heads = CompareRows.columns(before, after);
    heads.getStyleClass().add("compare-heads");
    getChildren().addAll(bar(), heads, scroll);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    model.shown().subscribe(shown -> shown.ifPresent(this::heads));
    model.items().addListener((ListChangeListener<CompareItem>) change -> show());
    model.current().subscribe(number -> look());
    sideBySide.subscribe(room -> show());
  }

  private void choose(Consumer<Comparison> then) {
    model.shown().get().ifPresent(then);
  }

  private HBox bar() {
    Button back =
        Icons.button("compare-back", Feather.ARROW_LEFT, texts.get("compare.back"), model::leave);
    Button previous =
        Icons.button(
            "compare-previous", Feather.CHEVRON_UP, texts.get("compare.previous"), model::previous);
    Button next =
        Icons.button("compare-next", Feather.CHEVRON_DOWN, texts.get("compare.next"), model::next);
    title.setId("compare-title");
    place.setId("compare-place");
    place.setMinWidth(USE_PREF_SIZE);
    HBox bar = new HBox(back, Nodes.when(sideBySide, title), Nodes.spring(), place, previous, next);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("compare-bar");
    return bar;
  }

  private void heads(Comparison comparison) {
    title.setText(comparison.after().title());
    before.show(comparison.before());
    after.show(comparison.after());
  }

  private void show() {
    CompareRows maker = new CompareRows(sideBySide.get());
    rows.getChildren().setAll(model.items().stream().map(item -> node(maker, item)).toList());
    if (model.shown().get().isPresent() && model.changes() == 0) {
      rows.getChildren()
          .addFirst(
              Nodes.empty(
                  Feather.CHECK, texts.get("compare.same"), texts.get("compare.same-hint")));
    }
    look();
  }

  private Node node(CompareRows maker, CompareItem item) {
    return switch (item) {
      case CompareItem.Head head -> Nodes.label(name(head.part()), "section", "compare-part");
      case CompareItem.Fold fold -> fold(fold);
      case CompareItem.Pair pair -> {
        Node row = maker.of(pair, model.changes());
        row.setOnMouseClicked(event -> model.lookAt(pair));
        row.focusedProperty()
            .subscribe(
                focused -> {
                  if (focused) {
                    model.lookAt(pair);
                  }
                });
        yield row;
      }
    };
  }

  private String name(Part part) {
    return switch (part.kind()) {
      case TITLE -> texts.get("compare.title");
      case TEXT -> part.heading().isEmpty() ? texts.get("section.introduction") : part.heading();
      case CITATIONS -> texts.get("article.citations");
      case QUESTIONS -> texts.get("aside.questions");
      case DOCUMENTS -> texts.get("aside.documents");
      case MINUTES -> texts.get("compare.minutes");
    };
  }

  private Button fold(CompareItem.Fold fold) {
    String what =
        fold.parts().isEmpty()
            ? texts.get("compare.fold.lines", fold.lines())
            : texts.get(
                "compare.fold.parts",
                fold.parts().stream().map(this::name).collect(Collectors.joining(", ")));
    Button button =
        new Button(what, Icons.icon(fold.open() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
    button.setId("compare-fold-" + fold.id());
    button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "compare-fold");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAccessibleText(
        texts.get(fold.open() ? "compare.fold.hide" : "compare.fold.show", what));
    button.setOnAction(
        event -> {
          model.toggle(fold);
          refocus(button.getId());
        });
    return button;
  }

  /** The button was made anew; who pressed it by key goes on from there. */
  private void refocus(String id) {
    Node again = rows.lookup("#" + id);
    if (again != null) {
      again.requestFocus();
    }
  }

  /** Shows where one is, and brings it into view. */
  private void look() {
    int current = model.current().get();
    place.setText(model.changes() == 0 ? "" : texts.get("compare.place", current, model.changes()));
    Optional<Node> now = Optional.empty();
    for (Node row : rows.getChildren()) {
      boolean here = ("change-" + current).equals(row.getId());
      row.pseudoClassStateChanged(CURRENT, here);
      now = here ? Optional.of(row) : now;
    }
    now.ifPresent(
        row -> {
          bringIntoView(row);
          row.requestFocus();
        });
  }

  private void bringIntoView(Node row) {
    applyCss();
    layout();
    double visible = scroll.getViewportBounds().getHeight();
    double room = rows.getHeight() - visible;
    if (room <= 0) {
      return;
    }
    double top = row.getBoundsInParent().getMinY();
    double bottom = row.getBoundsInParent().getMaxY();
    double from = scroll.getVvalue() * room;
    if (top < from || bottom > from + visible) {
      scroll.setVvalue(Math.clamp((top - visible / 3) / room, 0, 1));
    }
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.F7) {
      if (event.isShiftDown()) {
        model.previous();
      } else {
        model.next();
      }
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      model.leave();
      event.consume();
    }
  }
}
