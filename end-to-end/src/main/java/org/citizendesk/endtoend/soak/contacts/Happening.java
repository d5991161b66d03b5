// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak.contacts;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.util.List;
import java.util.UUID;

/**
 * One event of the server's log.
 *
 * @param contact null if it belongs to none
 * @param at when the server took it, in milliseconds
 */
record Happening(UUID id, @Nullable UUID contact, long at, Fact fact) {
  /** Reads the whole log in its order. */
  static List<Happening> read(Handle handle) {
    return handle
        .createQuery(
            "select event_id, contact_id, received_at, type, version, payload from event"
                + " where part = 0 order by pos")
        .map(
            (row, context) ->
                new Happening(
                    Columns.uuid(row.getBytes(1)),
                    row.getBytes(2) == null ? null : Columns.uuid(row.getBytes(2)),
                    row.getLong(3),
                    FactCodec.decode(
                        new Event.Content(row.getString(4), row.getInt(5), row.getString(6)))))
        .list();
  }
}
