// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.contact;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.log.LogTx;
import org.citizendesk.server.log.Projection;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;

/** Keeps the table of contacts. */
final class ContactProjection implements Projection {
  private static final String OPEN =
      """
      insert into contact (id, citizen, channel, direction, queue, subject, party, state, version,
        opened_at, queued_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
      on conflict (id) do nothing
      """;

  // Who did not answer keeps the old place; everything else waits from now on.
  private static final String QUEUE =
      """
      update contact set state = 'WAITING', agent = null, offered_until = null, queue = ?,
        queued_at = case when ? then queued_at else ? end, version = version + 1
      where id = ?
      """;

  private static final String OFFER =
      """
      update contact set state = 'OFFERED', agent = ?, offered_until = ?, version = version + 1
      where id = ?
      """;

  private static final String MISS =
      """
      update contact set state = 'WAITING', agent = null, offered_until = null,
        version = version + 1
      where id = ?
      """;

  private static final String ACCEPT =
      """
      update contact set state = 'IN_HAND', agent = ?, offered_until = null, accepted_at = ?,
        version = version + 1
      where id = ?
      """;

  private static final String WRAP_UP =
      """
      update contact set state = 'CLOSED', agent = ?, offered_until = null, closed_at = ?,
        outcome = ?, version = version + 1
      where id = ?
      """;

  private static final String GIVE_UP =
      """
      update contact set state = 'CLOSED', agent = null, offered_until = null, closed_at = ?
      where id = ? and state in ('RINGING', 'WAITING', 'OFFERED')
      """;

  @Override
  public void apply(LogTx tx, PlacedEvent event, Fact fact) {
    ContactId id = event.event().subject().contact();
    if (id == null) {
      return;
    }
    switch (fact) {
      case ContactFact life -> live(tx.handle(), event, Columns.bytes(id.value()), life);
      case ChatFact.Ended ended -> giveUp(tx.handle(), event, id);
      case CallFact.Changed changed when changed.state().isOver() -> giveUp(tx.handle(), event, id);
      default -> {}
    }
  }

  private static void live(Handle handle, PlacedEvent event, byte[] id, ContactFact fact) {
    long now = event.receivedAt().toEpochMilli();
    switch (fact) {
      case ContactFact.Opened opened -> open(handle, event, id, opened);
      case ContactFact.Queued queued ->
          handle.execute(QUEUE, queued.queue(), keepsPlace(queued), now, id);
      case ContactFact.Offered offered ->
          handle.execute(OFFER, offered.agent(), offered.until().toEpochMilli(), id);
      case ContactFact.OfferMissed missed -> handle.execute(MISS, id);
      case ContactFact.Accepted accepted -> handle.execute(ACCEPT, accepted.agent(), now, id);
      case ContactFact.WrappedUp wrapped ->
          handle.execute(WRAP_UP, wrapped.agent(), now, wrapped.outcome(), id);
    }
  }

  private static boolean keepsPlace(ContactFact.Queued queued) {
    return queued.cause() == ContactFact.Cause.NOT_ANSWERED
        || queued.cause() == ContactFact.Cause.LINK_LOST;
  }

  private static void open(Handle handle, PlacedEvent event, byte[] id, ContactFact.Opened opened) {
    long now = event.receivedAt().toEpochMilli();
    Contact.State state =
        opened.channel() == Channel.VOICE ? Contact.State.RINGING : Contact.State.WAITING;
    handle.execute(
        OPEN,
        id,
        Columns.bytes(event.event().subject().citizen().value()),
        opened.channel().name(),
        opened.direction().name(),
        opened.queue(),
        opened.subject(),
        opened.party(),
        state.name(),
        now,
        now);
  }

  /** The citizen went away before anybody took the contact. */
  private static void giveUp(Handle handle, PlacedEvent event, ContactId id) {
    handle.execute(GIVE_UP, event.receivedAt().toEpochMilli(), Columns.bytes(id.value()));
  }
}
