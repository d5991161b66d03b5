// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.book.BusinessCalendar;
import org.citizendesk.protocol.book.Capacity;
import org.citizendesk.protocol.book.Choice;
import org.citizendesk.protocol.book.General;
import org.citizendesk.protocol.book.Interruption;
import org.citizendesk.protocol.book.Person;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.book.Team;
import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.book.Books;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.testing.TestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Work is given out as the routing book says. */
class BookedDeskTest {
  private static final String ANN = "ann";
  private static final String BOB = "bob";
  private static final Event.Subject BOOK = new Event.Subject(CitizenId.BOOK, null);
  private static final RoutingRules RULES = RoutingRules.DEFAULT;
  private static final CitizenId MARY = new CitizenId(UUID.randomUUID());

  @TempDir Path folder;
  private TestLog log;
  private Contacts contacts;
  private Optional<Instant> due = Optional.empty();

  @BeforeEach
  void open() {
    log = new TestLog(folder, Contacts.rules().and(AgentLedger.rules()).and(new Books().rules()));
    contacts = new Contacts(log.uuids);
    ready(ANN);
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void aContactGoesToWhoSpeaksItsLanguageAndKnowsItsProgram() {
    book(queue("snap").speaking("es", Map.of("snap", 2)));
    book(new Person(BOB, "", List.of("es"), Map.of("snap", 2), null));
    ContactId chat = arrive("snap", Channel.CHAT);

    settle();
    assertEquals(ContactLife.State.WAITING, now(chat).state());
    ready(BOB);
    settle();
    assertEquals(BOB, now(chat).agent());
  }

  @Test
  void deepInAQueueIsFoundWhatAnAgentMayHave() {
    book(queue("other").speaking("es", Map.of()));
    for (int i = 0; i < 30; i++) {
      arrive("other", Channel.CHAT);
    }
    ContactId chat = arrive("snap", Channel.CHAT);

    settle();

    assertEquals(ANN, now(chat).agent());
  }

  @Test
  void eachQueueHasItsRingTime() {
    book(queue("snap").offering(45));
    ContactId booked = arrive("snap", Channel.CHAT);
    settle();
    ready(BOB);
    ContactId other = arrive("other", Channel.CHAT);
    settle();

    assertEquals(log.clock.instant().plusSeconds(45), now(booked).offeredUntil());
    assertEquals(log.clock.instant().plus(RULES.offer()), now(other).offeredUntil());
  }

  @Test
  void aHeadStartGoesAheadOfOthersOnlyAsFarAsItReaches() {
    book(queue("urgent").ahead(60));
    ContactId early = arrive("other", Channel.CHAT);
    log.clock.advance(Duration.ofSeconds(61));
    ContactId middle = arrive("other", Channel.CHAT);
    log.clock.advance(Duration.ofSeconds(1));
    ContactId urgent = arrive("urgent", Channel.CHAT);

    assertEquals(early, nextForAnn());
    assertEquals(urgent, nextForAnn());
    assertEquals(middle, nextForAnn());
  }

  @Test
  void whoWaitsForLongIsGivenAHeadStartThenAnySkillThenAnotherQueue() {
    book(
        queue("snap")
            .speaking("", Map.of("snap", 5))
            .stepping(
                new Queue.Step(60, 30, false, ""),
                new Queue.Step(120, 0, true, ""),
                new Queue.Step(300, 0, false, "rest")));
    book(queue("rest").ahead(0));
    ready(BOB);
    notReady(ANN);
    notReady(BOB);
    ContactId chat = arrive("snap", Channel.CHAT);
    Instant came = log.clock.instant();
    settle();
    assertEquals(Optional.of(came.plusSeconds(60)), due);

    log.clock.advance(Duration.ofMinutes(1));
    settle();
    assertEquals(came.minusSeconds(30), now(chat).place().at());
    assertEquals(Optional.of(came.plusSeconds(120)), due);

    log.clock.advance(Duration.ofMinutes(1));
    ready(ANN);
    settle();
    assertEquals(ANN, now(chat).agent());
    notReady(ANN);
    log.happens(
        now(chat).about(),
        new ContactFact.OfferMissed(ANN, false),
        new ContactFact.Queued("snap", ContactFact.Cause.NOT_ANSWERED));

    log.clock.advance(Duration.ofMinutes(3));
    settle();
    assertEquals("rest", now(chat).queue());
    assertEquals(came, now(chat).queuedAt());
    assertEquals(came, now(chat).place().at());
    assertNull(now(chat).place().stepAt());
    assertEquals(1, count(ContactFact.Cause.OVERFLOW));
  }

  @Test
  void waitingCountsWhileTheQueueIsOpenOnly() {
    Instant now = log.clock.instant();
    DayOfWeek tomorrow = now.atZone(ZoneOffset.UTC).getDayOfWeek().plus(1);
    log.happens(
        BOOK,
        new BookFact.CalendarSet(
            new BusinessCalendar(
                "office",
                "UTC",
                List.of(new BusinessCalendar.Hours(List.of(tomorrow), "08:00", "17:00")),
                List.of())));
    book(queue("snap").opening("office").stepping(new Queue.Step(60, 30, false, "")));
    notReady(ANN);
    arrive("snap", Channel.EMAIL);

    settle();

    Instant opens =
        now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1).atTime(8, 1).toInstant(ZoneOffset.UTC);
    assertEquals(Optional.of(opens), due);
  }

  @Test
  void aCitizenWhoComesBackIsKeptForWhoServedHerButNotForLong() {
    book(queue("snap").preferring(120));
    ContactId first = arrive("snap", Channel.CHAT);
    settle();
    done(first, ANN);
    ready(BOB);
    call(ANN);

    ContactId second = arrive("snap", Channel.CHAT);
    settle();
    assertEquals(ContactLife.State.WAITING, now(second).state());
    assertEquals(Optional.of(log.clock.instant().plusSeconds(120)), due);

    log.clock.advance(Duration.ofMinutes(2));
    settle();
    assertEquals(BOB, now(second).agent());
  }

  @Test
  void aCitizenIsNotKeptForWhoDoesNotWorkOrSaysNo() {
    book(queue("snap").preferring(120));
    ContactId first = arrive("snap", Channel.CHAT);
    settle();
    done(first, ANN);
    ready(BOB);
    notReady(ANN);
    log.clock.advance(Duration.ofMinutes(1));
    ContactId second = arrive("snap", Channel.CHAT);
    settle();
    assertEquals(BOB, now(second).agent());
    done(second, BOB);

    notReady(BOB);
    ready(ANN);
    ready(BOB);
    ContactId third = arrive("snap", Channel.CHAT);
    settle();
    assertEquals(BOB, now(third).agent(), "she is kept for who served her last");
    log.happens(
        now(third).about(),
        new ContactFact.OfferMissed(BOB, true),
        new ContactFact.Queued("snap", ContactFact.Cause.NOT_ANSWERED));
    notReady(BOB);
    ready(BOB);
    settle();
    assertEquals(ANN, now(third).agent());
  }

  @Test
  void howMuchAnAgentIsGivenIsHerOwnElseWhatHoldsForAll() {
    log.happens(
        BOOK, new BookFact.GeneralSet(new General(List.of(), new Capacity(1, 1, 1, 0), null)));
    book(new Person(BOB, "", List.of(), Map.of(), new Capacity(0, 3, 0, 0)));
    ready(BOB);
    for (int i = 0; i < 6; i++) {
      arrive("snap", Channel.CHAT);
      arrive("snap", Channel.EMAIL);
    }

    takeAll(ANN, BOB);

    assertEquals(1, inHand(ANN, Channel.CHAT));
    assertEquals(1, inHand(ANN, Channel.EMAIL));
    assertEquals(3, inHand(BOB, Channel.CHAT));
    assertEquals(0, inHand(BOB, Channel.EMAIL));
  }

  @Test
  void whatMayInterruptACallIsOfferedDuringItAndStaysOffered() {
    Interruption mails = new Interruption(false, true, true, true, true, true);
    log.happens(BOOK, new BookFact.GeneralSet(new General(List.of(), null, mails)));
    ContactId mail = arrive("snap", Channel.EMAIL);
    settle();
    call(ANN);
    settle();
    assertEquals(ANN, now(mail).agent());
    log.happens(now(mail).about(), new ContactFact.Accepted(ANN));

    ContactId chat = arrive("snap", Channel.CHAT);
    ContactId second = arrive("snap", Channel.EMAIL);
    settle();
    assertEquals(ContactLife.State.WAITING, now(chat).state());
    assertEquals(ANN, now(second).agent());
  }

  @Test
  void whatWantsTheWholeOfAnAgentIsAloneWithHer() {
    book(queue("crisis").alone());
    ContactId crisis = arrive("crisis", Channel.CHAT);
    settle();
    log.happens(now(crisis).about(), new ContactFact.Accepted(ANN));
    ContactId mail = arrive("snap", Channel.EMAIL);
    settle();
    assertEquals(ContactLife.State.WAITING, now(mail).state());

    done(crisis, ANN);
    settle();
    assertEquals(ANN, now(mail).agent());
  }

  @Test
  void reasonsAreThoseOfAllAndOfTheTeam() {
    assertTrue(isReason(ANN, "whatever"));

    log.happens(
        BOOK,
        new BookFact.GeneralSet(
            new General(List.of(new Choice("lunch", "Lunch break")), null, null)),
        new BookFact.TeamSet(new Team("north", "", List.of(new Choice("van", "Van duty")), null)));
    book(new Person(ANN, "north", List.of(), Map.of(), null));

    assertTrue(isReason(ANN, "lunch"));
    assertTrue(isReason(ANN, "LUNCH BREAK"));
    assertTrue(isReason(ANN, "van"));
    assertFalse(isReason(BOB, "van"));
    assertFalse(isReason(ANN, "whatever"));
  }

  @Test
  void aStepThatTheBookHasLostIsNoLongerDue() {
    book(queue("snap").stepping(new Queue.Step(60, 30, false, "")));
    notReady(ANN);
    ContactId chat = arrive("snap", Channel.CHAT);
    log.happens(BOOK, new BookFact.Removed(BookFact.Kind.QUEUE, "snap"));
    log.clock.advance(Duration.ofMinutes(1));

    settle();
    settle();

    assertNull(now(chat).place().stepAt());
    assertEquals(1, log.facts(ContactFact.Escalated.class).size());
  }

  private boolean isReason(String agent, String reason) {
    return log.database.read(handle -> new BookedReasons().has(handle, agent, reason));
  }

  private void settle() {
    // A new desk each time: what one node remembers of the book must not matter.
    due =
        log.write(
            tx ->
                new Desk(contacts, RULES, ledger())
                    .settle(tx, log.clock.instant(), Set.of(ANN, BOB), Set.of()));
  }

  private ContactId nextForAnn() {
    settle();
    ContactId next = log.database.read(handle -> contacts.of(handle, ANN)).getFirst().id();
    done(next, ANN);
    return next;
  }

  private void takeAll(String... agents) {
    for (int i = 0; i < 10; i++) {
      settle();
      for (String agent : agents) {
        log.database.read(handle -> contacts.of(handle, agent)).stream()
            .filter(each -> each.state() == ContactLife.State.OFFERED)
            .forEach(each -> log.happens(each.about(), new ContactFact.Accepted(agent)));
      }
    }
  }

  private long inHand(String agent, Channel channel) {
    return log.database.read(handle -> contacts.of(handle, agent)).stream()
        .filter(each -> each.channel() == channel)
        .count();
  }

  private void done(ContactId id, String agent) {
    log.happens(
        now(id).about(),
        new ContactFact.Accepted(agent),
        new ContactFact.WrappedUp(agent, "SOLVED", "", 1));
    settle();
  }

  private void call(String agent) {
    Event.Subject call = new Event.Subject(MARY, new ContactId(log.uuids.next()));
    log.happens(call, opened("snap", Channel.VOICE), new ContactFact.Accepted(agent));
  }

  private ContactId arrive(String queue, Channel channel) {
    return log.write(tx -> contacts.open(tx, MARY, opened(queue, channel)));
  }

  private static ContactFact.Opened opened(String queue, Channel channel) {
    return new ContactFact.Opened(channel, ContactFact.Direction.INBOUND, queue, "", "party");
  }

  private Contact now(ContactId id) {
    return log.database.read(handle -> contacts.find(handle, id)).orElseThrow();
  }

  private long count(ContactFact.Cause cause) {
    return log.facts(ContactFact.Queued.class).stream()
        .filter(queued -> queued.cause() == cause)
        .count();
  }

  private void ready(String agent) {
    state(agent, AgentFact.State.READY, "");
  }

  private void notReady(String agent) {
    state(agent, AgentFact.State.NOT_READY, "tea");
  }

  private void state(String agent, AgentFact.State state, String reason) {
    log.write(
        tx -> {
          Author herself = Author.AGENT;
          ledger().choose(tx, agent, new AgentFact.Choice(state, reason), herself);
          return true;
        });
  }

  private AgentLedger ledger() {
    return new AgentLedger(() -> new AgentLedger.Reading("clock", log.clock.millis()));
  }

  private void book(Draft draft) {
    log.happens(BOOK, new BookFact.QueueSet(draft.queue));
  }

  private void book(Person person) {
    log.happens(BOOK, new BookFact.PersonSet(person));
  }

  private static Draft queue(String id) {
    return new Draft(
        new Queue(id, "", "", "", Map.of(), 0, "", 0, 0, false, null, null, List.of()));
  }

  /** A queue that is being thought up. */
  private record Draft(Queue queue) {
    Draft speaking(String language, Map<String, Integer> skills) {
      return of(language, skills, queue.headStartSeconds(), 0, 0, false, queue.steps());
    }

    Draft ahead(int seconds) {
      return of(queue.language(), queue.skills(), seconds, 0, 0, false, queue.steps());
    }

    Draft offering(int seconds) {
      return of(queue.language(), queue.skills(), 0, seconds, 0, false, queue.steps());
    }

    Draft preferring(int seconds) {
      return of(queue.language(), queue.skills(), 0, 0, seconds, false, queue.steps());
    }

    Draft alone() {
      return of(queue.language(), queue.skills(), 0, 0, 0, true, queue.steps());
    }

    Draft stepping(Queue.Step... steps) {
      return of(queue.language(), queue.skills(), 0, 0, 0, false, List.of(steps));
    }

    Draft opening(String calendar) {
      return new Draft(
          new Queue(
              queue.id(), "", "", "", Map.of(), 0, calendar, 0, 0, false, null, null, List.of()));
    }

    private Draft of(
        String language,
        Map<String, Integer> skills,
        int ahead,
        int offer,
        int prefer,
        boolean alone,
        List<Queue.Step> steps) {
      return new Draft(
          new Queue(
              queue.id(),
              "",
              "",
              language,
              skills,
              ahead,
              Objects.requireNonNull(queue.calendar()),
              offer,
              prefer,
              alone,
              null,
              null,
              steps));
    }
  }
}
