// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.contact;

import org.citizendesk.protocol.book.WrapUp;
import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;

/**
 * A contact as it stands. Times are the server's.
 *
 * @param party the address it came from
 * @param queuedAt since when it waits; of a call, when it was opened
 * @param place where it stands in its queue
 * @param ending how it is finished
 */
public record Contact(
    ContactId id,
    CitizenId citizen,
    Channel channel,
    String subject,
    String party,
    ContactLife life,
    Instant openedAt,
    Instant queuedAt,
    Place place,
    Ending ending) {
  /** Returns where it stands. */
  public ContactLife.State state() {
    return life.state();
  }

  /** Returns the queue that it waits in, or waited in last. */
  public String queue() {
    return life.queue();
  }

  /** Returns who owns it, or whom it is offered to, or who closed it; null while it waits. */
  public @Nullable String agent() {
    return life.agent();
  }

  /** Returns when the offer lapses; null unless it is offered. */
  public @Nullable Instant offeredUntil() {
    return life.state() == ContactLife.State.OFFERED ? life.until() : null;
  }

  /** Returns its number of life-cycle events ({@code contact.*}). */
  public long version() {
    return life.version();
  }

  /** Returns whether somebody waits at the other end at this moment. */
  public boolean isLive() {
    return channel != Channel.EMAIL && !life.citizenGone();
  }

  /** Returns whether it was put aside until a time that has not come yet. */
  public boolean sleepsAt(Instant now) {
    Instant wake = life.until();
    return life.parked() && wake != null && wake.isAfter(now);
  }

  /** Returns whether the server closed it for this agent, who gave no outcome. */
  public boolean wasFinishedFor(String agent) {
    return state() == ContactLife.State.CLOSED
        && agent.equals(agent())
        && (WrapUp.TIMED_OUT.equals(ending.outcome()) || WrapUp.NONE.equals(ending.outcome()));
  }

  /** Returns the same as if it were kept for nobody. */
  public Contact forAnybody() {
    return new Contact(
        id, citizen, channel, subject, party, life, openedAt, queuedAt, place.forAnybody(), ending);
  }

  /** Returns the subject for further events of this contact. */
  public Event.Subject about() {
    return new Event.Subject(citizen, id);
  }
}
