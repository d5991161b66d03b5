// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.testing;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.util.List;

/** Looks through the table of contacts as nothing but a test does. */
public final class ContactTable {
  private ContactTable() {}

  /** Returns all contacts in this state, the longest waiting first. */
  public static List<Contact> inState(Handle handle, Contacts contacts, ContactLife.State state) {
    return handle
        .createQuery("select id from contact where state = ? order by queued_at, id")
        .bind(0, state.name())
        .map((row, context) -> new ContactId(Columns.uuid(row.getBytes(1))))
        .list()
        .stream()
        .map(id -> contacts.find(handle, id).orElseThrow())
        .toList();
  }
}
