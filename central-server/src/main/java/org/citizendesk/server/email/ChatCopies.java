// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Copies of chats that citizens asked for: one leaves for each chat, when the chat is over, by the
 * chat's mailbox.
 */
final class ChatCopies {
  private static final String WISH =
      """
      insert into email_copy (contact, event_id) values (?, ?)
      on conflict (contact) do update set event_id = excluded.event_id where email_copy.sent = 0
      """;

  private ChatCopies() {}

  /** Notes a wish; the last one before the chat is over counts. */
  static void asked(Handle handle, ContactId chat, EventId wish) {
    handle.execute(WISH, Columns.bytes(chat.value()), Columns.bytes(wish.value()));
  }

  /**
   * Puts the copy among what is to be sent, if one was asked for and it is not there yet.
   *
   * @param last the event after which the chat is over, or the wish itself
   */
  static void leave(Handle handle, PlacedEvent last, EmailSettings settings) {
    Event.Subject about = last.event().subject();
    byte[] chat = Columns.bytes(Objects.requireNonNull(about.contact()).value());
    Optional<EventId> wish =
        handle
            .createQuery("select event_id from email_copy where contact = ? and sent = 0")
            .bind(0, chat)
            .map((row, context) -> new EventId(Columns.uuid(row.getBytes(1))))
            .findFirst();
    if (wish.isEmpty()) {
      return;
    }
    handle.execute("update email_copy set sent = 1 where contact = ?", chat);
    MailboxSettings box = settings.ofChat();
    String messageId = EmailRules.messageId(wish.get(), box.domain());
    Instant now = last.receivedAt();
    EmailOutbox.add(
        handle,
        wish.get(),
        about,
        new EmailOutbox.Draft(
            new EmailOutbox.Leaving(messageId, box.id()),
            EmailOutbox.State.WAITING,
            "",
            0,
            now,
            now));
    // Of no contact: what is answered to it must not end in a chat that is over.
    EmailMessages.add(
        handle,
        new EmailMessages.Known(messageId, EmailMessages.SENT, null, null),
        "",
        now.toEpochMilli());
  }
}
