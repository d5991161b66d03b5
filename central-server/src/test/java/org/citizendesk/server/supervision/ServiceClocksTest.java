// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.supervision;

import org.citizendesk.protocol.book.BusinessCalendar;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.frame.ViewBody;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.book.Books;
import org.citizendesk.server.testing.TestLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

class ServiceClocksTest {
  private static final String QUEUE = "benefits";
  private static final int TARGET = 20;
  private static final ChatFact.Message ANSWER =
      new ChatFact.Message(ChatFact.Author.AGENT, "Ann", "Good morning");
  private static final ChatFact.Message WORD =
      new ChatFact.Message(ChatFact.Author.CITIZEN, "Visitor", "And?");

  @TempDir Path folder;
  private final ServiceClocks clocks = new ServiceClocks();
  private TestLog log;

  @BeforeEach
  void open() {
    log = new TestLog(folder, new Books().rules().and(clocks.rules()));
    promise(QUEUE, TARGET, "");
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void answeredInTimeCountsForAndLateCountsAgainst() {
    Event.Subject inTime = chat(QUEUE);
    Event.Subject late = chat(QUEUE);
    pass(TARGET);
    log.happens(inTime, ANSWER);
    assertEquals(service(1, null, 2, 1), figures(), "at the target is within it");
    pass(1);

    log.happens(late, ANSWER);

    assertEquals(service(0, null, 2, 1), figures());
  }

  @Test
  void aWordWithoutAnAnswerIsOverdueFromItsMomentOn() {
    chat(QUEUE);
    Instant due = log.clock.instant().plusSeconds(TARGET);
    assertEquals(service(0, due, 0, 0), figures());

    pass(TARGET - 1);
    assertEquals(service(0, due, 0, 0), figures());
    pass(1);
    assertEquals(service(1, null, 1, 0), figures());
  }

  @Test
  void whoGivesUpCountsAgainstAndWhoIsClosedUnansweredInTimeDoesNotCount() {
    Event.Subject gaveUp = chat(QUEUE);
    Event.Subject sentAway = chat(QUEUE);
    Event.Subject spam = chat(QUEUE);
    pass(5);
    log.happens(gaveUp, new ChatFact.Ended(ChatFact.Author.CITIZEN));
    log.happens(sentAway, new ChatFact.Ended(ChatFact.Author.AGENT));
    log.happens(spam, new ContactFact.WrappedUp("ann", "SPAM", "", 1));

    pass(TARGET);
    assertEquals(service(0, null, 1, 0), figures());
  }

  @Test
  void closingWhatIsOverdueDoesNotMakeItGood() {
    Event.Subject chat = chat(QUEUE);
    pass(TARGET + 1);

    log.happens(chat, new ContactFact.WrappedUp("ann", "SPAM", "", 1));

    assertEquals(service(0, null, 1, 0), figures());
  }

  @Test
  void laterQuestionsBecomeOverdueButTheServiceLevelIsOfTheFirst() {
    Event.Subject chat = chat(QUEUE);
    log.happens(chat, ANSWER);
    pass(100);
    log.happens(chat, WORD);
    assertEquals(service(0, log.clock.instant().plusSeconds(TARGET), 1, 1), figures());
    pass(TARGET);
    assertEquals(service(1, null, 1, 1), figures());

    log.happens(chat, ANSWER);

    assertEquals(service(0, null, 1, 1), figures());
  }

  @Test
  void anotherQueueHasAnotherPromise() {
    promise("taxes", 60, "");
    Instant asked = log.clock.instant();
    Event.Subject chat = chat(QUEUE);
    pass(TARGET);
    log.happens(chat, new ContactFact.Queued("taxes", ContactFact.Cause.TRANSFERRED));

    assertNull(figures());
    assertEquals(new ViewBody.Service(60, 80, 0, asked.plusSeconds(60), 0, 0), figures("taxes"));
    log.happens(chat, ANSWER);
    assertEquals(new ViewBody.Service(60, 80, 0, null, 1, 1), figures("taxes"));
  }

  @Test
  void whatIsDecidedStaysWithTheQueueInWhichItWas() {
    promise("taxes", 60, "");
    Event.Subject answered = chat(QUEUE);
    Event.Subject overdue = chat(QUEUE);
    log.happens(answered, ANSWER);
    pass(TARGET + 1);

    for (Event.Subject chat : List.of(answered, overdue)) {
      log.happens(chat, new ContactFact.Queued("taxes", ContactFact.Cause.TRANSFERRED));
    }
    Instant due = log.clock.instant().plusSeconds(60 - TARGET - 1);
    assertEquals(service(0, null, 2, 1), figures());
    assertEquals(new ViewBody.Service(60, 80, 0, due, 0, 0), figures("taxes"));

    log.happens(overdue, ANSWER);

    assertEquals(service(0, null, 2, 1), figures());
    assertNull(figures("taxes"));
  }

  @Test
  void theClockStandsStillWhileTheOfficeIsClosed() {
    // It is Monday, nine o'clock: the office opens at ten.
    log.happens(
        new Event.Subject(CitizenId.BOOK, null),
        new BookFact.CalendarSet(
            new BusinessCalendar(
                "office",
                "UTC",
                List.of(new BusinessCalendar.Hours(List.of(DayOfWeek.MONDAY), "10:00", "17:30")),
                List.of())));
    promise(QUEUE, TARGET, "office");

    chat(QUEUE);

    Instant opens = log.clock.instant().plus(Duration.ofHours(1));
    assertEquals(service(0, opens.plusSeconds(TARGET), 0, 0), figures());
  }

  @Test
  void yesterdaysFiguresAreNotTodays() {
    log.happens(chat(QUEUE), ANSWER);
    chat(QUEUE);
    pass(TARGET);
    assertEquals(service(1, null, 2, 1), figures());

    log.clock.advance(Duration.ofDays(1));

    assertEquals(service(1, null, 0, 0), figures(), "overdue it is still");
  }

  @Test
  void aMailIsAnsweredWhenItsReplyIsSent() {
    Event.Subject mail = subject();
    log.happens(mail, opened(Channel.EMAIL, QUEUE), mail());
    pass(5);
    log.happens(mail, new EmailFact.Sent(new EventId(log.uuids.next()), "<1@desk>"));

    assertEquals(service(0, null, 1, 1), figures(new ServiceClocks.Key(QUEUE, Channel.EMAIL)));
  }

  @Test
  void whereNothingIsPromisedNothingCounts() {
    Event.Subject chat = chat("unlisted");
    pass(3600);
    log.happens(chat, ANSWER);

    assertNull(figures("unlisted"));
  }

  private Event.Subject chat(String queue) {
    Event.Subject chat = subject();
    log.happens(
        chat, opened(Channel.CHAT, queue), new ContactFact.Queued(queue, ContactFact.Cause.NEW));
    return chat;
  }

  private static Event.Subject subject() {
    return new Event.Subject(new CitizenId(UUID.randomUUID()), new ContactId(UUID.randomUUID()));
  }

  private static ContactFact.Opened opened(Channel channel, String queue) {
    return new ContactFact.Opened(
        channel, ContactFact.Direction.INBOUND, queue, "", "visitor@example.org");
  }

  private static EmailFact.Received mail() {
    return new EmailFact.Received(
        "<m@example.org>",
        "visitor@example.org",
        List.of("help@agency.example"),
        "A question",
        "How?",
        null,
        List.of(),
        "00",
        List.of(),
        null);
  }

  private void promise(String queue, int seconds, String calendar) {
    log.happens(
        new Event.Subject(CitizenId.BOOK, null),
        new BookFact.QueueSet(
            new Queue(
                queue,
                "",
                "",
                "",
                Map.of(),
                0,
                calendar,
                0,
                0,
                false,
                new Queue.Target(seconds, 80),
                null,
                List.of())));
  }

  private void pass(int seconds) {
    log.clock.advance(Duration.ofSeconds(seconds));
  }

  private static ViewBody.Service service(
      int overdue, @Nullable Instant nextDue, int counted, int inTime) {
    return new ViewBody.Service(TARGET, 80, overdue, nextDue, counted, inTime);
  }

  private ViewBody.@Nullable Service figures() {
    return figures(QUEUE);
  }

  private ViewBody.@Nullable Service figures(String queue) {
    return figures(new ServiceClocks.Key(queue, Channel.CHAT));
  }

  private ViewBody.@Nullable Service figures(ServiceClocks.Key key) {
    Instant now = log.clock.instant();
    Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
    return log.database.read(handle -> clocks.figures(handle, midnight, now)).get(key);
  }
}
