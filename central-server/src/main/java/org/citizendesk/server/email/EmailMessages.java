// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The tables of known messages, of what was taken from the mailbox, and of who wrote where. */
final class EmailMessages {
  /** Kind of our own messages, beside those of {@code EmailFact.Kind}. */
  static final String SENT = "SENT";

  private static final String ADD =
      """
      insert into email_message (message_id, fingerprint, kind, raw_sha256, citizen, contact, at)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  private static final String BY_ID =
      """
      select * from email_message where message_id = ?
      order by contact is null, at limit 1
      """;

  private EmailMessages() {}

  /**
   * A message that we know.
   *
   * @param rawSha256 where it is kept; null for a reply that was not sent yet
   * @param about null if it opened no contact
   */
  record Known(
      String messageId, String kind, @Nullable String rawSha256, Event.@Nullable Subject about) {}

  /**
   * What makes a message the same wherever it is found.
   *
   * @param fingerprint of what it says; empty for our own
   */
  record Key(String messageId, String fingerprint) {}

  static boolean wasTaken(Handle handle, MailPlace place) {
    return handle
        .createQuery("select 1 from email_uid where mailbox = ? and uid_validity = ? and uid = ?")
        .bind(0, place.mailbox())
        .bind(1, place.uidValidity())
        .bind(2, place.uid())
        .mapTo(int.class)
        .findFirst()
        .isPresent();
  }

  static void taken(Handle handle, MailPlace place, String rawSha256, Key message) {
    handle.execute(
        "insert into email_uid (mailbox, uid_validity, uid, raw_sha256, message_id, fingerprint)"
            + " values (?, ?, ?, ?, ?, ?)",
        place.mailbox(),
        place.uidValidity(),
        place.uid(),
        rawSha256,
        message.messageId(),
        message.fingerprint());
  }

  /** Returns how often a message was found in a mailbox. */
  static long timesIn(Handle handle, String mailbox, Key message) {
    return handle
        .createQuery(
            "select count(*) from email_uid where message_id = ? and fingerprint = ? and mailbox = ?")
        .bind(0, message.messageId())
        .bind(1, message.fingerprint())
        .bind(2, mailbox)
        .mapTo(long.class)
        .one();
  }

  /** Returns whether any message with this id was found in a mailbox before. */
  static boolean wasIn(Handle handle, String mailbox, String messageId) {
    return handle
        .createQuery("select 1 from email_uid where message_id = ? and mailbox = ? limit 1")
        .bind(0, messageId)
        .bind(1, mailbox)
        .mapTo(int.class)
        .findFirst()
        .isPresent();
  }

  /** Returns the highest UID that was taken; 0 if none was. */
  static long highestTaken(Handle handle, String mailbox, long uidValidity) {
    return handle
        .createQuery(
            "select coalesce(max(uid), 0) from email_uid where mailbox = ? and uid_validity = ?")
        .bind(0, mailbox)
        .bind(1, uidValidity)
        .mapTo(long.class)
        .one();
  }

  static void add(Handle handle, Known message, String fingerprint, long at) {
    Event.Subject about = message.about();
    handle.execute(
        ADD,
        message.messageId(),
        fingerprint,
        message.kind(),
        message.rawSha256(),
        about == null ? null : Columns.bytes(about.citizen().value()),
        about == null ? null : contactBytes(about),
        at);
  }

  /** Returns a message with this id, one with a contact before one without. */
  static Optional<Known> find(Handle handle, String messageId) {
    return handle
        .createQuery(BY_ID)
        .bind(0, messageId)
        .map((row, context) -> known(row))
        .findFirst();
  }

  static Optional<Known> find(Handle handle, Key message) {
    return handle
        .createQuery("select * from email_message where message_id = ? and fingerprint = ?")
        .bind(0, message.messageId())
        .bind(1, message.fingerprint())
        .map((row, context) -> known(row))
        .findFirst();
  }

  static void keptAs(Handle handle, String messageId, String rawSha256) {
    handle.execute(
        "update email_message set raw_sha256 = ? where message_id = ? and fingerprint = ''",
        rawSha256,
        messageId);
  }

  static void sawAddress(Handle handle, ContactId contact, String address) {
    handle.execute(
        "insert into email_address (contact, address) values (?, ?) on conflict do nothing",
        Columns.bytes(contact.value()),
        address);
  }

  static boolean hasSeen(Handle handle, ContactId contact, String address) {
    return handle
        .createQuery("select 1 from email_address where contact = ? and address = ?")
        .bind(0, Columns.bytes(contact.value()))
        .bind(1, address)
        .mapTo(int.class)
        .findFirst()
        .isPresent();
  }

  private static byte @Nullable [] contactBytes(Event.Subject about) {
    ContactId contact = about.contact();
    return contact == null ? null : Columns.bytes(contact.value());
  }

  private static Known known(ResultSet row) throws SQLException {
    byte[] citizen = row.getBytes("citizen");
    byte[] contact = row.getBytes("contact");
    Event.Subject about =
        citizen == null || contact == null
            ? null
            : new Event.Subject(
                new CitizenId(Columns.uuid(citizen)), new ContactId(Columns.uuid(contact)));
    return new Known(
        row.getString("message_id"), row.getString("kind"), row.getString("raw_sha256"), about);
  }
}
