// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.book.Capacity;
import org.citizendesk.protocol.book.Interruption;
import org.citizendesk.protocol.book.Person;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.routing.AgentLife;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Ending;
import org.citizendesk.server.contact.Place;
import org.citizendesk.server.contact.Workload;
import org.junit.jupiter.api.Test;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
  private static final Queue SPANISH = queue("es", Map.of("snap", 2));

  @Test
  void chatBeforeMailAndTheOldestFirst() {
    assertEquals(
        List.of(new Matching.Match(OLDER_CHAT, "ann")),
        match(List.of(OLD_MAIL, CHAT, OLDER_CHAT), candidate("ann", 0, 0)));
  }

  @Test
  void aHeadStartCountsAsTimeThatWasWaited() {
    Contact ahead = at(CHAT, Place.of(NINE.minusSeconds(120)));

    assertEquals(
        List.of(new Matching.Match(ahead, "ann")),
        match(List.of(OLDER_CHAT, ahead), candidate("ann", 0, 0)));
  }

  @Test
  void theFreeAgentBeforeTheOneWithWorkAndTheLongestFreeFirst() {
    assertEquals(
        List.of(new Matching.Match(CHAT, "early")),
        match(
            List.of(CHAT),
            candidate("busy", 1, 0),
            candidate("late", 0, 20),
            candidate("early", 0, 10)));
  }

  @Test
  void whoKnowsMoreBeforeWhoHasBeenFreeForLonger() {
    assertEquals(
        List.of(new Matching.Match(CHAT, "expert")),
        match(
            List.of(CHAT),
            knowing("clerk", 0, List.of("es"), 2),
            knowing("expert", 50, List.of("es"), 5),
            knowing("novice", 0, List.of("es"), 1)));
  }

  @Test
  void nobodyWithoutTheSkillsOrTheLanguageUntilTheQueueLetsThem() {
    Matching.Candidate novice = knowing("novice", 0, List.of("es"), 1);
    Matching.Candidate stranger = knowing("stranger", 0, List.of("en"), 9);
    Contact waitsLong =
        at(CHAT, new Place(NINE, 1, null, true, null, null, false, Place.Keeping.WHILE_AT_WORK));

    assertEquals(List.of(), match(List.of(CHAT), novice, stranger));
    assertEquals(
        List.of(new Matching.Match(waitsLong, "novice")),
        match(List.of(waitsLong), novice, stranger));
  }

  @Test
  void whatIsKeptForSomebodyIsForNobodyElse() {
    Contact kept =
        at(
            CHAT,
            new Place(
                NINE,
                0,
                null,
                false,
                "bob",
                NINE.plusSeconds(99),
                false,
                Place.Keeping.WHILE_AT_WORK));

    assertEquals(List.of(), match(List.of(kept), candidate("ann", 0, 0)));
    assertEquals(
        List.of(new Matching.Match(kept, "bob"), new Matching.Match(OLDER_CHAT, "ann")),
        match(List.of(kept, OLDER_CHAT), candidate("ann", 0, 0), candidate("bob", 0, 0)));
  }

  @Test
  void whoHasNoRoomForChatsIsGivenTheMail() {
    Matching.Candidate full =
        new Matching.Candidate(
            agent("ann", 0, Workload.NONE),
            Person.unlisted("ann"),
            new Room(new Capacity(1, 0, 5, 0), Interruption.USUAL, Workload.NONE),
            Set.of());

    assertEquals(
        List.of(new Matching.Match(OLD_MAIL, "ann")), match(List.of(CHAT, OLD_MAIL), full));
  }

  @Test
  void eachAgentGetsOneAtMostTheMostUrgentFirst() {
    assertEquals(
        List.of(new Matching.Match(OLDER_CHAT, "ann"), new Matching.Match(CHAT, "bob")),
        match(
            List.of(OLD_MAIL, CHAT, OLDER_CHAT, CHAT),
            candidate("ann", 0, 0),
            candidate("bob", 0, 10)));
  }

  @Test
  void anAgentWhoDeclinedIsPassedOverForThatContactOnly() {
    Matching.Candidate one = candidate("ann", 0, 0);
    Matching.Candidate ann =
        new Matching.Candidate(one.agent(), one.person(), one.room(), Set.of(OLDER_CHAT.id()));

    assertEquals(List.of(new Matching.Match(CHAT, "ann")), match(List.of(OLDER_CHAT, CHAT), ann));
    assertEquals(List.of(), match(List.of(OLDER_CHAT), ann));
    assertEquals(
        List.of(new Matching.Match(OLDER_CHAT, "bob"), new Matching.Match(CHAT, "ann")),
        match(List.of(OLDER_CHAT, CHAT), ann, candidate("bob", 0, 10)));
  }

  @Test
  void whoIsNotReadyForAChannelIsPassedOverForItsContacts() {
    AgentFact.Stamp stamp = new AgentFact.Stamp(1, null, "", 0);
    AgentLife noChats =
        READY.after(
            new AgentFact.ChannelChanged("ann", Channel.CHAT, false, AgentFact.Cause.AGENT, stamp));
    Matching.Candidate one = candidate("ann", 0, 0);
    Matching.Candidate ann =
        new Matching.Candidate(
            new Agent("ann", noChats, NINE, Workload.NONE), one.person(), one.room(), Set.of());

    assertEquals(List.of(new Matching.Match(OLD_MAIL, "ann")), match(List.of(CHAT, OLD_MAIL), ann));
    assertEquals(List.of(), match(List.of(CHAT), ann));
  }

  @Test
  void nobodyFreeOrNothingWaitingIsNoMatch() {
    assertEquals(List.of(), match(List.of(CHAT)));
    assertEquals(List.of(), match(List.of(), candidate("ann", 0, 0)));
  }

  private static List<Matching.Match> match(List<Contact> waiting, Matching.Candidate... free) {
    boolean skilled = List.of(free).stream().anyMatch(each -> !each.person().skills().isEmpty());
    return Matching.of(waiting, List.of(free), id -> skilled ? SPANISH : Queue.UNLISTED);
  }

  private static Matching.Candidate candidate(String name, int mails, long sinceSecond) {
    Workload load = new Workload(0, 0, mails, 0, 0, 0);
    return new Matching.Candidate(
        agent(name, sinceSecond, load),
        Person.unlisted(name),
        new Room(Capacity.of(3), Interruption.USUAL, load),
        Set.of());
  }

  private static Matching.Candidate knowing(
      String name, long sinceSecond, List<String> languages, int level) {
    Matching.Candidate candidate = candidate(name, 0, sinceSecond);
    return new Matching.Candidate(
        candidate.agent(),
        new Person(name, "", languages, Map.of("snap", level), null),
        candidate.room(),
        Set.of());
  }

  private static Queue queue(String language, Map<String, Integer> skills) {
    return new Queue(
        "benefits", "", "", language, skills, 0, "", 0, 0, false, null, null, List.of());
  }

  private static Agent agent(String name, long sinceSecond, Workload load) {
    return new Agent(name, READY, NINE.plusSeconds(sinceSecond), load);
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
        at,
        Place.of(at),
        Ending.OPEN);
  }

  private static Contact at(Contact contact, Place place) {
    return new Contact(
        contact.id(),
        contact.citizen(),
        contact.channel(),
        "",
        "party",
        contact.life(),
        contact.openedAt(),
        contact.queuedAt(),
        place,
        Ending.OPEN);
  }
}
