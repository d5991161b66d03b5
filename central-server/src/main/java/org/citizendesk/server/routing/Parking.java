// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
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
      return Refusals.unknown();
    }
    Instant until = park.until();
    Optional<Outcome> refusal =
        Refusals.notHers(contact, agent, park.expectedVersion())
            .or(
                () ->
                    contact.channel() == Channel.VOICE
                        ? Refusals.invalid("a call cannot wait")
                        : Optional.empty())
            .or(() -> Refusals.over(contact))
            .or(
                () ->
                    until == null || (until.isAfter(now) && until.isBefore(now.plus(LONGEST)))
                        ? Optional.empty()
                        : Refusals.invalid("choose a time that is to come, within a year"));
    if (refusal.isEmpty()) {
      tx.append(contact.about(), new ContactFact.Parked(agent, until));
    }
    return refusal.orElseGet(Outcome.Done::new);
  }

  Outcome resume(LogTx tx, String agent, Command.Resume resume) {
    Contact contact = contacts.find(tx.handle(), resume.contact()).orElse(null);
    if (contact == null) {
      return Refusals.unknown();
    }
    Optional<Outcome> refusal =
        Refusals.notHers(contact, agent, resume.expectedVersion())
            .or(
                () ->
                    contact.life().parked()
                        ? Optional.empty()
                        : Refusals.invalid("the contact is not put aside"))
            .or(() -> noRoom(tx.handle(), contact, agent));
    if (refusal.isEmpty()) {
      tx.append(contact.about(), new ContactFact.Resumed(agent));
    }
    return refusal.orElseGet(Outcome.Done::new);
  }

  /** What waits for its outcome takes no room from what she chooses herself. */
  private Optional<Outcome> noRoom(Handle handle, Contact contact, String agent) {
    Workload load = AgentLedger.get(handle, agent).load().withoutWrapUps();
    return Room.of(books.read(handle), rules, agent, load)
            .isFor(contact.channel(), contact.place().alone())
        ? Optional.empty()
        : Refusals.invalid(
            "it does not fit beside what you have; finish something or put it aside");
  }
}
