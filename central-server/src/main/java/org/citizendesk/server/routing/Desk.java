// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.contact.Endings;
import org.citizendesk.server.contact.WaitingRoom;
import org.citizendesk.server.log.LogTx;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Brings work and agents into order inside one write. It looks at how things stand, not at what
 * happened, so that it may run at any time and as often as one likes.
 */
final class Desk {
  private static final AgentFact.Choice SIGNED_OUT =
      new AgentFact.Choice(AgentFact.State.SIGNED_OUT, "");

  private final Contacts contacts;
  private final Offers offers;
  private final WrapUps wrapUps = new WrapUps();
  private final AgentLedger ledger;
  private final Leases leases;

  Desk(Contacts contacts, RoutingRules rules, AgentLedger ledger) {
    this.contacts = contacts;
    this.offers = new Offers(rules, ledger);
    this.ledger = ledger;
    this.leases = new Leases(contacts, rules);
  }

  /**
   * Lets offers lapse, signs lost agents out, brings states up to date and makes new offers.
   *
   * @param linked agents whose desktop is connected
   * @param lost agents whose link has been lost for longer than the grace
   * @return when to look again at the latest; empty if only an event can change anything
   */
  Optional<Instant> settle(LogTx tx, Instant now, Set<String> linked, Set<String> lost) {
    lapse(tx, now, linked);
    wrapUps.settle(tx, now);
    lost.forEach(agent -> signOut(tx, agent, now));
    tx.handle().execute("delete from declined where until <= ?", now.toEpochMilli());
    leases.end(tx, now);
    contacts.wake(tx, now);
    AgentLedger.present(tx.handle()).forEach(agent -> followWork(tx, agent));
    offers.step(tx, now);
    offers.make(tx, now, linked);
    return due(tx.handle(), now);
  }

  /** Citizens have written in these contacts; nobody who is away keeps them. */
  void heard(LogTx tx, Instant now, Set<ContactId> contacts) {
    leases.heard(tx, now, contacts);
  }

  /**
   * Gives everything that these agents have in hand back to its queue, and signs them out. A call
   * stays where it is: it is on the agent's telephone.
   */
  void release(LogTx tx, Set<String> barred) {
    for (String agent : barred) {
      List<Contact> work =
          contacts.of(tx.handle(), agent).stream()
              .filter(contact -> contact.channel() != Channel.VOICE)
              .toList();
      for (Contact contact : work) {
        if (contact.state() == ContactLife.State.OFFERED) {
          takeBack(tx, contact, false);
        } else {
          backToQueue(tx, contact);
        }
      }
      ledger.choose(tx, agent, SIGNED_OUT, Author.SYSTEM);
    }
  }

  private static void backToQueue(LogTx tx, Contact contact) {
    tx.append(
        contact.about(), new ContactFact.Queued(contact.queue(), ContactFact.Cause.LINK_LOST));
  }

  /** Takes an offer away from its agent; the contact keeps its place. */
  void takeBack(LogTx tx, Contact contact, boolean declined) {
    String agent = Objects.requireNonNull(contact.agent(), "an offered contact has an agent");
    tx.append(contact.about(), new ContactFact.OfferMissed(agent, declined));
    backToPlace(tx, contact);
  }

  private static void backToPlace(LogTx tx, Contact contact) {
    tx.append(
        contact.about(), new ContactFact.Queued(contact.queue(), ContactFact.Cause.NOT_ANSWERED));
  }

  /** Who cannot see an offer, or talks on the telephone, has not missed it. */
  private void lapse(LogTx tx, Instant now, Set<String> linked) {
    for (Contact contact : contacts.lapsed(tx.handle(), now)) {
      String agent = Objects.requireNonNull(contact.agent(), "an offered contact has an agent");
      if (!linked.contains(agent) || isHeldUp(tx.handle(), agent, contact.channel())) {
        backToPlace(tx, contact);
      } else {
        takeBack(tx, contact, false);
        ledger.missed(tx, agent);
      }
    }
  }

  private void signOut(LogTx tx, String agent, Instant now) {
    for (Contact contact : contacts.of(tx.handle(), agent)) {
      if (contact.state() == ContactLife.State.OFFERED) {
        backToPlace(tx, contact);
      } else if (contact.channel() == Channel.CHAT && contact.isLive() && !contact.sleepsAt(now)) {
        backToQueue(tx, contact);
      }
    }
    ledger.choose(tx, agent, SIGNED_OUT, Author.LINK);
  }

  private void followWork(LogTx tx, Agent agent) {
    if (agent.load().offered() > 0 && agent.isOnCall()) {
      // Who talks on the telephone cannot answer an offer, and has not missed it.
      offered(tx, agent.agent()).stream()
          .filter(contact -> !offers.mayStandDuringCall(tx.handle(), contact.channel()))
          .forEach(contact -> backToPlace(tx, contact));
      ledger.follow(tx, AgentLedger.get(tx.handle(), agent.agent()));
    } else {
      ledger.follow(tx, agent);
    }
  }

  /** Takes back what an agent is offered and does not want. */
  void refuseOffers(LogTx tx, String agent, Author author, Predicate<Contact> which) {
    for (Contact contact : offered(tx, agent).stream().filter(which).toList()) {
      if (author.cause() == AgentFact.Cause.AGENT) {
        takeBack(tx, contact, true);
      } else {
        backToPlace(tx, contact);
      }
    }
  }

  private List<Contact> offered(LogTx tx, String agent) {
    return contacts.of(tx.handle(), agent).stream()
        .filter(contact -> contact.state() == ContactLife.State.OFFERED)
        .toList();
  }

  /** Does not offer a contact to an agent again before a time. */
  static void notAgainYet(Handle handle, ContactId contact, String agent, Instant until) {
    handle.execute(
        "insert into declined (contact, agent, until) values (?, ?, ?)"
            + " on conflict (contact, agent) do update set until = excluded.until",
        Columns.bytes(contact.value()),
        agent,
        until.toEpochMilli());
  }

  /** Returns what not to offer again yet to which agent. */
  static Map<String, Set<ContactId>> declined(Handle handle) {
    Map<String, Set<ContactId>> declined = new HashMap<>();
    handle
        .createQuery("select agent, contact from declined")
        .map(
            (row, context) ->
                declined
                    .computeIfAbsent(row.getString(1), agent -> new HashSet<>())
                    .add(new ContactId(Columns.uuid(row.getBytes(2)))))
        .list();
    return declined;
  }

  private boolean isHeldUp(Handle handle, String agent, Channel channel) {
    return AgentLedger.find(handle, agent).filter(Agent::isOnCall).isPresent()
        && !offers.mayStandDuringCall(handle, channel);
  }

  private Optional<Instant> due(Handle handle, Instant now) {
    Optional<Instant> retry =
        handle
            .createQuery("select min(until) from declined")
            .map((row, context) -> row.getLong(1))
            .findFirst()
            .filter(millis -> millis > 0)
            .map(Instant::ofEpochMilli);
    return Stream.of(
            contacts.nextLapse(handle),
            contacts.nextWake(handle),
            retry,
            WaitingRoom.nextDue(handle, now),
            Endings.nextDue(handle))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }
}
