// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.contact;

import org.citizendesk.protocol.contact.ContactLife.State;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.UnknownFact;
import org.junit.jupiter.api.Test;
import java.time.Instant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ContactLifeTest {
  private static final Instant UNTIL = Instant.parse("2026-03-02T09:00:20Z");
  private static final Fact QUEUED = queued(ContactFact.Cause.NEW);
  private static final Fact OFFERED = new ContactFact.Offered("ann", UNTIL);
  private static final Fact ACCEPTED = new ContactFact.Accepted("ann");
  private static final Fact LEFT = new ChatFact.Ended(ChatFact.Author.CITIZEN);

  @Test
  void aContactGoesFromItsQueueThroughAnOfferIntoAHandAndToItsEnd() {
    ContactLife waiting = life(opened(Channel.CHAT), QUEUED);
    assertEquals(new ContactLife(State.WAITING, "benefits", null, null, false, 2), waiting);
    ContactLife offered = waiting.after(OFFERED);
    assertEquals(new ContactLife(State.OFFERED, "benefits", "ann", UNTIL, false, 3), offered);
    ContactLife taken = offered.after(ACCEPTED);
    assertEquals(new ContactLife(State.IN_HAND, "benefits", "ann", null, false, 4), taken);
    ContactLife closed = taken.after(new ContactFact.WrappedUp("ann", "SOLVED", "", 1));
    assertEquals(new ContactLife(State.CLOSED, "benefits", "ann", null, false, 5), closed);
  }

  @Test
  void anOfferThatNobodyTookLeavesNoTraceButItsVersion() {
    ContactLife waiting = life(opened(Channel.CHAT), QUEUED);

    ContactLife again =
        waiting
            .after(OFFERED)
            .after(new ContactFact.OfferMissed("ann", false))
            .after(queued(ContactFact.Cause.NOT_ANSWERED));

    assertEquals(new ContactLife(State.WAITING, "benefits", null, null, false, 5), again);
  }

  @Test
  void aCallRingsAndIsOverWhenItIsMissed() {
    ContactLife ringing = life(opened(Channel.VOICE));
    assertEquals(State.RINGING, ringing.state());

    ContactLife connected = ringing.after(new CallFact.Changed(CallFact.State.CONNECTED, ""));
    assertEquals(ringing, connected, "the telephone's states are not the contact's");
    assertEquals(
        State.CLOSED, ringing.after(new CallFact.Changed(CallFact.State.MISSED, "")).state());
  }

  @Test
  void whoLeavesAContactInHandLeavesItToBeWrappedUp() {
    ContactLife left = life(opened(Channel.CHAT), QUEUED, OFFERED, ACCEPTED, LEFT);

    assertEquals(State.IN_HAND, left.state());
    assertTrue(left.citizenGone());
    assertTrue(left.after(queued(ContactFact.Cause.LINK_LOST)).citizenGone(), "still gone");
    assertFalse(left.after(queued(ContactFact.Cause.REOPENED)).citizenGone(), "she came back");
  }

  @Test
  void whoLeavesBeforeAnybodyTookTheContactEndsIt() {
    ContactLife left = life(opened(Channel.CHAT), QUEUED, OFFERED, LEFT);

    assertEquals(new ContactLife(State.CLOSED, "benefits", null, null, true, 3), left);
    assertEquals(left, left.after(LEFT), "once is enough");
  }

  @Test
  void aLifeCycleEventOfANewerKindCountsAndChangesNothingElse() {
    ContactLife offered = life(opened(Channel.CHAT), QUEUED, OFFERED);

    ContactLife after = offered.after(newer("contact.rated"));

    assertEquals(new ContactLife(State.OFFERED, "benefits", "ann", UNTIL, false, 4), after);
    assertEquals(offered, offered.after(newer("chat.rated")), "only those of contacts count");
  }

  @Test
  void wrapUpHasATimeLimitFromTheServerThatItsAgentMayExtend() {
    ContactLife left = life(opened(Channel.CHAT), QUEUED, OFFERED, ACCEPTED, LEFT);
    assertTrue(left.isWrapUp());
    assertEquals(null, left.until());

    ContactLife timed = left.after(new ContactFact.WrapUpTimed(UNTIL));
    assertEquals(UNTIL, timed.until());
    ContactLife more = timed.after(new ContactFact.WrapUpExtended("ann", 30));
    assertEquals(UNTIL.plusSeconds(30), more.until());
    assertEquals(6, more.version());
    ContactLife closed = more.after(new ContactFact.WrappedUp("ann", "SOLVED", "", 1));
    assertEquals(null, closed.until());
    assertEquals(null, closed.after(new ContactFact.WrapUpTimed(UNTIL)).until(), "too late");
  }

  @Test
  void whatIsPutAsideStaysWithItsAgentUntilItIsResumedWokenOrLeft() {
    ContactLife taken = life(opened(Channel.CHAT), QUEUED, OFFERED, ACCEPTED);

    ContactLife parked = taken.after(new ContactFact.Parked("ann", UNTIL));

    assertEquals(new ContactLife(State.IN_HAND, "benefits", "ann", UNTIL, false, true, 5), parked);
    assertEquals(
        new ContactLife(State.IN_HAND, "benefits", "ann", null, false, 6),
        parked.after(new ContactFact.Resumed("ann")));
    assertEquals(
        new ContactLife(State.WAITING, "benefits", null, null, false, 6),
        parked.after(queued(ContactFact.Cause.WOKEN)));
    assertEquals(
        new ContactLife(State.IN_HAND, "benefits", "ann", null, true, 5), parked.after(LEFT));
    assertTrue(parked.after(newer("contact.rated")).parked());
    assertFalse(parked.after(LEFT).after(new ContactFact.Parked("ann", UNTIL)).parked());
  }

  private static ContactLife life(Fact... facts) {
    ContactLife life = ContactLife.BEGINNING;
    for (Fact fact : facts) {
      life = life.after(fact);
    }
    return life;
  }

  private static Fact newer(String type) {
    return new UnknownFact(new Event.Content(type, 1, "{}"));
  }

  private static Fact queued(ContactFact.Cause cause) {
    return new ContactFact.Queued("benefits", cause);
  }

  private static Fact opened(Channel channel) {
    return new ContactFact.Opened(channel, ContactFact.Direction.INBOUND, "benefits", "", "party");
  }
}
