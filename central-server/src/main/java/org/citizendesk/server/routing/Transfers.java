// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.book.Capacity;
import org.citizendesk.protocol.book.Person;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.routing.Book;
import org.citizendesk.server.book.Books;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.log.LogTx;
import org.citizendesk.server.session.Bars;
import org.jdbi.v3.core.Handle;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides who may hand what on to whom. Who hands a contact on has nothing to wrap up: its citizen
 * is still there, and the note says what the next one needs.
 */
final class Transfers {
  private final Books books = new Books();
  private final Contacts contacts;
  private final RoutingRules rules;

  Transfers(Contacts contacts, RoutingRules rules) {
    this.contacts = contacts;
    this.rules = rules;
  }

  Outcome decide(LogTx tx, String giver, Command.Transfer transfer, Instant now) {
    Contact contact = contacts.find(tx.handle(), transfer.contact()).orElse(null);
    if (contact == null) {
      return Refusals.unknown();
    }
    Book book = books.read(tx.handle());
    String to = transfer.agent();
    Optional<Outcome> refusal =
        Refusals.notHers(contact, giver, transfer.expectedVersion())
            .or(() -> notToBeMoved(contact))
            .or(() -> noSuchQueue(book, contact, transfer.queue()))
            .or(
                () ->
                    to == null
                        ? Optional.empty()
                        : notTo(new Receiver(tx.handle(), book, contact, transfer, to), giver));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    tx.append(
        contact.about(),
        new ContactFact.Transferred(giver, transfer.queue(), to, transfer.note().strip()));
    tx.append(
        contact.about(), new ContactFact.Queued(transfer.queue(), ContactFact.Cause.TRANSFERRED));
    if (to != null || isForOthers(tx.handle(), book, contact.channel(), transfer.queue(), giver)) {
      Desk.notAgainYet(tx.handle(), contact.id(), giver, now.plus(rules.declined()));
    }
    return new Outcome.Done();
  }

  private static Optional<Outcome> notToBeMoved(Contact contact) {
    return contact.channel() == Channel.VOICE
        ? Refusals.invalid("a call cannot be handed on here yet; use the telephone")
        : Refusals.over(contact);
  }

  /** Where the book names no queues, there are those that contacts come to. */
  private static Optional<Outcome> noSuchQueue(Book book, Contact contact, String queue) {
    return queue.equals(contact.queue())
            || book.queues().stream().anyMatch(each -> each.id().equals(queue))
        ? Optional.empty()
        : Optional.of(refused(Outcome.Code.NOT_FOUND, "there is no queue " + queue));
  }

  private Optional<Outcome> notTo(Receiver receiver, String giver) {
    String name = receiver.name;
    if (name.equals(giver)) {
      return Refusals.invalid("the contact is yours already");
    }
    Optional<Agent> known = AgentLedger.find(receiver.handle, name);
    boolean booked = receiver.book.people().stream().anyMatch(each -> each.name().equals(name));
    if (known.isEmpty() && !booked) {
      return Optional.of(refused(Outcome.Code.NOT_FOUND, "there is no agent " + name));
    }
    if (Bars.users(receiver.handle).contains(name)) {
      return Refusals.invalid(name + " is barred");
    }
    return notHers(receiver, known)
        .or(
            () ->
                known.filter(Agent::wantsWork).isEmpty() && receiver.transfer.note().isBlank()
                    ? Refusals.invalid(
                        name
                            + " is away; write a note, and the contact waits for a time, then"
                            + " goes to anybody")
                    : Optional.empty());
  }

  /** What she may never have would wait for her in vain. */
  private Optional<Outcome> notHers(Receiver receiver, Optional<Agent> known) {
    String name = receiver.name;
    Channel channel = receiver.contact.channel();
    Queue queue = receiver.book.queue(receiver.transfer.queue());
    Person person = receiver.book.person(name);
    if (!person.serves(queue)) {
      return Refusals.invalid(name + " does not serve " + receiver.transfer.queue());
    }
    Capacity capacity = receiver.book.capacity(person, Capacity.of(rules.capacity()));
    int most = channel == Channel.CHAT ? capacity.chats() : capacity.mails();
    return most == 0 || known.filter(agent -> !agent.isReadyFor(channel)).isPresent()
        ? Refusals.invalid(
            name + " takes no " + channel.name().toLowerCase(Locale.ROOT) + " contacts")
        : Optional.empty();
  }

  /** Returns whether anybody else at work may have it; else who gave it must be asked again. */
  private static boolean isForOthers(
      Handle handle, Book book, Channel channel, String queue, String giver) {
    return AgentLedger.present(handle).stream()
        .filter(agent -> !agent.agent().equals(giver))
        .filter(agent -> agent.wantsWork() && agent.isReadyFor(channel))
        .anyMatch(agent -> book.person(agent.agent()).serves(book.queue(queue)));
  }

  private static Outcome refused(Outcome.Code code, String text) {
    return new Outcome.Refused(code, text);
  }

  /** The agent whom a contact is meant for. */
  private record Receiver(
      Handle handle, Book book, Contact contact, Command.Transfer transfer, String name) {}
}
