// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** How a placed event lies in a row of the log. */
final class EventRows {
  private EventRows() {}

  static PlacedEvent event(ResultSet row) throws SQLException {
    byte[] contact = row.getBytes("contact_id");
    return new PlacedEvent(
        new Event(
            new EventId(Columns.uuid(row.getBytes("event_id"))),
            new Event.Origin(
                new DeviceId(Columns.uuid(row.getBytes("device_id"))),
                row.getLong("device_epoch"),
                row.getLong("device_seq"),
                row.getString("session")),
            new Event.Subject(
                new CitizenId(Columns.uuid(row.getBytes("citizen_id"))),
                contact == null ? null : new ContactId(Columns.uuid(contact))),
            row.getLong("hlc"),
            Instant.ofEpochMilli(row.getLong("occurred_at")),
            new Event.Content(
                row.getString("type"), row.getInt("version"), row.getString("payload"))),
        new PlacedEvent.Place(row.getInt("part"), row.getLong("pos"), row.getLong("citizen_seq")),
        Instant.ofEpochMilli(row.getLong("received_at")));
  }
}
