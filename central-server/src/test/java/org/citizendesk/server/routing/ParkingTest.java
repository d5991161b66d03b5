// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.CommandId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.book.Books;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.testing.TestLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is put aside stays with its agent, takes no room, and is woken in time. */
class ParkingTest {
  private static final String ANN = "ann";
  private static final String BOB = "bob";
  private static final CitizenId MARY = new CitizenId(UUID.randomUUID());
  private static final Outcome DONE = new Outcome.Done();
  private static final RoutingRules RULES =
      new RoutingRules(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(60), 1);

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
  void whatIsPutAsideTakesNoRoomAndFitsAgainWhenThereIsSome() {
    Contact chat = inHandOf(ANN, Channel.CHAT);
    assertEquals(DONE, park(chat, null));
    assertEquals(0, load(ANN));
    happensElsewhere("update workload set chats = 9");
    assertEquals(0, load(ANN));
    Contact next = waiting(Channel.CHAT);
    settle();
    assertEquals(ANN, now(next).agent(), "she has room");
    log.happens(next.about(), new ContactFact.Accepted(ANN));

    assertRefused(
        Outcome.Code.INVALID,
        "it does not fit beside what you have; finish something or put it aside",
        resume(chat));
    assertEquals(DONE, park(next, null));
    assertEquals(DONE, resume(chat));

    assertEquals(1, load(ANN));
    assertFalse(now(chat).life().parked());
  }

  @Test
  void whatSleepsIsWokenInTimeForItsAgentFirst() {
    ready(BOB);
    log.clock.advance(Duration.ofSeconds(1));
    Contact mail = inHandOf(ANN, Channel.EMAIL);
    settle();
    Instant wake = log.clock.instant().plus(Duration.ofDays(3));
    assertEquals(DONE, park(mail, wake));
    settle();
    assertEquals(Optional.of(wake), due);
    log.clock.advance(Duration.ofDays(3).minusSeconds(1));
    settle();
    assertTrue(now(mail).life().parked(), "not before its time");
    log.clock.advance(Duration.ofSeconds(1));

    settle();

    assertEquals(ContactLife.State.OFFERED, now(mail).state());
    assertEquals(ANN, now(mail).agent(), "though the other has been idle for longer");
    assertEquals(wake, now(mail).queuedAt());
  }

  @Test
  void whatIsWokenGoesToAnybodyWhileItDoesNotFitBesideWhatItsAgentHas() {
    Contact mail = inHandOf(ANN, Channel.EMAIL);
    Contact other = inHandOf(ANN, Channel.EMAIL);
    park(mail, log.clock.instant().plusSeconds(60));
    park(other, log.clock.instant().plusSeconds(60));
    log.clock.advance(Duration.ofMinutes(1));
    settle();
    ready(BOB);
    settle();
    Contact first = now(mail).state() == ContactLife.State.OFFERED ? mail : other;
    Contact second = first.id().equals(mail.id()) ? other : mail;
    assertEquals(ANN, now(first).agent());
    assertEquals(ContactLife.State.WAITING, now(second).state(), "she has not decided yet");

    log.happens(first.about(), new ContactFact.Accepted(ANN));
    settle();

    assertEquals(BOB, now(second).agent(), "one mail at a time fits");
  }

  @Test
  void whoWentHomeIsNotWaitedForAndLosesNothingBeforeItsTime() {
    Contact mail = inHandOf(ANN, Channel.EMAIL);
    Contact other = inHandOf(ANN, Channel.EMAIL);
    park(mail, log.clock.instant().plus(Duration.ofDays(3)));
    park(other, null);
    state(ANN, AgentFact.State.SIGNED_OUT, "");
    ready(BOB);
    log.clock.advance(Duration.ofHours(25));

    settle();
    assertTrue(now(mail).life().parked(), "it sleeps");
    assertEquals(BOB, now(other).agent(), "it was put aside without a time");
    log.happens(now(other).about(), new ContactFact.Accepted(BOB));
    log.happens(now(other).about(), new ContactFact.WrappedUp(BOB, "SOLVED", "", 1));
    log.clock.advance(Duration.ofDays(2));
    settle();
    assertEquals(BOB, now(mail).agent());
  }

  @Test
  void aLostAgentKeepsWhatSleeps() {
    Contact chat = inHandOf(ANN, Channel.CHAT);
    Contact parked = inHandOf(ANN, Channel.CHAT);
    park(chat, log.clock.instant().plus(Duration.ofHours(1)));
    park(parked, null);

    Desk desk = new Desk(contacts, RULES, ledger());
    log.write(tx -> desk.settle(tx, log.clock.instant(), Set.of(), Set.of(ANN)));

    assertTrue(now(chat).life().parked());
    assertEquals(ContactLife.State.WAITING, now(parked).state());
  }

  @Test
  void aCitizenWhoWritesWakesItAtOnce() {
    ready(BOB);
    log.clock.advance(Duration.ofSeconds(1));
    Contact chat = inHandOf(ANN, Channel.CHAT);
    settle();
    park(chat, log.clock.instant().plus(Duration.ofHours(1)));
    settle();

    heard(chat);
    heard(chat);
    settle();

    assertEquals(ANN, now(chat).agent(), "its agent is asked first");
    assertEquals(ContactLife.State.OFFERED, now(chat).state());
    assertEquals(
        1,
        log.facts(ContactFact.Queued.class).stream()
            .filter(queued -> queued.cause() == ContactFact.Cause.CITIZEN_WROTE)
            .count());
  }

  @Test
  void whatCannotBePutAsideIsRefusedInWords() {
    Contact chat = inHandOf(ANN, Channel.CHAT);
    String time = "choose a time that is to come, within a year";
    assertRefused(Outcome.Code.INVALID, time, park(chat, log.clock.instant()));
    assertRefused(
        Outcome.Code.INVALID, time, park(chat, log.clock.instant().plus(Duration.ofDays(400))));
    assertRefused(
        Outcome.Code.INVALID, "a call cannot wait", park(inHandOf(ANN, Channel.VOICE), null));
    assertRefused(Outcome.Code.INVALID, "the contact is not put aside", resume(chat));
    assertRefused(
        Outcome.Code.CHANGED_MEANWHILE,
        "the contact is with ann now",
        decide(BOB, new Command.Park(chat.id(), chat.version(), null)));
    assertRefused(
        Outcome.Code.NOT_FOUND,
        "no such contact",
        decide(ANN, new Command.Park(new ContactId(log.uuids.next()), 1, null)));
    log.happens(chat.about(), new ChatFact.Ended(ChatFact.Author.CITIZEN));
    assertRefused(
        Outcome.Code.INVALID, "the citizen has left; finish the contact instead", park(chat, null));
  }

  @Test
  void aChatThatItsCitizenLeavesWhileItIsPutAsideIsToBeFinished() {
    Contact chat = inHandOf(ANN, Channel.CHAT);
    park(chat, log.clock.instant().plus(Duration.ofHours(1)));

    log.happens(chat.about(), new ChatFact.Ended(ChatFact.Author.CITIZEN));

    assertTrue(now(chat).life().isWrapUp());
    assertEquals(1, load(ANN));
  }

  @Test
  void whatANodeOfAnOlderVersionMovedOnIsNotPutAside() {
    Contact chat = inHandOf(ANN, Channel.CHAT);
    park(chat, log.clock.instant().plus(Duration.ofHours(1)));

    happensElsewhere("update contact set gone = 1");
    assertFalse(now(chat).life().parked());
    assertEquals(1, load(ANN));

    happensElsewhere("update contact set gone = 0, state = 'WAITING', agent = null");
    assertFalse(now(chat).life().parked());
    assertEquals(0, load(ANN));
  }

  private void happensElsewhere(String sql) {
    log.write(
        tx -> {
          tx.handle().execute(sql);
          contacts.recount(tx.handle());
          return true;
        });
  }

  private Outcome park(Contact contact, @Nullable Instant until) {
    return decide(ANN, new Command.Park(contact.id(), now(contact).version(), until));
  }

  private Outcome resume(Contact contact) {
    return decide(ANN, new Command.Resume(contact.id(), now(contact).version()));
  }

  private void heard(Contact contact) {
    log.write(
        tx -> {
          contacts.heard(tx, contact.id());
          return true;
        });
  }

  private int load(String agent) {
    return log.database.read(handle -> AgentLedger.get(handle, agent)).load().all();
  }

  private Contact waiting(Channel channel) {
    ContactFact.Opened opened =
        new ContactFact.Opened(channel, ContactFact.Direction.INBOUND, "benefits", "", "party");
    ContactId id = log.write(tx -> contacts.open(tx, MARY, opened));
    return log.database.read(handle -> contacts.find(handle, id)).orElseThrow();
  }

  private Contact inHandOf(String agent, Channel channel) {
    Contact contact = waiting(channel);
    log.happens(contact.about(), new ContactFact.Accepted(agent));
    return now(contact);
  }

  private void settle() {
    Desk desk = new Desk(contacts, RULES, ledger());
    due = log.write(tx -> desk.settle(tx, log.clock.instant(), Set.of(ANN, BOB), Set.of()));
  }

  private static void assertRefused(Outcome.Code code, String text, Outcome outcome) {
    assertEquals(text, assertInstanceOf(Outcome.Refused.class, outcome).text());
    assertEquals(new Outcome.Refused(code, text), outcome);
  }

  private Outcome decide(String agent, Command command) {
    Desk desk = new Desk(contacts, RULES, ledger());
    StateCommands states = new StateCommands(desk, ledger(), Reasons.ANY);
    Commands commands = new Commands(contacts, desk, RULES, states);
    ClientFrame.Cmd cmd =
        new ClientFrame.Cmd(
            new CommandId(UUID.randomUUID()), command, log.clock.instant().plusSeconds(5));
    User user = new User(agent, agent, List.of(Role.AGENT));
    return log.write(tx -> commands.decide(tx, user, cmd, log.clock.instant()));
  }

  private Contact now(Contact contact) {
    return log.database.read(handle -> contacts.find(handle, contact.id())).orElseThrow();
  }

  private void ready(String agent) {
    state(agent, AgentFact.State.READY, "");
  }

  private void state(String agent, AgentFact.State state, String reason) {
    log.write(
        tx -> {
          ledger().choose(tx, agent, new AgentFact.Choice(state, reason), Author.AGENT);
          return true;
        });
  }

  private AgentLedger ledger() {
    return new AgentLedger(() -> new AgentLedger.Reading("clock", log.clock.millis()));
  }
}
