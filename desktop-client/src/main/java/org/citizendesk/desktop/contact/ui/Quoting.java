// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.Conversation;
import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.desktop.contact.Original;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.id.ContactId;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The mail that is answered, which can stand below the answer. */
public final class Quoting {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

  private static final String APART = "\n\n";

  private final Conversation conversation;
  private final Drafts drafts;
  private final UiContext context;
  private final Texts texts = Texts.of(Quoting.class);
  private final ReadOnlyObjectWrapper<Optional<Original>> original =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper quotation = new ReadOnlyStringWrapper("");
  private Optional<Drafts.Key> open = Optional.empty();

  Quoting(Conversation conversation, Drafts drafts, UiContext context) {
    this.conversation = conversation;
    this.drafts = drafts;
    this.context = context;
  }

  /** Returns what can be quoted; empty if nothing can. */
  public ReadOnlyObjectProperty<Optional<Original>> original() {
    return original.getReadOnlyProperty();
  }

  /** Returns whether it will stand below the answer. */
  public ReadOnlyBooleanProperty on() {
    return on.getReadOnlyProperty();
  }

  /** Returns what will stand below the answer; empty if nothing will. */
  public ReadOnlyStringProperty quotation() {
    return quotation.getReadOnlyProperty();
  }

  /** Quotes, or quotes no more; does nothing where nothing can be quoted. */
  public void toggle() {
    if (original.get().isPresent()) {
      boolean next = !on.get();
      open.ifPresent(key -> drafts.change(key, draft -> draft.withQuoting(next)));
      refresh();
    }
  }

  /** Returns who wrote it and when, as it stands above the quotation. */
  public String attribution(Original mail) {
    return texts.get(
        "quote.wrote",
        TIME.format(LocalDateTime.ofInstant(mail.at(), context.zone())),
        mail.from());
  }

  /**
   * Begins another text.
   *
   * @param draft the draft of a mail; empty if it is no mail
   */
  void open(Optional<Drafts.Key> draft) {
    if (!draft.equals(open)) {
      original.set(Optional.empty());
    }
    open = draft;
    refresh();
  }

  /**
   * Asks for the mail that is answered, which is another one when the citizen has written again.
   */
  void ask(Drafts.Key draft) {
    ContactId contact = draft.contact();
    if (contact != null) {
      context
          .tasks()
          .follow(() -> conversation.original(contact))
          .onSuccess(now -> know(draft, now))
          .onError(failure -> {})
          .start();
    }
  }

  private void know(Drafts.Key draft, Optional<Original> now) {
    if (open.equals(Optional.of(draft))) {
      original.set(now);
      refresh();
    }
  }

  void refresh() {
    boolean wished = open.filter(key -> drafts.draft(key).quoting()).isPresent();
    Optional<Original> mail = original.get().filter(one -> wished);
    quotation.set(mail.map(one -> attribution(one) + "\n" + one.quoted()).orElse(""));
    on.set(mail.isPresent());
  }

  /** Returns a text with the quotation below it, if there is to be one. */
  String below(String text) {
    return quotation.get().isEmpty() ? text : text.strip() + APART + quotation.get();
  }

  /** Returns how many characters it adds. */
  int length() {
    return quotation.get().isEmpty() ? 0 : APART.length() + quotation.get().length();
  }
}
