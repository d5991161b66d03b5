// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.attachment.ui.AttachmentChips;
import org.citizendesk.desktop.attachment.ui.AttachmentViewModel;
import org.citizendesk.desktop.timeline.ui.TimelineViewModel.Content;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.protocol.id.CitizenId;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The timeline of a citizen. What the reader looks at never moves because something was added above
 * or below it; only a reader at the end is taken along.
 */
public final class TimelineView extends StackPane {
  private static final int NEAR_THE_TOP = 3;

  /** An entry whose height is known only after it was painted needs one; more would be a circle. */
  private static final int MOST_CORRECTIONS = 3;

  private final Texts texts = Texts.of(TimelineView.class);
  private final TimelineViewModel model;
  private final AttachmentViewModel files;
  private final Executor later;
  private final ListView<TimelineRow> list = new ListView<>();
  // Until the agent moves in it, the list stays at the newest entry, whatever arrives above.
  private boolean touched;
  // At the newest entry, and to stay there when the list or the entry itself changes its size.
  private boolean following = true;
  private int corrections;
  private @Nullable ScrollAnchor seen;
  private final Button news = new Button(texts.get("list.new"), Icons.icon(Feather.ARROW_DOWN));
  private final VBox nobody =
      Nodes.empty(Feather.USER, texts.get("list.nobody"), texts.get("list.nobody.hint"));
  private final VBox nothing =
      Nodes.empty(Feather.CLOCK, texts.get("list.empty"), texts.get("list.empty.hint"));
  private final VBox failed =
      Nodes.empty(Feather.ALERT_TRIANGLE, texts.get("list.failed"), texts.get("list.failed.hint"));
  private final VBox reading = Nodes.empty(Feather.LOADER, texts.get("list.reading"), "");
  private Optional<CitizenId> shown = Optional.empty();
  private boolean moving;
  private boolean looking;

  /**
   * Follows the model.
   *
   * @param files opens what came with mails
   * @param later runs work after what the screen's thread is doing
   */
  public TimelineView(TimelineViewModel model, AttachmentViewModel files, Executor later) {
    this.model = model;
    this.files = files;
    this.later = later;
    getStyleClass().add("timeline-pane");
    getStylesheets().add(Nodes.styleSheet(TimelineView.class, "timeline.css"));
    buildList();
    buildNews();
    Button retry = new Button(texts.get("list.retry"));
    retry.setId("timeline-retry");
    retry.setOnAction(event -> model.retry());
    failed.getChildren().add(retry);
    getChildren().addAll(list, news, nobody, nothing, reading, failed);
    model.content().subscribe(this::show);
  }

  private void buildList() {
    list.setId("timeline");
    list.addEventFilter(ScrollEvent.ANY, event -> touch());
    list.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> touch());
    list.addEventFilter(KeyEvent.KEY_PRESSED, event -> touch());
    list.layoutBoundsProperty().subscribe(bounds -> resized());
    list.getStyleClass().addAll("timeline", "edge-to-edge");
    list.setAccessibleText(texts.get("list.name"));
    list.setCellFactory(view -> cell());
    list.setOnKeyPressed(this::pressed);
    list.setOnContextMenuRequested(this::menu);
    list.skinProperty()
        .subscribe(
            skin ->
                ScrollAnchor.flow(list)
                    .ifPresent(flow -> flow.positionProperty().subscribe(at -> scrolled())));
  }

  private void touch() {
    touched = true;
    following = false;
    later.execute(this::look);
  }

  /** What is around the list takes from its room: a banner, a longer reply, another window. */
  private void resized() {
    ScrollAnchor before = seen;
    if (following) {
      later.execute(this::toEnd);
    } else if (before != null) {
      later.execute(() -> move(before::restore));
    }
  }

  private TimelineCell cell() {
    TimelineCell cell = new TimelineCell(model::toggleQuoted, model::openArticle, files);
    cell.heightProperty().subscribe(height -> grown(cell));
    return cell;
  }

  /** Its words may wrap anew, and its marks come after it was painted. */
  private void grown(TimelineCell cell) {
    if (following && !looking && cell.getIndex() >= list.getItems().size() - 1) {
      looking = true;
      later.execute(this::look);
    }
  }

  private void pressed(KeyEvent event) {
    boolean opens = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
    TimelineRow selected = list.getSelectionModel().getSelectedItem();
    if (opens && selected instanceof TimelineRow.Mail mail) {
      model.toggleQuoted(mail.id());
      event.consume();
    } else if (opens && selected instanceof TimelineRow.Card card && card.quoted() != null) {
      model.openArticle(card.quoted());
      event.consume();
    }
  }

  /** By the menu key as by the mouse. */
  private void menu(ContextMenuEvent event) {
    TimelineRow row = list.getSelectionModel().getSelectedItem();
    if (row != null && !row.files().isEmpty()) {
      AttachmentChips.menu(row.files(), files).show(list, event.getScreenX(), event.getScreenY());
      event.consume();
    }
  }

  private void buildNews() {
    news.setId("timeline-new");
    news.getStyleClass().addAll(Styles.ACCENT, Styles.ROUNDED, "timeline-new");
    news.setVisible(false);
    news.setOnAction(
        event -> {
          news.setVisible(false);
          toEnd();
        });
    StackPane.setAlignment(news, Pos.BOTTOM_CENTER);
  }

  private void show(Content content) {
    only(
        switch (content.state()) {
          case NOBODY -> nobody;
          case READING -> reading;
          case EMPTY -> nothing;
          case FAILED -> failed;
          case SHOWN -> list;
        });
    if (content.state() == Content.State.SHOWN && content.citizen().equals(shown)) {
      update(content.rows());
    } else {
      begin(content);
    }
  }

  private void only(Node visible) {
    for (Node node : List.<Node>of(list, nobody, nothing, reading, failed)) {
      node.setVisible(node == visible);
    }
  }

  private void begin(Content content) {
    shown = content.state() == Content.State.SHOWN ? content.citizen() : Optional.empty();
    news.setVisible(false);
    touched = false;
    list.getSelectionModel().clearSelection();
    list.getItems().setAll(content.rows());
    toEnd();
  }

  private void update(List<TimelineRow> rows) {
    ObservableList<TimelineRow> items = list.getItems();
    ScrollAnchor anchor = ScrollAnchor.of(list);
    boolean more = !rows.isEmpty() && !items.isEmpty() && isNew(rows.getLast(), items);
    move(
        () -> {
          RowSplice.apply(items, rows);
          anchor.restore();
        });
    if (anchor.atEnd() || !touched) {
      toEnd();
    } else if (more) {
      news.setVisible(true);
    }
  }

  private static boolean isNew(TimelineRow row, List<TimelineRow> before) {
    return before.stream().noneMatch(old -> old.key().equals(row.key()));
  }

  /** A second time after the next layout, when heights are known and no longer guessed. */
  private void toEnd() {
    following = true;
    corrections = MOST_CORRECTIONS;
    move(() -> ScrollAnchor.toEnd(list));
    later.execute(() -> move(() -> ScrollAnchor.toEnd(list)));
    later.execute(this::scrolled);
  }

  private void move(Runnable change) {
    boolean outer = moving;
    moving = true;
    change.run();
    moving = outer;
  }

  private void scrolled() {
    if (!moving && !looking) {
      looking = true;
      later.execute(this::look);
    }
  }

  /** Sees to what the reader has come to: older entries are wanted, or the newest were reached. */
  private void look() {
    looking = false;
    if (moving || !list.isVisible()) {
      return;
    }
    // The position tells where the list is going; only the layout tells what is there.
    list.layout();
    ScrollAnchor place = ScrollAnchor.of(list);
    seen = place;
    if (ScrollAnchor.firstIndex(list) < NEAR_THE_TOP) {
      model.loadOlder();
    }
    if (place.atEnd()) {
      following = true;
      news.setVisible(false);
    } else if (following && corrections > 0) {
      corrections--;
      move(() -> ScrollAnchor.toEnd(list));
      later.execute(this::scrolled);
    }
  }

  /** Returns the list itself, which takes the focus. */
  public ListView<TimelineRow> list() {
    return list;
  }
}
