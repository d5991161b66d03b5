// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.contact.Contact;
import org.junit.jupiter.api.Test;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;

class MatchingTest {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Contact OLD_MAIL = contact(Channel.EMAIL, 0);
  private static final Contact CHAT = contact(Channel.CHAT, 60);
  private static final Contact OLDER_CHAT = contact(Channel.CHAT, 30);

  @Test
  void chatBeforeMailAndTheOldestFirst() {
    assertEquals(
        Optional.of(new Matching.Match(OLDER_CHAT, "ann")),
        Matching.next(List.of(OLD_MAIL, CHAT, OLDER_CHAT), List.of(candidate("ann", 0, 0))));
  }

  @Test
  void theFreeAgentBeforeTheOneWithWorkAndTheLongestFreeFirst() {
    List<Matching.Candidate> free =
        List.of(candidate("busy", 1, 0), candidate("late", 0, 20), candidate("early", 0, 10));

    assertEquals(
        Optional.of(new Matching.Match(CHAT, "early")), Matching.next(List.of(CHAT), free));
  }

  @Test
  void anAgentWhoDeclinedIsPassedOverForThatContactOnly() {
    Matching.Candidate ann =
        new Matching.Candidate(
            new Agent("ann", AgentFact.State.READY, "", NINE), 0, List.of(OLDER_CHAT.id()));

    assertEquals(
        Optional.of(new Matching.Match(CHAT, "ann")),
        Matching.next(List.of(OLDER_CHAT, CHAT), List.of(ann)));
    assertEquals(Optional.empty(), Matching.next(List.of(OLDER_CHAT), List.of(ann)));
  }

  @Test
  void nobodyFreeOrNothingWaitingIsNoMatch() {
    assertEquals(Optional.empty(), Matching.next(List.of(CHAT), List.of()));
    assertEquals(Optional.empty(), Matching.next(List.of(), List.of(candidate("ann", 0, 0))));
  }

  private static Matching.Candidate candidate(String name, int inHand, long sinceSecond) {
    Agent agent = new Agent(name, AgentFact.State.READY, "", NINE.plusSeconds(sinceSecond));
    return new Matching.Candidate(agent, inHand, List.of());
  }

  private static Contact contact(Channel channel, long second) {
    Instant at = NINE.plusSeconds(second);
    return new Contact(
        new ContactId(UUID.randomUUID()),
        new CitizenId(UUID.randomUUID()),
        channel,
        "benefits",
        "",
        "party",
        Contact.State.WAITING,
        null,
        null,
        2,
        at,
        at);
  }
}
