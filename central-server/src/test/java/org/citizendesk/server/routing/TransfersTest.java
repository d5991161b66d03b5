// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.book.Capacity;
import org.citizendesk.protocol.book.Person;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.BookFact;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

/** A contact goes from hand to hand and is never with somebody who does not know. */
class TransfersTest {
  private static final String ANN = "ann";
  private static final String BOB = "bob";
  private static final String CYD = "cyd";
  private static final Outcome DONE = new Outcome.Done();
  private static final CitizenId MARY = new CitizenId(UUID.randomUUID());

  private final Set<String> linked = new HashSet<>(List.of(ANN, BOB, CYD));
  @TempDir Path folder;
  private TestLog log;
  private Contacts contacts;

  @BeforeEach
  void open() {
    log = new TestLog(folder, Contacts.rules().and(AgentLedger.rules()).and(new Books().rules()));
    contacts = new Contacts(log.uuids);
    book(queue("snap", 0));
    ready(ANN);
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void whatGoesToAQueueIsOfferedThereWithTheTimeItHasWaited() {
    Contact chat = inHandOf(ANN, Channel.CHAT);
    Instant came = chat.queuedAt();
    log.clock.advance(Duration.ofMinutes(5));
    ready(BOB);

    assertEquals(DONE, handOn(chat, "snap", null, "  speaks of SNAP  "));
    Contact waiting = now(chat);
    assertEquals(ContactLife.State.WAITING, waiting.state());
    assertEquals("snap", waiting.queue());
    assertEquals(came, waiting.queuedAt());
    assertEquals(came, waiting.place().at());
    settle();

    assertEquals(BOB, now(chat).agent());
    assertEquals(ContactLife.State.OFFERED, now(chat).state());
    assertEquals(
        List.of(new ContactFact.Transferred(ANN, "snap", null, "speaks of SNAP")),
        log.facts(ContactFact.Transferred.class));
    assertEquals(
        new ContactFact.Queued("snap", ContactFact.Cause.TRANSFERRED),
        log.facts(ContactFact.Queued.class).getLast());
  }

  @Test
  void whoHandsOnHasRoomAtOnceAndNothingToWrapUp() {
    Contact chat = inHandOf(ANN, Channel.CHAT);

    handOn(chat, "snap", null, "");

    Agent ann = log.database.read(handle -> AgentLedger.find(handle, ANN)).orElseThrow();
    assertEquals(0, ann.load().all());
  }

  @Test
  void whoHandsOnIsNotAskedAgainAtOnceUnlessNobodyElseCouldHaveIt() {
    Contact alone = inHandOf(ANN, Channel.CHAT);
    handOn(alone, "snap", null, "");
    settle();
    assertEquals(ANN, now(alone).agent(), "there is nobody else");
    log.happens(alone.about(), new ContactFact.Accepted(ANN));

    ready(BOB);
    linked.remove(BOB);
    handOn(now(alone), "snap", null, "");
    settle();
    assertEquals(ContactLife.State.WAITING, now(alone).state());
    log.clock.advance(RoutingRules.DEFAULT.declined());
    settle();
    assertEquals(ANN, now(alone).agent());
  }

  @Test
  void whoIsChosenIsOfferedItBeforeOthersThoughSheHasRoomLaterOnly() {
    Contact mail = inHandOf(ANN, Channel.EMAIL);
    ready(CYD);
    ready(BOB);
    inHandOf(BOB, Channel.VOICE);

    assertEquals(DONE, handOn(mail, "benefits", BOB, ""));
    settle();
    assertEquals(ContactLife.State.WAITING, now(mail).state(), "she is on the telephone");

    log.happens(call(BOB).about(), new ContactFact.WrappedUp(BOB, "SOLVED", "", 1));
    settle();
    assertEquals(BOB, now(mail).agent());
    decide(BOB, new Command.DeclineOffer(mail.id(), now(mail).version()));
    settle();
    assertEquals(CYD, now(mail).agent(), "who was chosen said no");
  }

  @Test
  void whatIsForSomebodyWhoIsAwayNeedsANoteAndWaitsForATimeOnly() {
    Contact chat = inHandOf(ANN, Channel.CHAT);
    ready(CYD);
    ready(BOB);
    state(BOB, AgentFact.State.NOT_READY, "tea");

    assertRefused(
        Outcome.Code.INVALID,
        "bob is away; write a note, and the contact waits for a time, then goes to anybody",
        handOn(chat, "benefits", BOB, " "));
    assertEquals(ContactLife.State.IN_HAND, now(chat).state());
    assertEquals(DONE, handOn(chat, "benefits", BOB, "Bob knows her."));
    state(ANN, AgentFact.State.NOT_READY, "tea");
    settle();
    assertEquals(ContactLife.State.WAITING, now(chat).state(), "it waits for bob");

    log.clock.advance(Duration.ofMinutes(2));
    settle();
    assertEquals(CYD, now(chat).agent());
  }

  @Test
  void aQueueSaysHowLongItsContactsWaitForWhoWasChosenAndItsStepsComeAfter() {
    book(
        new Queue(
            "snap",
            "",
            "",
            "",
            Map.of(),
            0,
            "",
            0,
            300,
            false,
            null,
            null,
            List.of(new Queue.Step(60, 0, false, "benefits"))));
    book(new Person(BOB, "", List.of(), Map.of(), null));
    Contact mail = inHandOf(ANN, Channel.EMAIL);
    Instant now = log.clock.instant();

    assertEquals(DONE, handOn(mail, "snap", BOB, "for Monday"));

    assertEquals(now.plusSeconds(300), now(mail).place().preferUntil());
    assertEquals(now.plusSeconds(360), now(mail).place().stepAt());
  }

  @Test
  void whoTookItAndWentIsNotWaitedForAgain() {
    Contact mail = inHandOf(ANN, Channel.EMAIL);
    ready(BOB);
    handOn(mail, "benefits", BOB, "");
    settle();
    log.happens(mail.about(), new ContactFact.Accepted(BOB));

    log.happens(mail.about(), new ContactFact.Queued("benefits", ContactFact.Cause.AGENT_AWAY));

    assertNull(now(mail).place().preferred());
  }

  @Test
  void whatCannotBeHandedOnIsRefusedInWords() {
    Contact chat = inHandOf(ANN, Channel.CHAT);
    ready(BOB);
    refused(chat, "nowhere", null, Outcome.Code.NOT_FOUND, "there is no queue nowhere");
    refused(chat, "snap", "zoe", Outcome.Code.NOT_FOUND, "there is no agent zoe");
    refused(chat, "snap", ANN, Outcome.Code.INVALID, "the contact is yours already");
    assertRefused(
        Outcome.Code.CHANGED_MEANWHILE,
        "the contact is with ann now",
        decide(BOB, new Command.Transfer(chat.id(), chat.version(), "snap", null, "")));
    assertRefused(
        Outcome.Code.CHANGED_MEANWHILE,
        "the contact changed meanwhile; look at it and ask again",
        decide(ANN, new Command.Transfer(chat.id(), chat.version() - 1, "snap", null, "")));
    assertRefused(
        Outcome.Code.NOT_FOUND,
        "no such contact",
        decide(ANN, new Command.Transfer(new ContactId(log.uuids.next()), 1, "snap", null, "")));
    log.happens(chat.about(), new ChatFact.Ended(ChatFact.Author.CITIZEN));
    refused(
        chat,
        "snap",
        null,
        Outcome.Code.INVALID,
        "the citizen has left; finish the contact instead");
    refused(
        inHandOf(ANN, Channel.VOICE),
        "snap",
        null,
        Outcome.Code.INVALID,
        "a call cannot be handed on here yet; use the telephone");
    assertEquals(List.of(), log.facts(ContactFact.Transferred.class));
  }

  @Test
  void nobodyIsChosenWhoMayNeverHaveIt() {
    Contact chat = inHandOf(ANN, Channel.CHAT);
    book(new Queue("es", "", "", "es", Map.of(), 0, "", 0, 0, false, null, null, List.of()));
    book(new Person(BOB, "", List.of(), Map.of(), new Capacity(1, 0, 3, 0)));
    ready(CYD);
    ready(BOB);
    refused(chat, "es", CYD, Outcome.Code.INVALID, "cyd does not serve es");
    refused(chat, "snap", BOB, Outcome.Code.INVALID, "bob takes no chat contacts");
    decide(CYD, new Command.SetChannelReady(Channel.CHAT, false, null));
    refused(chat, "snap", CYD, Outcome.Code.INVALID, "cyd takes no chat contacts");
    log.write(
        tx -> tx.handle().execute("insert into bar (kind, name, at) values ('USER', 'cyd', 1)"));
    refused(chat, "snap", CYD, Outcome.Code.INVALID, "cyd is barred");
  }

  private void refused(
      Contact contact, String queue, @Nullable String to, Outcome.Code code, String text) {
    assertRefused(code, text, handOn(now(contact), queue, to, "note"));
  }

  private static void assertRefused(Outcome.Code code, String text, Outcome outcome) {
    assertEquals(text, assertInstanceOf(Outcome.Refused.class, outcome).text());
    assertEquals(new Outcome.Refused(code, text), outcome);
  }

  private Outcome handOn(Contact contact, String queue, @Nullable String to, String note) {
    return decide(ANN, new Command.Transfer(contact.id(), now(contact).version(), queue, to, note));
  }

  private Outcome decide(String agent, Command command) {
    Desk desk = new Desk(contacts, RoutingRules.DEFAULT, ledger());
    StateCommands states = new StateCommands(desk, ledger(), Reasons.ANY);
    Commands commands = new Commands(contacts, desk, RoutingRules.DEFAULT, states);
    ClientFrame.Cmd cmd =
        new ClientFrame.Cmd(
            new CommandId(UUID.randomUUID()), command, log.clock.instant().plusSeconds(5));
    User user = new User(agent, agent, List.of(Role.AGENT));
    return log.write(tx -> commands.decide(tx, user, cmd, log.clock.instant()));
  }

  private void settle() {
    Desk desk = new Desk(contacts, RoutingRules.DEFAULT, ledger());
    log.write(tx -> desk.settle(tx, log.clock.instant(), linked, Set.of()));
  }

  private Contact inHandOf(String agent, Channel channel) {
    ContactFact.Opened opened =
        new ContactFact.Opened(channel, ContactFact.Direction.INBOUND, "benefits", "", "party");
    ContactId id = log.write(tx -> contacts.open(tx, MARY, opened));
    Contact contact = log.database.read(handle -> contacts.find(handle, id)).orElseThrow();
    log.happens(contact.about(), new ContactFact.Accepted(agent));
    return now(contact);
  }

  private Contact call(String agent) {
    return log.database.read(handle -> contacts.of(handle, agent)).stream()
        .filter(each -> each.channel() == Channel.VOICE)
        .findFirst()
        .orElseThrow();
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

  private void book(Queue queue) {
    log.happens(RandomBook.SUBJECT, new BookFact.QueueSet(queue));
  }

  private void book(Person person) {
    log.happens(RandomBook.SUBJECT, new BookFact.PersonSet(person));
  }

  private static Queue queue(String id, int prefer) {
    return new Queue(id, "", "", "", Map.of(), 0, "", 0, prefer, false, null, null, List.of());
  }
}
