// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.CommandId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.protocol.routing.AgentLife;
import org.citizendesk.server.book.Books;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.testing.TestLog;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A real log and a desk without sockets; each step is decided by a node that remembers nothing. */
final class StateBench implements AutoCloseable {
  static final User ANN = new User("ann", "Ann", List.of(Role.AGENT));
  static final Set<String> HERE = Set.of("ann");
  static final Set<String> NOBODY = Set.of();

  final TestLog log;
  final Contacts contacts = new Contacts(new Uuids(Clock.systemUTC(), new Random(1)));
  final AgentLedger ledger;
  long ticks = 7_000;

  StateBench(Path folder) {
    log = new TestLog(folder, Contacts.rules().and(AgentLedger.rules()).and(new Books().rules()));
    ledger = new AgentLedger(() -> new AgentLedger.Reading("clock", ticks));
  }

  void settle(Set<String> linked, Set<String> lost) {
    log.write(tx -> desk().settle(tx, log.clock.instant(), linked, lost));
  }

  Desk desk() {
    return new Desk(contacts, RoutingRules.DEFAULT, ledger);
  }

  Outcome choose(State state, String reason) {
    return decide(ANN, new Command.SetAgentState(state, reason));
  }

  Outcome decide(User user, Command command) {
    return decide(user, command, Reasons.ANY);
  }

  Outcome decide(User user, Command command, Reasons reasons) {
    Desk node = desk();
    StateCommands states = new StateCommands(node, ledger, reasons);
    Commands commands = new Commands(contacts, node, RoutingRules.DEFAULT, states);
    ClientFrame.Cmd cmd =
        new ClientFrame.Cmd(
            new CommandId(UUID.randomUUID()), command, log.clock.instant().plusSeconds(5));
    return log.write(tx -> commands.decide(tx, user, cmd, log.clock.instant()));
  }

  Contact waiting(Channel channel) {
    ContactFact.Opened opened =
        new ContactFact.Opened(channel, ContactFact.Direction.INBOUND, "benefits", "", "party");
    CitizenId mary = new CitizenId(log.uuids.next());
    return log.write(
        tx -> contacts.find(tx.handle(), contacts.open(tx, mary, opened)).orElseThrow());
  }

  Contact inHand(Channel channel) {
    Contact contact = waiting(channel);
    log.happens(contact.about(), new ContactFact.Accepted("ann"));
    return now(contact);
  }

  void wrapUp(Contact contact) {
    log.happens(contact.about(), new ContactFact.WrappedUp("ann", "SOLVED", "", 1));
  }

  Contact now(Contact contact) {
    return log.database.read(handle -> contacts.find(handle, contact.id())).orElseThrow();
  }

  Agent agent() {
    return log.database.read(handle -> AgentLedger.get(handle, "ann"));
  }

  AgentLife life() {
    return agent().life();
  }

  @Override
  public void close() {
    log.close();
  }
}
