// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.log.LogTx;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Brings work and agents into order inside one write. It looks at how things stand, not at what
 * happened, so that it may run at any time and as often as one likes.
 */
final class Desk {
  private final Contacts contacts;
  private final RoutingRules rules;

  Desk(Contacts contacts, RoutingRules rules) {
    this.contacts = contacts;
    this.rules = rules;
  }

  /**
   * Lets offers lapse, signs lost agents out, brings states up to date and makes new offers.
   *
   * @param linked agents whose desktop is connected
   * @param lost agents whose link has been lost for longer than the grace
   * @return when to look again at the latest; empty if only an event can change anything
   */
  Optional<Instant> settle(LogTx tx, Instant now, Set<String> linked, Set<String> lost) {
    lapse(tx, now);
    lost.forEach(agent -> signOut(tx, agent));
    tx.handle().execute("delete from declined where until <= ?", now.toEpochMilli());
    AgentLedger.all(tx.handle()).forEach(agent -> followWork(tx, agent));
    offer(tx, now, linked);
    return due(tx.handle());
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
        if (contact.state() == Contact.State.OFFERED) {
          takeBack(tx, contact, false);
        } else {
          backToQueue(tx, contact);
        }
      }
      if (AgentLedger.find(tx.handle(), agent).isPresent()) {
        AgentLedger.change(tx, agent, AgentFact.State.SIGNED_OUT, "", AgentFact.Cause.SYSTEM);
      }
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
    tx.append(
        contact.about(), new ContactFact.Queued(contact.queue(), ContactFact.Cause.NOT_ANSWERED));
  }

  private void lapse(LogTx tx, Instant now) {
    for (Contact contact : contacts.inState(tx.handle(), Contact.State.OFFERED)) {
      Instant until = contact.offeredUntil();
      String agent = contact.agent();
      if (until != null && agent != null && !until.isAfter(now)) {
        takeBack(tx, contact, false);
        AgentLedger.change(tx, agent, AgentFact.State.NOT_RESPONDING, "", AgentFact.Cause.TIMER);
      }
    }
  }

  private void signOut(LogTx tx, String agent) {
    for (Contact contact : contacts.of(tx.handle(), agent)) {
      if (contact.state() == Contact.State.OFFERED) {
        takeBack(tx, contact, false);
      } else if (contact.channel() == Channel.CHAT) {
        backToQueue(tx, contact);
      }
    }
    AgentLedger.change(tx, agent, AgentFact.State.SIGNED_OUT, "", AgentFact.Cause.LINK);
  }

  private void followWork(LogTx tx, Agent agent) {
    if (!agent.isWorking()) {
      return;
    }
    List<Contact> work = contacts.of(tx.handle(), agent.agent());
    boolean offered = work.stream().anyMatch(c -> c.state() == Contact.State.OFFERED);
    AgentFact.State state =
        offered
            ? AgentFact.State.OFFERED
            : work.isEmpty() ? AgentFact.State.READY : AgentFact.State.BUSY;
    AgentLedger.change(tx, agent.agent(), state, "", AgentFact.Cause.SYSTEM);
  }

  private void offer(LogTx tx, Instant now, Set<String> linked) {
    Optional<Matching.Match> match = match(tx.handle(), linked);
    while (match.isPresent()) {
      Contact contact = match.get().contact();
      String agent = match.get().agent();
      tx.append(contact.about(), new ContactFact.Offered(agent, now.plus(rules.offer())));
      AgentLedger.change(tx, agent, AgentFact.State.OFFERED, "", AgentFact.Cause.SYSTEM);
      match = match(tx.handle(), linked);
    }
  }

  private Optional<Matching.Match> match(Handle handle, Set<String> linked) {
    List<Contact> waiting = contacts.inState(handle, Contact.State.WAITING);
    return waiting.isEmpty()
        ? Optional.empty()
        : Matching.next(waiting, candidates(handle, linked));
  }

  private List<Matching.Candidate> candidates(Handle handle, Set<String> linked) {
    List<Matching.Candidate> free = new ArrayList<>();
    for (Agent agent : AgentLedger.all(handle)) {
      boolean open =
          agent.state() == AgentFact.State.READY || agent.state() == AgentFact.State.BUSY;
      if (open && linked.contains(agent.agent())) {
        List<Contact> work = contacts.of(handle, agent.agent());
        if (hasRoom(work)) {
          free.add(new Matching.Candidate(agent, work.size(), declined(handle, agent.agent())));
        }
      }
    }
    return free;
  }

  private boolean hasRoom(List<Contact> work) {
    return work.size() < rules.capacity()
        && work.stream()
            .noneMatch(
                contact ->
                    contact.channel() == Channel.VOICE || contact.state() == Contact.State.OFFERED);
  }

  private static List<ContactId> declined(Handle handle, String agent) {
    return handle
        .createQuery("select contact from declined where agent = ?")
        .bind(0, agent)
        .map((row, context) -> new ContactId(Columns.uuid(row.getBytes(1))))
        .list();
  }

  private static Optional<Instant> due(Handle handle) {
    return handle
        .createQuery(
            """
            select min(at) from (
              select offered_until at from contact where state = 'OFFERED'
              union all
              select until from declined) waits
            """)
        .map((row, context) -> row.getLong(1))
        .findFirst()
        .filter(millis -> millis > 0)
        .map(Instant::ofEpochMilli);
  }
}
