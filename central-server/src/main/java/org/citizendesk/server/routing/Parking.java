// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.book.Capacity;
import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.routing.Book;
import org.citizendesk.server.book.Books;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.contact.Workload;
import org.citizendesk.server.log.LogTx;
import org.jdbi.v3.core.Handle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets agents put contacts aside and go on with them. What sleeps until a time is left alone until
 * then, whoever is there; what was put aside without one is leased like all that is in hand.
 */
final class Parking {
  private static final Duration LONGEST = Duration.ofDays(366);

  private final Books books = new Books();
  private final Contacts contacts;
  private final RoutingRules rules;

  Parking(Contacts contacts, RoutingRules rules) {
    this.contacts = contacts;
    this.rules = rules;
  }

  Outcome park(LogTx tx, String agent, Command.Park park, Instant now) {
    Contact contact = contacts.find(tx.handle(), park.contact()).orElse(null);
    if (contact == null) {
      return unknown();
    }
    Instant until = park.until();
    Optional<Outcome> refusal =
        notHis(contact, agent, park.expectedVersion())
            .or(() -> contact.channel() == Channel.VOICE ? invalid("a call cannot wait") : none())
            .or(() -> notOver(contact))
            .or(
                () ->
                    until == null || (until.isAfter(now) && until.isBefore(now.plus(LONGEST)))
                        ? none()
                        : invalid("choose a time that is to come, within a year"));
    if (refusal.isEmpty()) {
      tx.append(contact.about(), new ContactFact.Parked(agent, until));
    }
    return refusal.orElseGet(Outcome.Done::new);
  }

  Outcome resume(LogTx tx, String agent, Command.Resume resume) {
    Contact contact = contacts.find(tx.handle(), resume.contact()).orElse(null);
    if (contact == null) {
      return unknown();
    }
    Optional<Outcome> refusal =
        notHis(contact, agent, resume.expectedVersion())
            .or(() -> contact.life().parked() ? none() : invalid("the contact is not put aside"))
            .or(() -> noRoom(tx.handle(), contact, agent));
    if (refusal.isEmpty()) {
      tx.append(contact.about(), new ContactFact.Resumed(agent));
    }
    return refusal.orElseGet(Outcome.Done::new);
  }

  /** What waits for its outcome takes no room from what she chooses herself. */
  private Optional<Outcome> noRoom(Handle handle, Contact contact, String name) {
    Book book = books.read(handle);
    Capacity capacity = book.capacity(book.person(name), Capacity.of(rules.capacity()));
    Workload load = AgentLedger.get(handle, name).load();
    Workload counted =
        new Workload(load.calls(), load.chats(), load.mails(), load.offered(), 0, load.alone());
    return new Room(capacity, book.interruption(), counted)
            .isFor(contact.channel(), contact.place().alone())
        ? none()
        : invalid("it does not fit beside what you have; finish something or put it aside");
  }

  /**
   * Returns why somebody may do nothing with a contact, if it is not in her hands as she sees it.
   */
  static Optional<Outcome> notHis(Contact contact, String agent, long expectedVersion) {
    boolean his = contact.state() == ContactLife.State.IN_HAND && agent.equals(contact.agent());
    if (his && contact.version() == expectedVersion) {
      return none();
    }
    String text =
        his
            ? "the contact changed meanwhile; look at it and ask again"
            : "the contact " + Commands.how(contact, agent);
    return Optional.of(new Outcome.Refused(Outcome.Code.CHANGED_MEANWHILE, text));
  }

  /** Returns that a contact must be finished, if its citizen has gone. */
  static Optional<Outcome> notOver(Contact contact) {
    return contact.life().isWrapUp()
        ? invalid("the citizen has left; finish the contact instead")
        : none();
  }

  private static Outcome unknown() {
    return new Outcome.Refused(Outcome.Code.NOT_FOUND, "no such contact");
  }

  private static Optional<Outcome> invalid(String text) {
    return Optional.of(new Outcome.Refused(Outcome.Code.INVALID, text));
  }

  private static Optional<Outcome> none() {
    return Optional.empty();
  }
}
