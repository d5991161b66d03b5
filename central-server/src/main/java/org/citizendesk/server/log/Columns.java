// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** How values lie in columns: UUIDs as 16 bytes, times as milliseconds. */
public final class Columns {
  private Columns() {}

  /** Returns the 16 bytes of a UUID. */
  public static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /** Returns the UUID of 16 bytes. */
  public static UUID uuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  static PlacedEvent event(ResultSet row) throws SQLException {
    byte[] contact = row.getBytes("contact_id");
    return new PlacedEvent(
        new Event(
            new EventId(uuid(row.getBytes("event_id"))),
            new Event.Origin(
                new DeviceId(uuid(row.getBytes("device_id"))),
                row.getLong("device_epoch"),
                row.getLong("device_seq"),
                row.getString("session")),
            new Event.Subject(
                new CitizenId(uuid(row.getBytes("citizen_id"))),
                contact == null ? null : new ContactId(uuid(contact))),
            row.getLong("hlc"),
            Instant.ofEpochMilli(row.getLong("occurred_at")),
            new Event.Content(
                row.getString("type"), row.getInt("version"), row.getString("payload"))),
        new PlacedEvent.Place(row.getInt("part"), row.getLong("pos"), row.getLong("citizen_seq")),
        Instant.ofEpochMilli(row.getLong("received_at")));
  }
}
