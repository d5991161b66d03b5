// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.book.BusinessCalendar;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.testing.TestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/**
 * What becomes of work whose agent is gone; each step is decided by a node that remembers nothing.
 */
class LeasesTest {
  private static final Set<String> HERE = StateBench.HERE;
  private static final Set<String> NOBODY = StateBench.NOBODY;

  private static final Instant FRIDAY_AT_FIVE = Instant.parse("2026-03-06T17:00:00Z");

  @TempDir Path folder;
  private StateBench bench;
  private TestLog log;

  @BeforeEach
  void open() {
    bench = new StateBench(folder);
    log = bench.log;
    bench.choose(State.READY, "");
    bench.settle(HERE, NOBODY);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest(name = "{0} {1}, {2}: {3} {4}")
  @CsvSource(
      textBlock =
          """
          CHAT,  offered, lost for 59 s,           WAITING, NOT_ANSWERED
          CHAT,  offered, lost,                    WAITING, NOT_ANSWERED
          EMAIL, offered, lost,                    WAITING, NOT_ANSWERED
          CHAT,  in hand, lost for 59 s,           IN_HAND, -
          CHAT,  in hand, lost,                    WAITING, LINK_LOST
          CHAT,  ended,   lost for 59 s,           IN_HAND, -
          CHAT,  ended,   lost,                    IN_HAND, -
          CHAT,  ended,   lost and PT59M,          IN_HAND, -
          CHAT,  ended,   lost and PT60M,          CLOSED,  WRAP_TIMEOUT
          CHAT,  ended,   lost and back and PT48H, IN_HAND, -
          CHAT,  ended,   break and PT24H,         IN_HAND, -
          VOICE, in hand, lost for 59 s,           IN_HAND, -
          VOICE, in hand, lost,                    IN_HAND, -
          VOICE, in hand, lost and PT59M,          IN_HAND, -
          VOICE, in hand, lost and PT60M,          CLOSED,  WRAP_TIMEOUT
          VOICE, in hand, lost and back and PT48H, IN_HAND, -
          VOICE, ended,   lost and PT59M,          IN_HAND, -
          VOICE, ended,   lost and PT60M,          CLOSED,  WRAP_TIMEOUT
          EMAIL, in hand, lost for 59 s,           IN_HAND, -
          EMAIL, in hand, lost,                    IN_HAND, -
          EMAIL, in hand, lost and PT23H59M,       IN_HAND, -
          EMAIL, in hand, lost and PT24H,          WAITING, AGENT_AWAY
          EMAIL, in hand, lost and back and PT48H, IN_HAND, -
          EMAIL, in hand, lost and heard,          WAITING, AGENT_AWAY
          EMAIL, in hand, lost and auto-reply,     IN_HAND, -
          EMAIL, in hand, heard in the grace,      WAITING, AGENT_AWAY
          EMAIL, in hand, heard and lost,          IN_HAND, -
          EMAIL, in hand, heard,                   IN_HAND, -
          EMAIL, in hand, signs out,               IN_HAND, -
          EMAIL, in hand, signs out and PT23H59M,  IN_HAND, -
          EMAIL, in hand, signs out and PT24H,     WAITING, AGENT_AWAY
          EMAIL, in hand, signs out and heard,     WAITING, AGENT_AWAY
          EMAIL, in hand, break and PT23H59M,      IN_HAND, -
          EMAIL, in hand, break and heard,         IN_HAND, -
          EMAIL, in hand, break and PT24H,         WAITING, AGENT_AWAY
          """)
  void workOfSomebodyWhoIsGone(
      Channel channel, String phase, String event, ContactLife.State state, String why) {
    Contact contact = contact(channel, phase);

    happens(contact, event);

    Contact now = bench.now(contact);
    assertEquals(state, now.state());
    assertEquals(contact.queuedAt(), now.queuedAt(), "it keeps its place");
    List<Fact> facts = log.facts(contact.id());
    String last =
        switch (facts.getLast()) {
          case ContactFact.Queued queued -> queued.cause().name();
          case ContactFact.WrappedUp wrapped -> wrapped.outcome();
          default -> "-";
        };
    assertEquals(why, last);
    assertEquals(0, log.facts(ContactFact.OfferMissed.class).size(), "nobody missed anything");
    if (state == ContactLife.State.WAITING) {
      assertNull(now.agent());
    }
  }

  @Test
  void aCallWhoseDesktopDiedEndsOnTheTimelineAndBlocksNobody() {
    Contact call = contact(Channel.VOICE, "in hand");
    happens(call, "lost and PT60M");

    assertEquals(
        List.of(
            new CallFact.Changed(CallFact.State.ENDED, "its agent's desktop did not come back")),
        log.facts(CallFact.class));
    bench.choose(State.READY, "");
    Contact chat = bench.waiting(Channel.CHAT);
    bench.settle(HERE, NOBODY);
    assertEquals("ann", bench.now(chat).agent());
  }

  @Test
  void nightsAndWeekendsAloneDoNotEndALease() {
    BusinessCalendar office =
        new BusinessCalendar(
            "office",
            "UTC",
            List.of(
                new BusinessCalendar.Hours(
                    List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), "08:00", "17:30")),
            List.of());
    Event.Subject book = new Event.Subject(CitizenId.BOOK, null);
    log.happens(
        book,
        new BookFact.CalendarSet(office),
        new BookFact.QueueSet(
            new Queue(
                "benefits",
                "",
                "",
                "",
                Map.of(),
                0,
                "office",
                0,
                0,
                false,
                null,
                null,
                List.of())));
    Contact mail = contact(Channel.EMAIL, "in hand");
    log.clock.advance(Duration.between(log.clock.instant(), FRIDAY_AT_FIVE));
    happens(mail, "signs out");

    happens(mail, "PT66H29M");
    assertEquals(ContactLife.State.IN_HAND, bench.now(mail).state(), "half of Monday is not over");
    happens(mail, "PT1M");

    assertEquals(ContactLife.State.WAITING, bench.now(mail).state());
  }

  @Test
  void whatCameBackIsOfferedToSomebodyElse() {
    Contact mail = contact(Channel.EMAIL, "in hand");
    happens(mail, "signs out and heard");
    User bob = new User("bob", "Bob", List.of(Role.AGENT));
    bench.decide(bob, new Command.SetAgentState(State.READY, ""));

    bench.settle(Set.of("bob"), NOBODY);

    assertEquals("bob", bench.now(mail).agent());
  }

  private Contact contact(Channel channel, String phase) {
    Contact contact = bench.waiting(channel);
    if (phase.equals("offered")) {
      bench.settle(HERE, NOBODY);
      assertEquals(ContactLife.State.OFFERED, bench.now(contact).state());
      return bench.now(contact);
    }
    log.happens(contact.about(), new ContactFact.Accepted("ann"));
    if (phase.equals("ended")) {
      log.happens(
          contact.about(),
          channel == Channel.CHAT
              ? new ChatFact.Ended(ChatFact.Author.CITIZEN)
              : new CallFact.Changed(CallFact.State.ENDED, "caller hung up"));
    }
    bench.settle(HERE, NOBODY);
    return bench.now(contact);
  }

  private void happens(Contact contact, String events) {
    for (String event : events.split(" and ", -1)) {
      switch (event) {
        case "lost for 59 s" -> pass(Duration.ofSeconds(59), NOBODY, NOBODY);
        case "lost" -> pass(RoutingRules.DEFAULT.grace(), NOBODY, HERE);
        case "heard in the grace" -> {
          pass(Duration.ofSeconds(30), NOBODY, NOBODY);
          happens(contact, "heard");
          pass(Duration.ofSeconds(30), NOBODY, HERE);
        }
        case "back" -> bench.choose(State.READY, "");
        case "signs out" -> bench.choose(State.SIGNED_OUT, "");
        case "break" -> bench.choose(State.NOT_READY, "Lunch");
        case "heard" -> {
          log.clock.advance(Duration.ofSeconds(1));
          log.happens(contact.about(), mail(EmailFact.Kind.HUMAN));
        }
        case "auto-reply" -> {
          log.clock.advance(Duration.ofSeconds(1));
          log.happens(contact.about(), mail(EmailFact.Kind.AUTO_REPLY));
        }
        default -> pass(Duration.parse(event), NOBODY, NOBODY);
      }
      bench.settle(NOBODY, NOBODY);
    }
  }

  private void pass(Duration time, Set<String> linked, Set<String> lost) {
    log.clock.advance(time);
    bench.settle(linked, lost);
  }

  private static Fact mail(EmailFact.Kind kind) {
    return new EmailFact.Received(
        "<2@example.org>",
        "mary@example.org",
        List.of("desk@city.example"),
        "Again",
        "And another thing.",
        null,
        List.of(),
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        List.of(),
        new EmailFact.Way(List.of(), null, kind, null, null));
  }
}
