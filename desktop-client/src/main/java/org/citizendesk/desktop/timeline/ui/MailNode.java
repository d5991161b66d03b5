// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.attachment.ui.AttachmentChips;
import org.citizendesk.desktop.attachment.ui.AttachmentViewModel;
import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.protocol.id.EventId;
import org.kordamp.ikonli.feather.Feather;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A mail; the text is plain, whatever the mail was. */
final class MailNode extends HBox {
  private final Texts texts = Texts.of(MailNode.class);
  private final Label subject = Nodes.wrapped("", "strong");
  private final Label address = Nodes.wrapped("", "muted");
  private final StampNode stamp = new StampNode();
  private final Label text = Nodes.wrapped("", "mail-text");
  private final Button fold = new Button();
  private final Label quoted = Nodes.wrapped("", "mail-quoted");
  private final AttachmentChips attachments;
  private final Label notes = Nodes.wrapped("", "mail-notes");
  private final Label transport = Nodes.wrapped("", "tiny");
  private Optional<EventId> shown = Optional.empty();

  /**
   * @param toggle shows or hides the quotation of a mail
   */
  MailNode(Consumer<EventId> toggle, AttachmentViewModel files) {
    attachments = new AttachmentChips(files);
    getStyleClass().addAll("card", "timeline-card", "mail");
    stamp.setMinWidth(USE_PREF_SIZE);
    HBox head = new HBox(subject, Nodes.spring(), stamp);
    head.getStyleClass().add("card-head");
    head.setAlignment(Pos.TOP_LEFT);
    fold.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "mail-fold");
    // Not a stop of its own between rows: Enter on the row does the same.
    fold.setFocusTraversable(false);
    fold.setOnAction(event -> shown.ifPresent(toggle));
    notes.setGraphic(Icons.icon(Feather.ALERT_TRIANGLE));
    VBox column = new VBox(head, address, text, fold, quoted, attachments, notes, transport);
    column.getStyleClass().addAll("card-column", "mail-column");
    HBox.setHgrow(column, Priority.ALWAYS);
    getChildren().addAll(Badges.chip(Feather.MAIL, Tone.CALM), column);
  }

  void show(TimelineRow.Mail row) {
    shown = Optional.of(row.id());
    subject.setText(row.subject());
    address.setText(row.address());
    stamp.show(row.stamp());
    text.setText(row.text());
    show(fold, !row.quoted().isEmpty());
    fold.setText(texts.get(row.unfolded() ? "mail.hide-quoted" : "mail.show-quoted"));
    quoted.setText(row.unfolded() ? row.quoted() : "");
    show(quoted, row.unfolded() && !row.quoted().isEmpty());
    attachments.show(row.attachments());
    notes.setText(String.join("\n", row.notes()));
    show(notes, !row.notes().isEmpty());
    transport.setText(row.transport().words());
    transport.getStyleClass().setAll("label", "tiny", row.transport().failed() ? "problem" : "ok");
    show(transport, !row.transport().words().isEmpty());
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
