// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.book.BusinessHours;
import org.citizendesk.protocol.book.WrapUp;
import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.book.Books;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.log.LogTx;
import org.jdbi.v3.core.Handle;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Takes from agents who went home what they still have. Who is away keeps mail for a time, and what
 * remains of a call or a chat for a shorter one; then mail goes back to its queue and the rest is
 * closed. What a citizen adds meanwhile waits for nobody. When somebody went is in the ledger, so
 * that it is the same at each node and after each start.
 */
final class Leases {
  /** No lease is so short that it would matter to look more often. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Books books = new Books();
  private final Contacts contacts;
  private final RoutingRules rules;
  private Instant lookAt = Instant.EPOCH;

  Leases(Contacts contacts, RoutingRules rules) {
    this.contacts = contacts;
    this.rules = rules;
  }

  /** Ends the leases that are over, if it is time to look. To be called once a minute at least. */
  void end(LogTx tx, Instant now) {
    if (!lookAt.isAfter(now)) {
      lookAt = now.plus(LOOK);
      for (Agent agent : AgentRows.away(tx.handle())) {
        contacts.of(tx.handle(), agent.agent()).forEach(each -> end(tx, now, agent, each));
      }
    }
  }

  /** Ends at once the leases of contacts of which a citizen has just written. */
  void heard(LogTx tx, Instant now, Set<ContactId> ids) {
    for (ContactId id : ids) {
      Optional<Contact> contact = contacts.find(tx.handle(), id);
      contact
          .flatMap(known -> Optional.ofNullable(known.agent()))
          .flatMap(name -> AgentLedger.find(tx.handle(), name))
          .filter(agent -> agent.state() == State.SIGNED_OUT)
          .ifPresent(agent -> end(tx, now, agent, contact.orElseThrow()));
    }
  }

  private void end(LogTx tx, Instant now, Agent agent, Contact contact) {
    if (contact.state() == ContactLife.State.IN_HAND && isOver(tx, now, agent, contact)) {
      if (isTalk(contact)) {
        close(tx, contact);
      } else {
        tx.append(
            contact.about(), new ContactFact.Queued(contact.queue(), ContactFact.Cause.AGENT_AWAY));
      }
    }
  }

  private boolean isOver(LogTx tx, Instant now, Agent agent, Contact contact) {
    if (contact.sleepsAt(now)) {
      return false;
    }
    boolean mailIsOver = !mailUntil(tx.handle(), agent.since(), contact).isAfter(now);
    if (agent.state() != State.SIGNED_OUT) {
      // Somebody who has left the desktop running, in a break that never ends.
      return mailIsOver;
    }
    return switch (contact.channel()) {
      case EMAIL -> mailIsOver || isHeard(tx, agent, contact);
      case CHAT, VOICE ->
          !isTalk(contact) || !agent.since().plus(rules.leases().talk()).isAfter(now);
    };
  }

  /** Nights and holidays alone do not end a lease: its agent could not have come back. */
  private Instant mailUntil(Handle handle, Instant since, Contact contact) {
    Instant wall = since.plus(rules.leases().mail());
    Instant open = hours(handle, contact).after(since, rules.leases().open()).orElse(wall);
    return open.isAfter(wall) ? open : wall;
  }

  private BusinessHours hours(Handle handle, Contact contact) {
    return books.read(handle).hours(books.read(handle).queue(contact.queue()));
  }

  /** A chat whose citizen is still there can go on with somebody else; a call cannot. */
  private static boolean isTalk(Contact contact) {
    return contact.channel() == Channel.VOICE
        || (contact.channel() == Channel.CHAT && !contact.isLive());
  }

  /** Who was lost was away before that was known. */
  private boolean isHeard(LogTx tx, Agent agent, Contact contact) {
    boolean lost = agent.life().shown().cause() == AgentFact.Cause.LINK;
    Instant wentAt = lost ? agent.since().minus(rules.grace()) : agent.since();
    return contacts.heardAt(tx.handle(), contact.id()).filter(wentAt::isBefore).isPresent();
  }

  private static void close(LogTx tx, Contact contact) {
    String agent = Objects.requireNonNull(contact.agent(), "it is in somebody's hands");
    if (contact.isLive()) {
      tx.append(
          contact.about(),
          new CallFact.Changed(CallFact.State.ENDED, "its agent's desktop did not come back"));
    }
    tx.append(contact.about(), new ContactFact.WrappedUp(agent, WrapUp.TIMED_OUT, "", 0));
  }
}
