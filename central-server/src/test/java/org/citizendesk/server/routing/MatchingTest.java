// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.routing.AgentLife;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Workload;
import org.junit.jupiter.api.Test;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;

class MatchingTest {
  private static final AgentLife READY =
      AgentLife.BEGINNING.after(
          new AgentFact.StateChanged("x", AgentFact.State.READY, "", AgentFact.Cause.AGENT));
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Contact OLD_MAIL = contact(Channel.EMAIL, 0);
  private static final Contact CHAT = contact(Channel.CHAT, 60);
  private static final Contact OLDER_CHAT = contact(Channel.CHAT, 30);

  @Test
  void chatBeforeMailAndTheOldestFirst() {
    assertEquals(
        List.of(new Matching.Match(OLDER_CHAT, "ann")),
        Matching.of(List.of(OLD_MAIL, CHAT, OLDER_CHAT), List.of(candidate("ann", 0, 0))));
  }

  @Test
  void theFreeAgentBeforeTheOneWithWorkAndTheLongestFreeFirst() {
    List<Matching.Candidate> free =
        List.of(candidate("busy", 1, 0), candidate("late", 0, 20), candidate("early", 0, 10));

    assertEquals(List.of(new Matching.Match(CHAT, "early")), Matching.of(List.of(CHAT), free));
  }

  @Test
  void eachAgentGetsOneAtMostTheMostUrgentFirst() {
    List<Matching.Candidate> free = List.of(candidate("ann", 0, 0), candidate("bob", 0, 10));

    assertEquals(
        List.of(new Matching.Match(OLDER_CHAT, "ann"), new Matching.Match(CHAT, "bob")),
        Matching.of(List.of(OLD_MAIL, CHAT, OLDER_CHAT), free));
  }

  @Test
  void anAgentWhoDeclinedIsPassedOverForThatContactOnly() {
    Matching.Candidate ann = new Matching.Candidate(agent("ann", 0), 0, Set.of(OLDER_CHAT.id()));

    assertEquals(
        List.of(new Matching.Match(CHAT, "ann")),
        Matching.of(List.of(OLDER_CHAT, CHAT), List.of(ann)));
    assertEquals(List.of(), Matching.of(List.of(OLDER_CHAT), List.of(ann)));
  }

  @Test
  void whoIsNotReadyForAChannelIsPassedOverForItsContacts() {
    AgentFact.Stamp stamp = new AgentFact.Stamp(1, null, "", 0);
    AgentLife noChats =
        READY.after(
            new AgentFact.ChannelChanged("ann", Channel.CHAT, false, AgentFact.Cause.AGENT, stamp));
    Matching.Candidate ann =
        new Matching.Candidate(new Agent("ann", noChats, NINE, Workload.NONE), 0, Set.of());

    assertEquals(
        List.of(new Matching.Match(OLD_MAIL, "ann")),
        Matching.of(List.of(CHAT, OLD_MAIL), List.of(ann)));
    assertEquals(List.of(), Matching.of(List.of(CHAT), List.of(ann)));
  }

  @Test
  void nobodyFreeOrNothingWaitingIsNoMatch() {
    assertEquals(List.of(), Matching.of(List.of(CHAT), List.of()));
    assertEquals(List.of(), Matching.of(List.of(), List.of(candidate("ann", 0, 0))));
  }

  private static Matching.Candidate candidate(String name, int inHand, long sinceSecond) {
    return new Matching.Candidate(agent(name, sinceSecond), inHand, Set.of());
  }

  private static Agent agent(String name, long sinceSecond) {
    return new Agent(name, READY, NINE.plusSeconds(sinceSecond), Workload.NONE);
  }

  private static Contact contact(Channel channel, long second) {
    Instant at = NINE.plusSeconds(second);
    return new Contact(
        new ContactId(UUID.randomUUID()),
        new CitizenId(UUID.randomUUID()),
        channel,
        "",
        "party",
        new ContactLife(ContactLife.State.WAITING, "benefits", null, null, false, 2),
        at,
        at);
  }
}
