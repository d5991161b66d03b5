// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.citizen.ui;

import org.citizendesk.desktop.citizen.ui.CitizenSearchViewModel.Finding;
import org.citizendesk.desktop.citizen.ui.CitizenSearchViewModel.Result;
import org.citizendesk.desktop.citizen.ui.CitizenSearchViewModel.Row;
import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.SearchField;
import org.citizendesk.desktop.ui.Texts;
import org.controlsfx.control.PopOver;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The field in which a citizen is searched, with who was found under it. The cursor stays in the
 * field: Up and Down mark a citizen, Enter opens them.
 */
public final class CitizenSearch extends StackPane {
  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

  /** Pixels, upwards: the pop-over's window must not lie on the field and take its clicks. */
  private static final double OVERLAP = -4;

  private final CitizenSearchViewModel model;
  private final Texts texts = Texts.of(CitizenSearch.class);
  private final SearchField field =
      new SearchField("citizen-field", texts.get("search.name"), texts.get("search.prompt"));
  private final VBox found = new VBox();
  private final PopOver popOver = new PopOver(found);

  /** Follows the search. */
  public CitizenSearch(CitizenSearchViewModel model) {
    this.model = model;
    getStyleClass().add("citizen-search");
    getStylesheets().add(Nodes.styleSheet(CitizenSearch.class, "citizen.css"));
    getChildren().add(field);
    buildFound();
    field.textProperty().bindBidirectional(model.text());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    field.focusedProperty().subscribe(focused -> show());
    model.result().subscribe(result -> fill());
    model.marked().subscribe(marked -> mark());
  }

  /** Puts the cursor into the field, with what is there selected. */
  public void focusField() {
    field.requestFocus();
    field.selectAll();
  }

  private void buildFound() {
    found.setId("citizens-found");
    found.setAccessibleRole(AccessibleRole.LIST_VIEW);
    found.setAccessibleText(texts.get("search.found"));
    found.getStyleClass().add("citizens-found");
    // Once more here: a pop-up does not take over the sheets of the node it belongs to.
    found.getStylesheets().add(Nodes.styleSheet(CitizenSearch.class, "citizen.css"));
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
    popOver.setDetachable(false);
    popOver.setAnimated(false);
    // A click beside it closes it and does what it was meant to do.
    popOver.setConsumeAutoHidingEvents(false);
    // Esc is the field's: it ends the search, and with it this.
    popOver.setHideOnEscape(false);
  }

  private void pressed(KeyEvent event) {
    boolean taken =
        switch (event.getCode()) {
          case DOWN -> {
            model.move(1);
            yield true;
          }
          case UP -> {
            model.move(-1);
            yield true;
          }
          case ENTER -> {
            model.open();
            yield true;
          }
          default -> false;
        };
    if (taken) {
      event.consume();
    }
  }

  private void fill() {
    Result result = model.result().get();
    List<Node> nodes = new ArrayList<>();
    result.rows().forEach(row -> nodes.add(row(row)));
    switch (result.finding()) {
      case NOTHING_ASKED, FAILED, FOUND -> {}
      case NOBODY -> nodes.add(Nodes.label(texts.get("search.nobody"), "strong"));
    }
    if (!result.hint().isEmpty()) {
      nodes.add(Nodes.wrapped(result.hint(), "muted"));
    }
    found.getChildren().setAll(nodes);
    mark();
    show();
  }

  private Node row(Row row) {
    VBox words = new VBox(Nodes.label(row.name(), "strong"), Nodes.label(row.details(), "tiny"));
    words.setMinWidth(0);
    HBox box = new HBox(Badges.avatar(row.name()), words);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("citizen-row");
    box.setAccessibleRole(AccessibleRole.LIST_ITEM);
    box.setAccessibleText(spoken(row));
    box.setOnMouseClicked(event -> model.open(row));
    return box;
  }

  private String spoken(Row row) {
    return texts.get("search.spoken", row.name(), row.details());
  }

  private void mark() {
    List<Row> rows = model.result().get().rows();
    for (int i = 0; i < rows.size(); i++) {
      found.getChildren().get(i).pseudoClassStateChanged(MARKED, i == model.marked().get());
    }
    // The cursor never leaves the field, so that is where a screen reader must hear it.
    field.setAccessibleHelp(
        rows.isEmpty() ? model.result().get().hint() : spoken(rows.get(model.marked().get())));
  }

  private void show() {
    boolean wanted = field.isFocused() && model.result().get().finding() != Finding.NOTHING_ASKED;
    if (wanted && !popOver.isShowing()) {
      popOver.show(field, OVERLAP);
    } else if (!wanted && popOver.isShowing()) {
      popOver.hide();
    }
  }
}
