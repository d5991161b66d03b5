// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training.ui;

import atlantafx.base.theme.Tweaks;
import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel;
import org.citizendesk.desktop.knowledge.ui.WhenFilter;
import org.citizendesk.desktop.training.Catalogue;
import org.citizendesk.desktop.training.ui.BrowseViewModel.Shelf;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Orientation;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** All articles by program and place: a tree, and below it the articles of what is chosen there. */
final class BrowseView extends VBox {
  private final BrowseViewModel model;
  private final Texts texts = Texts.of(BrowseView.class);
  private final TreeView<Shelf> tree = new TreeView<>(new TreeItem<>());
  private final ListView<Catalogue.Entry> list = new ListView<>();

  BrowseView(BrowseViewModel model, KnowledgeViewModel articles) {
    this.model = model;
    setId("browse");
    tree.setId("browse-tree");
    tree.setAccessibleText(texts.get("browse.tree"));
    tree.setShowRoot(false);
    tree.setCellFactory(view -> new ShelfCell(model));
    tree.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "browse-tree");
    tree.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            item -> {
              if (item != null) {
                model.shelf().set(Optional.ofNullable(item.getValue()));
              }
            });
    tree.setOnKeyPressed(this::keyInTree);
    SplitPane panes = new SplitPane(tree, results());
    panes.getStyleClass().add("panes");
    panes.setOrientation(Orientation.VERTICAL);
    panes.setDividerPositions(0.45);
    VBox.setVgrow(panes, Priority.ALWAYS);
    WhenFilter filter = new WhenFilter(articles);
    filter.getStyleClass().add("browse-filters");
    getChildren().addAll(filter, panes);
    model.catalogue().subscribe(this::show);
  }

  void focusFirst() {
    tree.requestFocus();
    if (tree.getSelectionModel().isEmpty()) {
      tree.getSelectionModel().selectFirst();
    }
  }

  private StackPane results() {
    list.setId("browse-list");
    list.setAccessibleText(texts.get("browse.list"));
    list.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "knowledge-hits");
    list.setItems(model.entries());
    list.setCellFactory(view -> new EntryCell(model::open));
    list.setOnKeyPressed(this::keyInList);
    BooleanBinding unknown =
        Bindings.createBooleanBinding(
            () -> model.catalogue().get().programs().isEmpty(), model.catalogue());
    BooleanBinding none = Bindings.isEmpty(model.entries());
    return new StackPane(
        list,
        Nodes.when(
            none.and(unknown.not()),
            Nodes.empty(
                Feather.LIST, texts.get("browse.nothing"), texts.get("browse.nothing-hint"))),
        Nodes.when(
            unknown,
            Nodes.empty(
                Feather.CLOCK, texts.get("browse.unknown"), texts.get("browse.unknown-hint"))));
  }

  /** Builds the tree anew for another day or language; what was open and chosen stays so. */
  private void show(Catalogue catalogue) {
    Set<Shelf> open = new HashSet<>();
    collectOpen(tree.getRoot(), open);
    Optional<Shelf> chosen = model.shelf().get();
    TreeItem<Shelf> root = new TreeItem<>();
    for (String program : catalogue.programs()) {
      TreeItem<Shelf> item = new TreeItem<>(new Shelf(program, Optional.empty()));
      add(item, program, catalogue.places(program));
      root.getChildren().add(item);
    }
    expand(root, open);
    tree.setRoot(root);
    chosen.ifPresent(shelf -> select(root, shelf));
  }

  private static void add(TreeItem<Shelf> to, String program, List<Catalogue.Place> places) {
    for (Catalogue.Place place : places) {
      TreeItem<Shelf> item = new TreeItem<>(new Shelf(program, Optional.of(place.place())));
      add(item, program, place.within());
      item.setExpanded(true);
      to.getChildren().add(item);
    }
  }

  private static void collectOpen(TreeItem<Shelf> item, Set<Shelf> open) {
    for (TreeItem<Shelf> child : item.getChildren()) {
      if (child.isExpanded()) {
        open.add(child.getValue());
      }
      collectOpen(child, open);
    }
  }

  private static void expand(TreeItem<Shelf> item, Set<Shelf> open) {
    for (TreeItem<Shelf> child : item.getChildren()) {
      child.setExpanded(child.isExpanded() || open.contains(child.getValue()));
      expand(child, open);
    }
  }

  private void select(TreeItem<Shelf> item, Shelf shelf) {
    if (Objects.equals(item.getValue(), shelf)) {
      tree.getSelectionModel().select(item);
    }
    item.getChildren().forEach(child -> select(child, shelf));
  }

  private void keyInTree(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && !list.getItems().isEmpty()) {
      list.requestFocus();
      list.getSelectionModel().selectFirst();
      event.consume();
    }
  }

  private void keyInList(KeyEvent event) {
    Catalogue.@Nullable Entry selected = list.getSelectionModel().getSelectedItem();
    if (event.getCode() == KeyCode.ENTER && selected != null) {
      model.open(selected);
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      tree.requestFocus();
      event.consume();
    }
  }
}
