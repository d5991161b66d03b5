// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.util.Optional;

/** The table of the mail of each contact, in the order of the log. */
final class EmailEntries {
  private static final String ADD =
      """
      insert into email_entry (event_id, contact, pos, way, author, message_id)
      values (?, ?, ?, ?, ?, ?) on conflict do nothing
      """;

  /** A reply that is held or was taken back is no answer; one that waits will be. */
  private static final String ANSWERED =
      """
      select e.author from email_entry e join email_outbox o on o.event_id = e.event_id
      where e.contact = :contact and e.pos > :pos and e.way = 'OUT' and e.author <> :agent
        and o.state in ('WAITING', 'SENDING', 'SENT')
      order by e.pos desc limit 1
      """;

  private static final String WROTE =
      """
      select author from email_entry
      where contact = :contact and pos > :pos and way = 'IN' order by pos desc limit 1
      """;

  private EmailEntries() {}

  /** What happened to a contact that somebody had not seen. */
  record News(EmailFact.Why why, String other) {}

  static void received(Handle handle, PlacedEvent event, EmailFact.Received mail) {
    String way = mail.how().kind().isMachine() ? "MACHINE" : "IN";
    add(handle, event, way, mail.from(), mail.messageId());
  }

  static void written(Handle handle, PlacedEvent event, EmailFact.ReplyWritten mail) {
    add(handle, event, "OUT", mail.agent(), null);
  }

  private static void add(
      Handle handle, PlacedEvent event, String way, String author, @Nullable String messageId) {
    ContactId contact = event.event().subject().contact();
    if (contact != null) {
      handle.execute(
          ADD,
          Columns.bytes(event.event().id().value()),
          Columns.bytes(contact.value()),
          event.place().pos(),
          way,
          author,
          messageId);
    }
  }

  /** Returns the place of a mail of a contact. */
  static Optional<Long> place(Handle handle, ContactId contact, EventId mail) {
    return handle
        .createQuery("select pos from email_entry where event_id = ? and contact = ?")
        .bind(0, Columns.bytes(mail.value()))
        .bind(1, Columns.bytes(contact.value()))
        .mapTo(long.class)
        .findFirst();
  }

  /** Returns the place of the message that a reply answers. */
  static Optional<Long> place(Handle handle, ContactId contact, String messageId) {
    return handle
        .createQuery("select max(pos) from email_entry where contact = ? and message_id = ?")
        .bind(0, Columns.bytes(contact.value()))
        .bind(1, messageId)
        .map((row, context) -> row.getLong(1))
        .findFirst()
        .filter(pos -> pos > 0);
  }

  /** Returns the place of the first mail of a contact; 0 if none is known. */
  static long first(Handle handle, ContactId contact) {
    return handle
        .createQuery("select coalesce(min(pos), 0) from email_entry where contact = ?")
        .bind(0, Columns.bytes(contact.value()))
        .mapTo(long.class)
        .one();
  }

  /** Returns what happened behind a place that an agent does not know of, the weightiest. */
  static Optional<News> since(Handle handle, ContactId contact, long pos, String agent) {
    return handle
        .createQuery(ANSWERED)
        .bind("contact", Columns.bytes(contact.value()))
        .bind("pos", pos)
        .bind("agent", agent)
        .mapTo(String.class)
        .findFirst()
        .map(other -> new News(EmailFact.Why.ANSWERED, other))
        .or(
            () ->
                handle
                    .createQuery(WROTE)
                    .bind("contact", Columns.bytes(contact.value()))
                    .bind("pos", pos)
                    .mapTo(String.class)
                    .findFirst()
                    .map(other -> new News(EmailFact.Why.WROTE_AGAIN, other)));
  }
}
