// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.AgentFact.State;
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
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.testing.TestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

/** Commands and the desk that follows them, on a real log, without sockets. */
class CommandsTest {
  private static final String ANN = "ann";
  private static final String BOB = "bob";
  private static final Outcome DONE = new Outcome.Done();
  private static final CitizenId MARY = new CitizenId(UUID.randomUUID());

  @TempDir Path folder;
  private TestLog log;
  private final Contacts contacts = new Contacts(new Uuids(Clock.systemUTC(), new Random(1)));
  private final AgentLedger ledger =
      new AgentLedger(() -> new AgentLedger.Reading("clock", log.clock.millis()));
  private final Desk desk = new Desk(contacts, RoutingRules.DEFAULT, ledger);
  private final Commands commands =
      new Commands(
          contacts, desk, RoutingRules.DEFAULT, new StateCommands(desk, ledger, Reasons.ANY));

  @BeforeEach
  void open() {
    log = new TestLog(folder, Contacts.rules().and(AgentLedger.rules()));
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void anOldVersionIsRefusedWithHowTheContactStandsNow() {
    Contact offered = offeredTo(ANN);

    assertRefused(
        Outcome.Code.CHANGED_MEANWHILE,
        "the contact changed and is offered to you anew",
        decide(ANN, new Command.AcceptOffer(offered.id(), offered.version() - 1)));
    assertEquals(DONE, decide(ANN, new Command.AcceptOffer(offered.id(), offered.version())));
  }

  @Test
  void eachStandOfAContactIsSaidInItsOwnWords() {
    Contact waiting = offeredTo(ANN);
    log.happens(waiting.about(), new ContactFact.OfferMissed(ANN, false));
    Contact own = offeredTo(ANN);
    log.happens(own.about(), new ContactFact.Accepted(ANN));
    Contact ofBob = offeredTo(BOB);
    Contact withBob = offeredTo(BOB);
    log.happens(withBob.about(), new ContactFact.Accepted(BOB));
    Contact closed = offeredTo(ANN);
    log.happens(closed.about(), new ContactFact.WrappedUp(ANN, "SOLVED", "", 1));
    Event.Subject call = new Event.Subject(MARY, new ContactId(log.uuids.next()));
    log.happens(call, opened(Channel.VOICE));

    assertEquals("the contact waits in its queue again", said(waiting.id()));
    assertEquals("the contact is yours already", said(own.id()));
    assertEquals("the contact is offered to bob", said(ofBob.id()));
    assertEquals("the contact is with bob now", said(withBob.id()));
    assertEquals("the contact is closed", said(closed.id()));
    assertEquals("the contact is a call that rings at a desktop", said(call.contact()));
  }

  @Test
  void decliningWhatIsNotOfferedChangesNothing() {
    Contact ofBob = offeredTo(BOB);

    assertRefused(
        Outcome.Code.CHANGED_MEANWHILE,
        "the contact is offered to bob",
        decide(ANN, new Command.DeclineOffer(ofBob.id(), ofBob.version())));
    assertRefused(
        Outcome.Code.NOT_FOUND,
        "no such contact",
        decide(ANN, new Command.DeclineOffer(new ContactId(log.uuids.next()), 1)));
    assertEquals(ofBob, now(ofBob.id()));
  }

  @Test
  void decliningTwiceIsDoneOnce() {
    Contact offered = offeredTo(ANN);
    Command decline = new Command.DeclineOffer(offered.id(), offered.version());

    assertEquals(DONE, decide(ANN, decline));
    assertRefused(
        Outcome.Code.CHANGED_MEANWHILE,
        "the contact waits in its queue again",
        decide(ANN, decline));
    assertEquals(
        List.of(new ContactFact.OfferMissed(ANN, true)), log.facts(ContactFact.OfferMissed.class));
  }

  @Test
  void aCommandThatComesTooLateIsRefusedAndStaysSo() {
    Contact offered = offeredTo(ANN);
    ClientFrame.Cmd late =
        new ClientFrame.Cmd(
            new CommandId(UUID.randomUUID()),
            new Command.AcceptOffer(offered.id(), offered.version()),
            log.clock.instant().minusMillis(1));

    Outcome first = log.write(tx -> commands.decide(tx, user(ANN), late, log.clock.instant()));
    Outcome again = log.write(tx -> commands.decide(tx, user(ANN), late, late.deadline()));

    assertRefused(Outcome.Code.TOO_LATE, "the deadline of the command has passed", first);
    assertEquals(first, again, "the answer is kept");
    assertEquals(offered, now(offered.id()));
  }

  @Test
  void aRefusalIsRememberedThoughItWouldBeGrantedNow() {
    Contact offered = offeredTo(BOB);
    ClientFrame.Cmd accept = cmd(new Command.AcceptOffer(offered.id(), offered.version() + 2));
    Outcome refused = log.write(tx -> commands.decide(tx, user(ANN), accept, log.clock.instant()));
    log.happens(
        offered.about(),
        new ContactFact.OfferMissed(BOB, false),
        new ContactFact.Offered(ANN, log.clock.instant().plusSeconds(20)));

    Outcome again = log.write(tx -> commands.decide(tx, user(ANN), accept, log.clock.instant()));

    assertEquals(refused, again);
    assertEquals(ContactLife.State.OFFERED, now(offered.id()).state());
  }

  @Test
  void aCommandOfAnUnknownKindIsInvalid() {
    assertRefused(
        Outcome.Code.INVALID, "a command of an unknown kind", decide(ANN, new Command.Unknown()));
  }

  @Test
  void whoSignsOutOrPausesGivesBackWhatSheIsOffered() {
    decide(ANN, new Command.SetAgentState(State.READY, ""));
    Contact first = offeredTo(ANN);
    assertEquals(DONE, decide(ANN, new Command.SetAgentState(State.SIGNED_OUT, "")));
    Contact second = offeredTo(ANN);
    assertEquals(DONE, decide(ANN, new Command.SetAgentState(State.NOT_READY, "tea")));

    for (Contact given : List.of(first, second)) {
      assertEquals(ContactLife.State.WAITING, now(given.id()).state());
      assertEquals(given.queuedAt(), now(given.id()).queuedAt(), "it keeps its place");
    }
    assertEquals(2, log.facts(ContactFact.OfferMissed.class).size());
  }

  @Test
  void aMissedOfferStopsNewOnesUntilTheAgentIsBack() {
    decide(ANN, new Command.SetAgentState(State.READY, ""));
    Contact chat = waiting(Channel.CHAT);
    settle(Set.of(ANN), Set.of());
    assertEquals(ANN, now(chat.id()).agent());

    log.clock.advance(Duration.ofSeconds(20));
    settle(Set.of(ANN), Set.of());

    assertEquals(ContactLife.State.WAITING, now(chat.id()).state());
    assertEquals(List.of(State.READY, State.OFFERED, State.NOT_RESPONDING), states());
    decide(ANN, new Command.SetAgentState(State.READY, ""));
    settle(Set.of(ANN), Set.of());
    assertEquals(ANN, now(chat.id()).agent());
  }

  @Test
  void anOfferStandsUntilItsLastMoment() {
    decide(ANN, new Command.SetAgentState(State.READY, ""));
    Contact chat = waiting(Channel.CHAT);
    settle(Set.of(ANN), Set.of());

    log.clock.advance(Duration.ofMillis(19_999));
    settle(Set.of(ANN), Set.of());

    assertEquals(ContactLife.State.OFFERED, now(chat.id()).state());
  }

  @Test
  void aLostAgentGivesBackOffersAndChatsAndKeepsCallsAndMail() {
    decide(ANN, new Command.SetAgentState(State.READY, ""));
    Contact offered = offeredTo(ANN);
    Contact chat = inHandOf(ANN, Channel.CHAT);
    Contact call = inHandOf(ANN, Channel.VOICE);
    Contact mail = inHandOf(ANN, Channel.EMAIL);

    settle(Set.of(), Set.of(ANN));

    assertEquals(ContactLife.State.WAITING, now(offered.id()).state());
    assertEquals(ContactLife.State.WAITING, now(chat.id()).state());
    assertEquals(chat.queuedAt(), now(chat.id()).queuedAt());
    assertEquals(ContactLife.State.IN_HAND, now(call.id()).state());
    assertEquals(ContactLife.State.IN_HAND, now(mail.id()).state());
    assertEquals(List.of(State.READY, State.SIGNED_OUT), states());
    assertEquals(AgentFact.Cause.LINK, log.facts(AgentFact.StateChanged.class).getLast().cause());
  }

  @Test
  void whoHasACallIsOfferedNothing() {
    decide(ANN, new Command.SetAgentState(State.READY, ""));
    inHandOf(ANN, Channel.VOICE);
    Contact mail = waiting(Channel.EMAIL);

    settle(Set.of(ANN), Set.of());

    assertEquals(ContactLife.State.WAITING, now(mail.id()).state());
  }

  @Test
  void whoIsOnTheTelephoneHasNotMissedAnOffer() {
    decide(ANN, new Command.SetAgentState(State.READY, ""));
    Contact chat = waiting(Channel.CHAT);
    settle(Set.of(ANN), Set.of());
    inHandOf(ANN, Channel.VOICE);

    settle(Set.of(ANN), Set.of());
    assertEquals(ContactLife.State.WAITING, now(chat.id()).state());
    assertEquals(chat.queuedAt(), now(chat.id()).queuedAt(), "it keeps its place");
    log.clock.advance(Duration.ofMinutes(1));
    settle(Set.of(ANN), Set.of());

    assertEquals(List.of(State.READY, State.OFFERED, State.BUSY), states());
    assertEquals(List.of(), log.facts(ContactFact.OfferMissed.class));
  }

  @Test
  void anOfferThatLapsesWhileACallIsTakenIsNotMissed() {
    decide(ANN, new Command.SetAgentState(State.READY, ""));
    Contact chat = waiting(Channel.CHAT);
    settle(Set.of(ANN), Set.of());
    log.clock.advance(Duration.ofSeconds(20));
    inHandOf(ANN, Channel.VOICE);

    settle(Set.of(ANN), Set.of());

    assertEquals(ContactLife.State.WAITING, now(chat.id()).state());
    assertEquals(List.of(State.READY, State.OFFERED, State.BUSY), states());
  }

  @Test
  void aChatThatTheCitizenHasLeftStaysWithItsAgentToBeWrappedUp() {
    Contact chat = inHandOf(ANN, Channel.CHAT);
    log.happens(chat.about(), new ChatFact.Ended(ChatFact.Author.CITIZEN));

    settle(Set.of(), Set.of(ANN));

    assertEquals(ContactLife.State.IN_HAND, now(chat.id()).state());
    assertEquals(ANN, now(chat.id()).agent());
  }

  @Test
  void whoHasNoDesktopConnectedIsOfferedNothing() {
    decide(ANN, new Command.SetAgentState(State.READY, ""));
    Contact chat = waiting(Channel.CHAT);

    settle(Set.of(BOB), Set.of());

    assertEquals(ContactLife.State.WAITING, now(chat.id()).state());
  }

  private void settle(Set<String> linked, Set<String> lost) {
    log.write(tx -> desk.settle(tx, log.clock.instant(), linked, lost));
  }

  private Outcome decide(String agent, Command command) {
    return log.write(tx -> commands.decide(tx, user(agent), cmd(command), log.clock.instant()));
  }

  private static User user(String name) {
    return new User(name, name, List.of(Role.AGENT));
  }

  private ClientFrame.Cmd cmd(Command command) {
    return new ClientFrame.Cmd(
        new CommandId(UUID.randomUUID()), command, log.clock.instant().plusSeconds(5));
  }

  private String said(ContactId id) {
    Outcome outcome = decide(ANN, new Command.AcceptOffer(id, 99));
    return assertInstanceOf(Outcome.Refused.class, outcome).text();
  }

  private static void assertRefused(Outcome.Code code, String text, Outcome outcome) {
    assertEquals(new Outcome.Refused(code, text), outcome);
  }

  private List<State> states() {
    return log.facts(AgentFact.StateChanged.class).stream()
        .map(AgentFact.StateChanged::state)
        .toList();
  }

  private Contact waiting(Channel channel) {
    return now(log.write(tx -> contacts.open(tx, MARY, opened(channel))));
  }

  private Contact offeredTo(String agent) {
    Contact contact = waiting(Channel.CHAT);
    log.happens(
        contact.about(), new ContactFact.Offered(agent, log.clock.instant().plusSeconds(20)));
    return now(contact.id());
  }

  private Contact inHandOf(String agent, Channel channel) {
    Contact contact = waiting(channel);
    log.happens(contact.about(), new ContactFact.Accepted(agent));
    return now(contact.id());
  }

  private Contact now(ContactId id) {
    return log.database.read(handle -> contacts.find(handle, id)).orElseThrow();
  }

  private static ContactFact.Opened opened(Channel channel) {
    return new ContactFact.Opened(channel, ContactFact.Direction.INBOUND, "benefits", "", "party");
  }
}
