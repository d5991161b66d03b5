// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a desktop's store holds.
 *
 * @param name of its agent
 * @param follows the citizens it wants to hear of
 * @param witnessed what it said was on disk, as heard outside of it
 * @param outbox what was written there, in the order of writing
 * @param held what the server confirmed or delivered
 */
record DeskSide(
    String name, Set<UUID> follows, Set<UUID> witnessed, List<Own> outbox, List<Held> held) {
  private static final int REFUSED = 3;
  private static final int CONFIRMED = 2;

  /** One event of its own; the states are those of the table. */
  record Own(UUID id, int state) {
    boolean isRefused() {
      return state == REFUSED;
    }

    boolean isConfirmed() {
      return state == CONFIRMED;
    }
  }

  /** One event at the place that the server gave it. */
  record Held(UUID id, long pos, long citizenSeq) {}

  DeskSide {
    follows = Set.copyOf(follows);
    witnessed = Set.copyOf(witnessed);
    outbox = List.copyOf(outbox);
    held = List.copyOf(held);
  }

  static DeskSide read(Handle handle, String name, Set<UUID> follows, Set<UUID> witnessed) {
    List<Own> outbox =
        handle
            .createQuery("select event_id, state from outbox order by n")
            .map((row, context) -> new Own(Columns.uuid(row.getBytes(1)), row.getInt(2)))
            .list();
    List<Held> held =
        handle
            .createQuery("select event_id, pos, citizen_seq from event order by part, pos")
            .map(
                (row, context) ->
                    new Held(Columns.uuid(row.getBytes(1)), row.getLong(2), row.getLong(3)))
            .list();
    return new DeskSide(name, follows, witnessed, outbox, held);
  }
}
