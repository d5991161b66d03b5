// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.CommandId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.testing.ContactTable;
import org.citizendesk.server.testing.TestClock;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Work is given out by a real server to real connections; only time is moved by hand. */
class RoutingTest {
  private static final Command READY = new Command.SetAgentState(State.READY, "");
  private static final Outcome DONE = new Outcome.Done();

  private final TestClock clock = new TestClock();
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer(folder, clock);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void aReadyAgentIsOfferedWhatWaitsAndTakesIt() throws Exception {
    Contact chat = server.opened(Channel.CHAT, "visitor");
    TestDesktop ann = readyAgent("ann");

    ContactFact.Offered offered = ann.nextFact(ContactFact.Offered.class);
    Outcome outcome = ann.command(new Command.AcceptOffer(chat.id(), 3));

    assertEquals("ann", offered.agent());
    assertEquals(clock.instant().plusSeconds(20), offered.until());
    assertEquals(DONE, outcome);
    assertEquals(ContactLife.State.IN_HAND, server.contact(chat.id()).state());
    awaitState("ann", State.BUSY);
  }

  @Test
  void chatsGoBeforeOlderMails() throws Exception {
    server.opened(Channel.EMAIL, "old@example.org");
    clock.advance(Duration.ofMinutes(10));
    Contact chat = server.opened(Channel.CHAT, "visitor");

    readyAgent("ann");

    await().until(() -> server.contact(chat.id()).state() == ContactLife.State.OFFERED);
  }

  @Test
  void theAgentWhoHasBeenFreeLongestComesFirst() throws Exception {
    readyAgent("ann");
    clock.advance(Duration.ofSeconds(5));
    readyAgent("bob");

    Contact chat = server.opened(Channel.CHAT, "visitor");

    await().until(() -> server.contact(chat.id()).state() == ContactLife.State.OFFERED);
    assertEquals("ann", server.contact(chat.id()).agent());
  }

  @Test
  void anOfferThatLapsesGoesToTheNextAgentAndKeepsItsPlace() throws Exception {
    readyAgent("ann");
    Contact chat = server.opened(Channel.CHAT, "visitor");
    await().until(() -> "ann".equals(server.contact(chat.id()).agent()));
    TestDesktop bob = readyAgent("bob");

    clock.advance(Duration.ofSeconds(20));

    assertEquals("bob", bob.nextFact(ContactFact.Offered.class).agent());
    awaitState("ann", State.NOT_RESPONDING);
    assertEquals(chat.queuedAt(), server.contact(chat.id()).queuedAt());
  }

  @Test
  void whatAnAgentDeclinesGoesToAnotherAndNotBackAtOnce() throws Exception {
    TestDesktop ann = readyAgent("ann");
    Contact chat = server.opened(Channel.CHAT, "visitor");
    ann.nextFact(ContactFact.Offered.class);

    assertEquals(DONE, ann.command(new Command.DeclineOffer(chat.id(), 3)));

    assertEquals(ContactLife.State.WAITING, server.contact(chat.id()).state());
    awaitState("ann", State.READY);
    clock.advance(Duration.ofSeconds(60));
    await().until(() -> "ann".equals(server.contact(chat.id()).agent()));
  }

  @Test
  void ofTwoAgentsWhoWantTheSameContactOneGetsIt() throws Exception {
    TestDesktop ann = readyAgent("ann");
    Contact chat = server.opened(Channel.CHAT, "visitor");
    ann.nextFact(ContactFact.Offered.class);
    TestDesktop bob = readyAgent("bob");

    Outcome ofBob = bob.command(new Command.AcceptOffer(chat.id(), 3));
    Outcome ofAnn = ann.command(new Command.AcceptOffer(chat.id(), 3));

    Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, ofBob);
    assertEquals(Outcome.Code.CHANGED_MEANWHILE, refused.code());
    assertEquals("the contact is offered to ann", refused.text());
    assertEquals(DONE, ofAnn);
  }

  @Test
  void askingTwiceUnderOneIdGetsTheSameAnswerAndIsDoneOnce() throws Exception {
    TestDesktop ann = readyAgent("ann");
    Contact chat = server.opened(Channel.CHAT, "visitor");
    ann.nextFact(ContactFact.Offered.class);
    CommandId id = new CommandId(UUID.randomUUID());
    Command accept = new Command.AcceptOffer(chat.id(), 3);

    assertEquals(DONE, ann.command(id, accept));
    assertEquals(DONE, ann.command(id, accept));

    assertEquals(4, server.contact(chat.id()).version());
  }

  @Test
  void aContactThatDoesNotExistIsNotFound() throws Exception {
    TestDesktop ann = readyAgent("ann");

    Outcome outcome = ann.command(new Command.AcceptOffer(new ContactId(UUID.randomUUID()), 1));

    assertEquals(Outcome.Code.NOT_FOUND, assertInstanceOf(Outcome.Refused.class, outcome).code());
  }

  @Test
  void anAgentGetsThreeDigitalContactsAndOneMoreAfterWrapUp() throws Exception {
    TestDesktop ann = readyAgent("ann");
    for (int i = 0; i < 4; i++) {
      server.opened(Channel.EMAIL, "citizen" + i + "@example.org");
    }
    Contact first = takeNext(ann);
    takeNext(ann);
    takeNext(ann);
    awaitState("ann", State.BUSY);

    ann.push(first.about(), new ContactFact.WrappedUp("ann", "SOLVED", "", 1000));

    assertEquals("ann", ann.nextFact(ContactFact.Offered.class).agent());
    assertEquals(ContactLife.State.CLOSED, server.contact(first.id()).state());
  }

  @Test
  void aCallTakenAtTheDesktopMakesItsAgentBusyUntilWrapUp() throws Exception {
    TestDesktop ann = readyAgent("ann");
    Event.Subject call =
        new Event.Subject(new CitizenId(UUID.randomUUID()), new ContactId(UUID.randomUUID()));

    ann.push(
        call,
        new ContactFact.Opened(
            Channel.VOICE, ContactFact.Direction.INBOUND, "benefits", "", "+12025550123"),
        new ContactFact.Accepted("ann"));
    awaitState("ann", State.BUSY);
    ann.push(call, new ContactFact.WrappedUp("ann", "SOLVED", "", 1000));

    awaitState("ann", State.READY);
  }

  @Test
  void aLostLinkGivesChatsBackAfterTheGraceAndKeepsMail() throws Exception {
    TestDesktop ann = readyAgent("ann");
    server.opened(Channel.CHAT, "visitor");
    Contact chat = takeNext(ann);
    server.opened(Channel.EMAIL, "citizen@example.org");
    Contact mail = takeNext(ann);

    ann.cut();
    awaitUnlinked("ann");
    clock.advance(Duration.ofSeconds(59));
    assertEquals(ContactLife.State.IN_HAND, server.contact(chat.id()).state());
    clock.advance(Duration.ofSeconds(1));

    awaitState("ann", State.SIGNED_OUT);
    assertEquals(ContactLife.State.WAITING, server.contact(chat.id()).state());
    assertEquals(chat.queuedAt(), server.contact(chat.id()).queuedAt());
    assertEquals(ContactLife.State.IN_HAND, server.contact(mail.id()).state());
  }

  @Test
  void mailOfSomebodyWhoSignedOutGoesBackWhenTheCitizenWritesAgainAlsoAfterARestart()
      throws Exception {
    TestDesktop ann = readyAgent("ann");
    server.opened(Channel.EMAIL, "mary@example.org");
    Contact first = takeNext(ann);
    server.opened(Channel.EMAIL, "tom@example.org");
    Contact second = takeNext(ann);
    assertEquals(DONE, ann.command(new Command.SetAgentState(State.SIGNED_OUT, "")));
    clock.advance(Duration.ofSeconds(1));

    write(first);
    await().until(() -> server.contact(first.id()).state() == ContactLife.State.WAITING);
    server.stop();
    clock.advance(Duration.ofHours(24));
    server.startAgain();

    await().until(() -> server.contact(second.id()).state() == ContactLife.State.WAITING);
    assertEquals(second.queuedAt(), server.contact(second.id()).queuedAt(), "it keeps its place");
  }

  private void write(Contact contact) {
    EmailFact.Received again =
        new EmailFact.Received(
            "<2@example.org>",
            contact.party(),
            List.of("desk@city.example"),
            "Again",
            "And another thing.",
            null,
            List.of(),
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            List.of(),
            null);
    server.server().log().write(tx -> tx.append(contact.about(), again)).join();
  }

  @Test
  void theLedgerFollowsTheLinkButNotEachBlink() throws Exception {
    TestDesktop ann = readyAgent("ann");
    awaitLink(AgentFact.Link.CONNECTED);

    ann.cut();
    awaitUnlinked("ann");
    clock.advance(Duration.ofSeconds(5));
    awaitLink(AgentFact.Link.CONNECTING);
    clock.advance(Duration.ofSeconds(55));
    awaitLink(AgentFact.Link.FAILED);
    awaitState("ann", State.SIGNED_OUT);
    TestDesktop again = server.desktop();
    again.hello(server.signIn("ann"));
    again.command(READY);
    awaitLink(AgentFact.Link.CONNECTED);
    again.command(new Command.SetAgentState(State.SIGNED_OUT, ""));
    again.cut();
    awaitLink(AgentFact.Link.DISCONNECTED);
  }

  @Test
  void bothClocksAreWrittenDown() throws Exception {
    TestDesktop ann = readyAgent("ann");
    AgentFact.Stamp first = ann.nextFact(AgentFact.StateChanged.class).stamp();
    ann.command(new Command.SetAgentState(State.NOT_READY, "Lunch"));
    AgentFact.Stamp second = ann.nextFact(AgentFact.StateChanged.class).stamp();

    assertEquals(first.clock(), second.clock());
    assertTrue(second.millis() >= first.millis(), first + ", " + second);
    server.stop();
    server.startAgain();
    TestDesktop again = server.desktop();
    again.hello(server.signIn("ann"), Topic.agent("ann"));
    again.pullAll(0);
    again.command(READY);
    assertNotEquals(first.clock(), again.nextFact(AgentFact.StateChanged.class).stamp().clock());
  }

  private void awaitLink(AgentFact.Link link) {
    await().until(() -> agent("ann").filter(it -> it.life().tracks().link() == link).isPresent());
  }

  @Test
  void aChatThatTheCitizenLeavesFreesTheAgentItWasOfferedTo() throws Exception {
    readyAgent("ann");
    Contact chat = server.opened(Channel.CHAT, "visitor");
    awaitState("ann", State.OFFERED);

    server
        .server()
        .log()
        .write(tx -> tx.append(chat.about(), new ChatFact.Ended(ChatFact.Author.CITIZEN)))
        .join();

    awaitState("ann", State.READY);
    assertEquals(ContactLife.State.CLOSED, server.contact(chat.id()).state());
  }

  @Test
  void statesThatOnlyTheServerGivesAreRefused() throws Exception {
    TestDesktop ann = readyAgent("ann");

    Outcome busy = ann.command(new Command.SetAgentState(State.BUSY, ""));
    Outcome noReason = ann.command(new Command.SetAgentState(State.NOT_READY, " "));

    assertEquals(Outcome.Code.INVALID, assertInstanceOf(Outcome.Refused.class, busy).code());
    assertEquals(Outcome.Code.INVALID, assertInstanceOf(Outcome.Refused.class, noReason).code());
  }

  private TestDesktop readyAgent(String name) throws Exception {
    TestDesktop desktop = server.agent(name, Topic.agent(name), Topic.queue("benefits"));
    desktop.pullAll(0);
    assertEquals(DONE, desktop.command(READY));
    return desktop;
  }

  private Contact takeNext(TestDesktop ann) throws Exception {
    await().until(() -> offered() != null);
    Contact contact = offered();
    ann.nextFact(ContactFact.Offered.class);
    assertEquals(DONE, ann.command(new Command.AcceptOffer(contact.id(), contact.version())));
    return server.contact(contact.id());
  }

  private Contact offered() {
    var uuids = new org.citizendesk.protocol.id.Uuids(clock, new java.util.Random());
    return server
        .server()
        .log()
        .read(
            handle ->
                ContactTable.inState(
                    handle,
                    new org.citizendesk.server.contact.Contacts(uuids),
                    ContactLife.State.OFFERED))
        .stream()
        .findFirst()
        .orElse(null);
  }

  private void awaitState(String agent, AgentFact.State state) {
    await().until(() -> state(agent) == state);
  }

  private AgentFact.State state(String agent) {
    return agent(agent).map(Agent::state).orElse(State.SIGNED_OUT);
  }

  private Optional<Agent> agent(String name) {
    return server.server().log().read(handle -> AgentLedger.find(handle, name));
  }

  /** The server has noticed when it stops offering work. */
  private void awaitUnlinked(String agent) {
    await().until(() -> server.server().linkedUsers().stream().noneMatch(agent::equals));
  }
}
