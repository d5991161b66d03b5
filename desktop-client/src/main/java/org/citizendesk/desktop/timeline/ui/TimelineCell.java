// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import org.citizendesk.desktop.attachment.ui.AttachmentViewModel;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;

/** Paints any row of a timeline with nodes that are made once. */
final class TimelineCell extends ListCell<TimelineRow> {
  private final BubbleNode bubble;
  private final CardNode card;
  private final MailNode mail;
  private final RuleNode rule = new RuleNode();

  /**
   * @param toggleQuoted shows or hides the quotation of a mail
   * @param openArticle opens the version of an article that was quoted
   */
  TimelineCell(
      Consumer<EventId> toggleQuoted,
      Consumer<KnowledgeFact.Quoted> openArticle,
      AttachmentViewModel files) {
    this.bubble = new BubbleNode(files);
    this.card = new CardNode(openArticle);
    this.mail = new MailNode(toggleQuoted, files);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable TimelineRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText(null);
    } else {
      setGraphic(paint(row));
      setAccessibleText(row.spoken());
    }
  }

  private Node paint(TimelineRow row) {
    return switch (row) {
      case TimelineRow.Bubble said -> {
        bubble.show(said);
        yield bubble;
      }
      case TimelineRow.Mail written -> {
        mail.show(written);
        yield mail;
      }
      case TimelineRow.CallCard call -> {
        card.show(call);
        yield card;
      }
      case TimelineRow.Card noted -> {
        card.show(noted);
        yield card;
      }
      case TimelineRow.Day day -> {
        rule.show(day);
        yield rule;
      }
      case TimelineRow.Older older -> {
        rule.show(older);
        yield rule;
      }
      case TimelineRow.Line line -> {
        rule.show(line);
        yield rule;
      }
    };
  }
}
