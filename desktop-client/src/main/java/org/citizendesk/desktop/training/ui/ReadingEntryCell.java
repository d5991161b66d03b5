// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training.ui;

import org.citizendesk.desktop.training.ReadingList;
import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.CardCell;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.knowledge.article.Article;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;

/** An entry of a reading list, which can be dragged to another place in it. */
final class ReadingEntryCell extends CardCell<ReadingList.Entry> {
  private final ReadingListViewModel model;
  private final Texts texts = Texts.of(ReadingEntryCell.class);
  private final Label title = Nodes.wrapped("", "hit-title");
  private final Label version = Badges.pill("", Tone.CALM);
  private final Label read = Badges.pill("", Tone.CALM);
  private final Label note = Nodes.wrapped("", "tiny");

  ReadingEntryCell(ReadingListViewModel model) {
    this.model = model;
    FlowPane pills = new FlowPane(version, read);
    pills.getStyleClass().add("article-pills");
    layOut(title, pills, note);
    note.managedProperty().bind(note.textProperty().isNotEmpty());
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
  protected String show(ReadingList.Entry entry) {
    String name = model.article(entry).map(Article::title).orElse(entry.article());
    title.setText(texts.get("list.entry", getIndex() + 1, name));
    Integer pinned = entry.version();
    version.setText(
        pinned == null ? texts.get("list.of-the-day") : texts.get("list.version", pinned));
    boolean done = model.isRead(entry);
    Badges.repaint(
        read, texts.get(done ? "list.read" : "list.not-read-yet"), done ? Tone.GOOD : Tone.CALM);
    note.setText(entry.note());
    return String.join(". ", title.getText(), version.getText(), read.getText(), note.getText());
  }
}
