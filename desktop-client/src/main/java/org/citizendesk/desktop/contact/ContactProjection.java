// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.store.Change;
import org.citizendesk.desktop.store.Events;
import org.citizendesk.desktop.store.HistoryDepth;
import org.citizendesk.desktop.store.Projection;
import org.citizendesk.desktop.store.StoredEvent;
import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.time.Instant;
import java.util.List;

/** Keeps the table of contacts, and knows how far back the open ones reach. */
public final class ContactProjection implements Projection, HistoryDepth {
  private static final String ADD =
      """
      insert into contact (id, citizen, channel, queue, subject, party, state, agent, opened_by,
        since, offered_until, call, citizen_gone, version, opened_seq, last_said, preview, asked_at, parked)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  // A contact of which the beginning is not known yet may reach back to the first event.
  private static final String NEEDED_FROM =
      """
      select min(coalesce(opened_seq, case when channel is null then 1 end)) as needed from contact
      where citizen = ? and agent = ? and state in ('OFFERED', 'IN_HAND')
      """;

  private final String agent;

  /**
   * @param agent whose contacts must be complete
   */
  public ContactProjection(String agent) {
    this.agent = agent;
  }

  @Override
  public void refresh(Handle handle, Change change) {
    change.contacts().forEach(contact -> refresh(handle, contact));
  }

  @Override
  public void clear(Handle handle) {
    handle.execute("delete from contact");
  }

  @Override
  public long neededFrom(Handle handle, CitizenId citizen) {
    return handle
        .createQuery(NEEDED_FROM)
        .bind(0, Columns.bytes(citizen.value()))
        .bind(1, agent)
        .map(
            (row, context) -> {
              Long needed = Columns.longOrNull(row, "needed");
              return needed == null ? NONE : needed;
            })
        .one();
  }

  private static void refresh(Handle handle, ContactId contact) {
    List<StoredEvent> events = Events.ofContact(handle, contact);
    byte[] id = Columns.bytes(contact.value());
    handle.execute("delete from contact where id = ?", id);
    if (!events.isEmpty()) {
      add(handle, id, events.getFirst().citizen(), ContactFold.of(events));
    }
  }

  private static void add(Handle handle, byte[] id, CitizenId citizen, ContactFold fold) {
    ContactFact.Opened opened = fold.opened;
    ContactLife life = fold.life;
    Instant until = life.until();
    Instant asked = fold.clock.asked();
    String owner = life.agent();
    handle.execute(
        ADD,
        id,
        Columns.bytes(citizen.value()),
        opened == null ? null : opened.channel().name(),
        life.queue(),
        opened == null ? "" : opened.subject(),
        opened == null ? "" : opened.party(),
        life.state().name(),
        owner == null ? "" : owner,
        fold.openedBy == null ? null : Columns.bytes(fold.openedBy.value()),
        fold.since.toEpochMilli(),
        until == null ? null : until.toEpochMilli(),
        fold.call == null ? null : fold.call.name(),
        life.citizenGone(),
        life.version(),
        fold.openedSeq,
        fold.lastSaid == null ? null : Columns.bytes(fold.lastSaid.value()),
        fold.preview,
        asked == null ? null : asked.toEpochMilli(),
        life.parked());
  }
}
