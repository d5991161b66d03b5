// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.contact;

import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.UnknownFact;
import org.jspecify.annotations.Nullable;
import java.time.Instant;

/**
 * Where a contact stands after some of its events. Server and desktops read it from the same events
 * by the same rules, so that a command that names a version means the same to both.
 *
 * @param queue the one that it waits in, or waited in last
 * @param agent who owns it, or whom it is offered to, or who closed it; null while it waits
 * @param until when the offer lapses, when wrap-up ends by itself, or when it is woken; null if
 *     nothing of this is so
 * @param citizenGone whether the citizen has left the call or chat
 * @param parked whether its agent has put it aside
 * @param version its number of life-cycle events ({@code contact.*}), also of kinds that this
 *     program does not know
 */
public record ContactLife(
    State state,
    String queue,
    @Nullable String agent,
    @Nullable Instant until,
    boolean citizenGone,
    boolean parked,
    long version) {
  /** Before the first event. */
  public static final ContactLife BEGINNING =
      new ContactLife(State.WAITING, "", null, null, false, 0);

  /** One that is not put aside. */
  public ContactLife(
      State state,
      String queue,
      @Nullable String agent,
      @Nullable Instant until,
      boolean citizenGone,
      long version) {
    this(state, queue, agent, until, citizenGone, false, version);
  }

  private static final String KIND = "contact.";

  /** Where a contact stands. */
  public enum State {
    /** A call that has come to a desktop and was not taken yet; it is in no queue of ours. */
    RINGING,
    /** In its queue. */
    WAITING,
    /** On an agent's screen, to be taken. */
    OFFERED,
    /** An agent owns it. */
    IN_HAND,
    /** Wrapped up, or given up by the citizen before anybody took it. */
    CLOSED
  }

  /** Returns where it stands after one more event. */
  public ContactLife after(Fact fact) {
    return switch (fact) {
      case ContactFact life -> after(life);
      case ChatFact.Ended ended -> gone();
      case CallFact.Changed changed when changed.state().isOver() -> gone();
      case UnknownFact newer when newer.content().type().startsWith(KIND) -> counted();
      default -> this;
    };
  }

  private ContactLife after(ContactFact fact) {
    long next = version + 1;
    return switch (fact) {
      case ContactFact.Opened opened ->
          new ContactLife(beginning(opened), opened.queue(), null, null, citizenGone, next);
      case ContactFact.Queued queued ->
          new ContactLife(State.WAITING, queued.queue(), null, null, staysGone(queued), next);
      case ContactFact.Offered offered ->
          new ContactLife(
              State.OFFERED, queue, offered.agent(), offered.until(), citizenGone, next);
      case ContactFact.OfferMissed missed ->
          new ContactLife(State.WAITING, queue, null, null, citizenGone, next);
      case ContactFact.Escalated escalated -> counted();
      case ContactFact.Transferred handedOn -> counted();
      case ContactFact.Parked aside -> parkedUntil(aside.until());
      case ContactFact.Resumed resumed -> resumed();
      case ContactFact.WrapUpAsked asked -> counted();
      case ContactFact.WrapUpTimed timed -> wrappingUpTo(timed.until());
      case ContactFact.WrapUpExtended more ->
          until == null ? counted() : wrappingUpTo(until.plusSeconds(more.seconds()));
      case ContactFact.Accepted accepted ->
          new ContactLife(State.IN_HAND, queue, accepted.agent(), null, citizenGone, next);
      case ContactFact.WrappedUp wrapped ->
          new ContactLife(State.CLOSED, queue, wrapped.agent(), null, citizenGone, next);
    };
  }

  private static State beginning(ContactFact.Opened opened) {
    return opened.channel() == Channel.VOICE ? State.RINGING : State.WAITING;
  }

  /** Only the citizen brings a contact back that she has left. */
  private boolean staysGone(ContactFact.Queued queued) {
    return citizenGone && queued.cause() != ContactFact.Cause.REOPENED;
  }

  /** The citizen went away; if nobody had the contact, that is the end of it. */
  private ContactLife gone() {
    return state == State.IN_HAND || state == State.CLOSED
        ? new ContactLife(state, queue, agent, parked ? null : until, true, version)
        : new ContactLife(State.CLOSED, queue, null, null, true, version);
  }

  private ContactLife counted() {
    return new ContactLife(state, queue, agent, until, citizenGone, parked, version + 1);
  }

  /** What is in nobody's hands, or whose citizen has gone, is not put aside. */
  private ContactLife parkedUntil(@Nullable Instant wake) {
    return state == State.IN_HAND && !citizenGone
        ? new ContactLife(state, queue, agent, wake, false, true, version + 1)
        : counted();
  }

  private ContactLife resumed() {
    return parked
        ? new ContactLife(state, queue, agent, null, citizenGone, version + 1)
        : counted();
  }

  /** A time limit is for who wraps up only; it comes late if she has just finished. */
  private ContactLife wrappingUpTo(Instant limit) {
    return isWrapUp() ? new ContactLife(state, queue, agent, limit, true, version + 1) : counted();
  }

  /** Returns whether the citizen has gone and its agent has not finished yet. */
  public boolean isWrapUp() {
    return state == State.IN_HAND && citizenGone;
  }
}
