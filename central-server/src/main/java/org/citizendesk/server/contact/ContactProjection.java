// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.contact;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.log.LogTx;
import org.citizendesk.server.log.Projection;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.Optional;

/** Keeps the table of contacts, and how much each agent has of them. */
final class ContactProjection implements Projection {
  private static final String OPEN =
      """
      insert into contact (id, citizen, channel, direction, queue, subject, party, state, version,
        opened_at, queued_at, place_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do nothing
      """;

  private static final String MOVE =
      """
      update contact set state = ?, queue = ?, agent = ?, offered_until = ?, gone = ?, version = ?,
        queued_at = ?, accepted_at = coalesce(?, accepted_at),
        closed_at = coalesce(?, closed_at), outcome = coalesce(?, outcome),
        parked = ?, parked_until = ?
      where id = ?
      """;

  private static final String HEARD = "update contact set heard_at = ? where id = ?";

  private final Places places = new Places();
  private final Endings endings = new Endings();

  @Override
  public void apply(LogTx tx, PlacedEvent event, Fact fact) {
    ContactId id = event.event().subject().contact();
    if (id == null) {
      return;
    }
    if (fact instanceof ContactFact.Opened opened) {
      open(tx.handle(), event, id, opened);
      return;
    }
    if (Contacts.isCitizensMail(fact)) {
      tx.handle().execute(HEARD, event.receivedAt().toEpochMilli(), Columns.bytes(id.value()));
    }
    ContactRows.find(tx.handle(), id)
        .ifPresent(contact -> move(tx.handle(), contact, event.receivedAt(), fact));
  }

  private static void open(
      Handle handle, PlacedEvent event, ContactId id, ContactFact.Opened opened) {
    ContactLife life = ContactLife.BEGINNING.after(opened);
    long now = event.receivedAt().toEpochMilli();
    handle.execute(
        OPEN,
        Columns.bytes(id.value()),
        Columns.bytes(event.event().subject().citizen().value()),
        opened.channel().name(),
        opened.direction().name(),
        life.queue(),
        opened.subject(),
        opened.party(),
        life.state().name(),
        life.version(),
        now,
        now,
        now);
  }

  private void move(Handle handle, Contact contact, Instant at, Fact fact) {
    ContactLife before = contact.life();
    ContactLife after = before.after(fact);
    if (after.equals(before)) {
      return;
    }
    long now = at.toEpochMilli();
    places.follow(handle, contact, after.queue(), fact, at);
    boolean closes = after.state() == ContactLife.State.CLOSED && before.state() != after.state();
    handle.execute(
        MOVE,
        after.state().name(),
        after.queue(),
        after.agent(),
        after.state() == ContactLife.State.OFFERED ? millis(after.until()) : null,
        after.citizenGone() ? 1 : 0,
        after.version(),
        Places.isNew(fact) ? now : contact.queuedAt().toEpochMilli(),
        fact instanceof ContactFact.Accepted ? now : null,
        closes ? now : null,
        fact instanceof ContactFact.WrappedUp wrapped ? wrapped.outcome() : null,
        after.parked() ? 1 : 0,
        after.parked() ? millis(after.until()) : null,
        Columns.bytes(contact.id().value()));
    endings.follow(handle, contact, after, fact, at);
    Optional.ofNullable(before.agent()).ifPresent(agent -> Workloads.count(handle, agent));
    Optional.ofNullable(after.agent())
        .filter(agent -> !agent.equals(before.agent()))
        .ifPresent(agent -> Workloads.count(handle, agent));
  }

  private static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : at.toEpochMilli();
  }
}
