// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training.ui;

import org.citizendesk.desktop.training.ReadingList;
import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.knowledge.article.Article;
import org.jspecify.annotations.Nullable;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** An entry of a reading list, which can be dragged to another place in it. */
final class ReadingEntryCell extends ListCell<ReadingList.Entry> {
  private final ReadingListViewModel model;
  private final Texts texts = Texts.of(ReadingEntryCell.class);
  private final Label title = Nodes.wrapped("", "hit-title");
  private final Label version = Badges.pill("", Tone.CALM);
  private final Label read = Badges.pill("", Tone.CALM);
  private final Label note = Nodes.wrapped("", "tiny");
  private final VBox card;

  ReadingEntryCell(ReadingListViewModel model) {
    this.model = model;
    FlowPane pills = new FlowPane(version, read);
    pills.getStyleClass().add("article-pills");
    card = new VBox(title, pills, note);
    card.getStyleClass().addAll("card", "hit-card");
    note.managedProperty().bind(note.textProperty().isNotEmpty());
    setPrefWidth(0);
    setOnMouseClicked(
        event -> {
          ReadingList.Entry entry = getItem();
          if (entry != null && !isEmpty() && event.getClickCount() == 2) {
            model.open(entry);
          }
        });
    setOnDragDetected(
        event -> {
          if (!isEmpty()) {
            ClipboardContent from = new ClipboardContent();
            from.putString(Integer.toString(getIndex()));
            startDragAndDrop(TransferMode.MOVE).setContent(from);
            event.consume();
          }
        });
    setOnDragOver(
        event -> {
          if (event.getGestureSource() instanceof ReadingEntryCell && !isEmpty()) {
            event.acceptTransferModes(TransferMode.MOVE);
          }
          event.consume();
        });
    setOnDragDropped(
        event -> {
          if (event.getGestureSource() instanceof ReadingEntryCell from) {
            model.move(from.getIndex(), getIndex());
          }
          event.setDropCompleted(true);
          event.consume();
        });
  }

  @Override
  protected void updateItem(ReadingList.@Nullable Entry entry, boolean empty) {
    super.updateItem(entry, empty);
    if (entry == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    String name = model.article(entry).map(Article::title).orElse(entry.article());
    title.setText(texts.get("list.entry", getIndex() + 1, name));
    Integer pinned = entry.version();
    version.setText(
        pinned == null ? texts.get("list.of-the-day") : texts.get("list.version", pinned));
    boolean done = model.isRead(entry);
    Badges.repaint(
        read, texts.get(done ? "list.read" : "list.not-read-yet"), done ? Tone.GOOD : Tone.CALM);
    note.setText(entry.note());
    setGraphic(card);
    setAccessibleText(
        String.join(". ", title.getText(), version.getText(), read.getText(), note.getText()));
  }

  /** A label measures its graphic a little wider than it is laid out, and a line goes missing. */
  @Override
  protected double computePrefHeight(double width) {
    if (getGraphic() == null || width <= 0) {
      return super.computePrefHeight(width);
    }
    double inner = width - snappedLeftInset() - snappedRightInset();
    return snappedTopInset() + card.prefHeight(inner) + snappedBottomInset();
  }
}
