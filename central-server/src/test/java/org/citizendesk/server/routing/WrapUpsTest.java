// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.book.WrapUp;
import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Each mode of wrap-up against each thing that can happen in it, by a desk without memory. */
class WrapUpsTest {
  private static final String ANN = "ann";
  private static final int SECONDS = 60;

  @TempDir Path folder;
  private TestLog log;
  private Contacts contacts;
  private ContactId chat = new ContactId(UUID.randomUUID());
  private Optional<Instant> due = Optional.empty();

  @BeforeEach
  void open() {
    log = new TestLog(folder, Contacts.rules().and(AgentLedger.rules()).and(new Books().rules()));
    contacts = new Contacts(log.uuids);
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void withoutABookTheAgentSaysWhenAndIsOfferedNothingBefore() {
    begin();
    ContactId next = arrive();

    goneAndSettled();
    log.clock.advance(Duration.ofDays(1));
    settle();

    assertEquals(AgentFact.State.WRAP_UP, state());
    assertEquals(ContactLife.State.IN_HAND, now(chat).state());
    assertEquals(ContactLife.State.WAITING, now(next).state());
    finish("SOLVED");
    assertEquals(ANN, now(next).agent());
    assertEquals(List.of("SOLVED"), outcomes());
  }

  @Test
  void withoutWrapUpTheContactIsClosedAsSoonAsTheCitizenHasGone() {
    book(WrapUp.Mode.NONE, false);
    begin();
    log.clock.advance(Duration.ofSeconds(90));

    goneAndSettled();

    assertEquals(AgentFact.State.READY, state());
    assertEquals(List.of(WrapUp.NONE), outcomes());
    assertEquals(90_000, log.facts(ContactFact.WrappedUp.class).getFirst().handleMillis());
  }

  @Test
  void anOptionalOutcomeKeepsNobodyFromWorkAndIsNotWaitedForForever() {
    book(WrapUp.Mode.OPTIONAL, false);
    begin();
    ContactId next = arrive();

    goneAndSettled();
    assertEquals(ANN, now(next).agent());
    assertEquals(ContactLife.State.IN_HAND, now(chat).state());
    log.happens(now(next).about(), new ContactFact.Accepted(ANN));

    log.clock.advance(Duration.ofSeconds(SECONDS));
    settle();
    assertEquals(List.of(WrapUp.TIMED_OUT), outcomes());
  }

  @Test
  void theTimerEndsWrapUpAtItsMomentAndNotBefore() {
    book(WrapUp.Mode.TIMED, false);
    begin();
    goneAndSettled();
    Instant until = log.clock.instant().plusSeconds(SECONDS);
    assertEquals(until, now(chat).life().until());
    assertEquals(Optional.of(until), due);

    log.clock.advance(Duration.ofSeconds(SECONDS - 1L));
    settle();
    assertEquals(AgentFact.State.WRAP_UP, state());
    assertEquals(List.of(), outcomes());

    log.clock.advance(Duration.ofSeconds(1));
    settle();
    assertEquals(AgentFact.State.READY, state());
    assertEquals(List.of(WrapUp.TIMED_OUT), outcomes());
    assertEquals(1, log.facts(ContactFact.WrapUpTimed.class).size());
  }

  @Test
  void moreTimeIsAddedToWhatIsLeft() {
    book(WrapUp.Mode.TIMED, false);
    begin();
    goneAndSettled();

    log.clock.advance(Duration.ofSeconds(30));
    log.happens(now(chat).about(), new ContactFact.WrapUpExtended(ANN, SECONDS));
    settle();
    assertEquals(Optional.of(log.clock.instant().plusSeconds(30L + SECONDS)), due);
    log.clock.advance(Duration.ofSeconds(30));
    settle();
    assertEquals(AgentFact.State.WRAP_UP, state());

    log.clock.advance(Duration.ofSeconds(SECONDS));
    settle();
    assertEquals(List.of(WrapUp.TIMED_OUT), outcomes());
  }

  @Test
  void whoIsQuickerThanTheTimerIsReadyAtOnce() {
    book(WrapUp.Mode.TIMED, false);
    begin();
    goneAndSettled();

    finish("SOLVED");

    assertEquals(AgentFact.State.READY, state());
    log.clock.advance(Duration.ofMinutes(5));
    settle();
    assertEquals(List.of("SOLVED"), outcomes());
  }

  @Test
  void withoutEarlyExitSheIsReadyAtTheEndOfTheTimeHoweverQuick() {
    book(WrapUp.Mode.TIMED_NO_EARLY_EXIT, false);
    begin();
    goneAndSettled();
    ContactId next = arrive();

    log.clock.advance(Duration.ofSeconds(10));
    finish("SOLVED");
    assertEquals(AgentFact.State.WRAP_UP, state());
    assertEquals(ContactLife.State.WAITING, now(next).state());
    assertEquals(Optional.of(log.clock.instant().plusSeconds(SECONDS - 10L)), due);

    log.clock.advance(Duration.ofSeconds(SECONDS - 10L));
    settle();
    assertEquals(ANN, now(next).agent());
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMED", "TIMED_NO_EARLY_EXIT", "OPTIONAL"})
  void anOutcomeThatIsRequiredBeatsTheTimer(WrapUp.Mode mode) {
    book(mode, true);
    begin();
    goneAndSettled();

    log.clock.advance(Duration.ofHours(1));
    settle();
    assertEquals(ContactLife.State.IN_HAND, now(chat).state());
    assertEquals(List.of(), outcomes());

    finish("SOLVED");
    assertEquals(AgentFact.State.READY, state());
    assertEquals(List.of("SOLVED"), outcomes());
  }

  @Test
  void onRequestThereIsNoneUnlessTheAgentAskedForIt() {
    book(WrapUp.Mode.ON_REQUEST, false);
    begin();
    log.happens(now(chat).about(), new ContactFact.WrapUpAsked(ANN));
    goneAndSettled();
    assertEquals(AgentFact.State.WRAP_UP, state());
    assertEquals(Optional.of(log.clock.instant().plusSeconds(SECONDS)), due);
    log.clock.advance(Duration.ofSeconds(SECONDS));
    settle();
    assertEquals(List.of(WrapUp.TIMED_OUT), outcomes());

    begin();
    goneAndSettled();
    assertEquals(List.of(WrapUp.TIMED_OUT, WrapUp.NONE), outcomes());
    assertEquals(AgentFact.State.READY, state());
  }

  @Test
  void aChangeOfTheBookIsForWhoGoesAfterIt() {
    book(WrapUp.Mode.TIMED, false);
    begin();
    goneAndSettled();

    book(WrapUp.Mode.NONE, false);
    settle();

    assertEquals(ContactLife.State.IN_HAND, now(chat).state());
    log.clock.advance(Duration.ofSeconds(SECONDS));
    settle();
    assertEquals(List.of(WrapUp.TIMED_OUT), outcomes());
  }

  @Test
  void whatGoesBackToTheQueueBeginsAnew() {
    book(WrapUp.Mode.TIMED, false);
    begin();
    goneAndSettled();

    log.happens(now(chat).about(), new ContactFact.Queued("benefits", ContactFact.Cause.LINK_LOST));

    assertNull(now(chat).life().until());
    assertNull(now(chat).ending().mode());
    assertEquals(0, load());
  }

  @Test
  void timeThatWasGivenTooLateHoldsNobody() {
    book(WrapUp.Mode.TIMED, false);
    begin();
    goneAndSettled();
    finish("SOLVED");

    log.happens(now(chat).about(), new ContactFact.WrapUpTimed(log.clock.instant().plusSeconds(9)));
    settle();

    assertEquals(ContactLife.State.CLOSED, now(chat).state());
    assertNull(now(chat).life().until());
    assertTrue(due.isEmpty());
  }

  private int load() {
    return log.database.read(handle -> AgentLedger.get(handle, ANN)).load().all();
  }

  private void begin() {
    log.write(
        tx -> {
          AgentFact.Choice ready = new AgentFact.Choice(AgentFact.State.READY, "");
          ledger().choose(tx, ANN, ready, Author.AGENT);
          return true;
        });
    chat = arrive();
    settle();
    log.happens(now(chat).about(), new ContactFact.Accepted(ANN));
    settle();
    assertEquals(AgentFact.State.BUSY, state());
  }

  private ContactId arrive() {
    CitizenId citizen = new CitizenId(UUID.randomUUID());
    return log.write(
        tx ->
            contacts.open(
                tx,
                citizen,
                new ContactFact.Opened(
                    Channel.CHAT, ContactFact.Direction.INBOUND, "benefits", "", "party")));
  }

  private void goneAndSettled() {
    log.happens(now(chat).about(), new ChatFact.Ended(ChatFact.Author.CITIZEN));
    settle();
  }

  private void finish(String outcome) {
    log.happens(now(chat).about(), new ContactFact.WrappedUp(ANN, outcome, "", 1));
    settle();
  }

  private void settle() {
    // A desk keeps no timer of its own: as after a restart, or at another node.
    for (int i = 0; i < 2; i++) {
      due =
          log.write(
              tx ->
                  new Desk(contacts, RoutingRules.DEFAULT, ledger())
                      .settle(tx, log.clock.instant(), Set.of(ANN), Set.of()));
    }
  }

  private AgentLedger ledger() {
    return new AgentLedger(() -> new AgentLedger.Reading("clock", log.clock.millis()));
  }

  private AgentFact.State state() {
    return log.database.read(handle -> AgentLedger.get(handle, ANN)).state();
  }

  private List<String> outcomes() {
    return log.facts(ContactFact.WrappedUp.class).stream()
        .map(ContactFact.WrappedUp::outcome)
        .toList();
  }

  private Contact now(ContactId id) {
    return log.database.read(handle -> contacts.find(handle, id)).orElseThrow();
  }

  private void book(WrapUp.Mode mode, boolean required) {
    WrapUp wrapUp = new WrapUp(mode, SECONDS, required, List.of());
    Queue queue =
        new Queue("benefits", "", "", "", Map.of(), 0, "", 0, 0, false, null, wrapUp, List.of());
    log.happens(new Event.Subject(CitizenId.BOOK, null), new BookFact.QueueSet(queue));
  }
}
