// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.contact;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** How a contact lies in its table. */
final class ContactRows {
  private ContactRows() {}

  static Optional<Contact> find(Handle handle, ContactId id) {
    return handle
        .createQuery("select * from contact where id = ?")
        .bind(0, Columns.bytes(id.value()))
        .map((row, context) -> contact(row))
        .findFirst();
  }

  static Contact contact(ResultSet row) throws SQLException {
    return new Contact(
        new ContactId(Columns.uuid(row.getBytes("id"))),
        new CitizenId(Columns.uuid(row.getBytes("citizen"))),
        Channel.valueOf(row.getString("channel")),
        row.getString("subject"),
        row.getString("party"),
        new ContactLife(
            ContactLife.State.valueOf(row.getString("state")),
            row.getString("queue"),
            row.getString("agent"),
            until(row),
            row.getLong("gone") == 1,
            isParked(row),
            row.getLong("version")),
        Instant.ofEpochMilli(row.getLong("opened_at")),
        Instant.ofEpochMilli(row.getLong("queued_at")),
        place(row),
        Endings.ending(row));
  }

  /** A node of an older version takes every time of an offer for one that lapses. */
  private static @Nullable Instant until(ResultSet row) throws SQLException {
    if (isParked(row)) {
      return instantOrNull(row, "parked_until");
    }
    boolean offered = row.getString("state").equals(ContactLife.State.OFFERED.name());
    return instantOrNull(row, offered ? "offered_until" : "wrap_until");
  }

  /** A node of an older version moves it on without a word of this. */
  private static boolean isParked(ResultSet row) throws SQLException {
    return row.getLong("parked") == 1
        && row.getLong("gone") == 0
        && row.getString("state").equals(ContactLife.State.IN_HAND.name());
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        Instant.ofEpochMilli(row.getLong("place_at")),
        row.getInt("step"),
        instantOrNull(row, "step_at"),
        row.getLong("any_skill") == 1,
        row.getString("preferred"),
        instantOrNull(row, "prefer_until"),
        row.getLong("alone") == 1,
        Place.Keeping.of(row.getLong("while_away")));
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
