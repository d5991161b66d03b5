// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.util.Optional;

/** The table of mail contacts: by which mailbox each came. */
final class EmailThreads {
  private EmailThreads() {}

  /** Notes the mailbox that a new contact came by. */
  static void cameBy(Handle handle, ContactId contact, String mailbox) {
    handle.execute(
        "insert into email_thread (contact, mailbox) values (?, ?) on conflict do nothing",
        Columns.bytes(contact.value()),
        mailbox);
  }

  /** Returns the id of the mailbox that a contact came by; empty if that was not written down. */
  static Optional<String> mailbox(Handle handle, Event.Subject about) {
    ContactId contact = about.contact();
    return contact == null
        ? Optional.empty()
        : handle
            .createQuery("select mailbox from email_thread where contact = ?")
            .bind(0, Columns.bytes(contact.value()))
            .mapTo(String.class)
            .findFirst();
  }

  /** Notes who took a contact. */
  static void takenBy(Handle handle, ContactId contact, String agent) {
    handle.execute(
        "update email_thread set owner = ? where contact = ?",
        agent,
        Columns.bytes(contact.value()));
  }

  /** Returns who had a contact last; empty if nobody did since that is written down. */
  static Optional<String> owner(Handle handle, ContactId contact) {
    return handle
        .createQuery("select owner from email_thread where contact = ? and owner is not null")
        .bind(0, Columns.bytes(contact.value()))
        .mapTo(String.class)
        .findFirst();
  }
}
