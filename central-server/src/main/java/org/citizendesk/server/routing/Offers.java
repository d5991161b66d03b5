// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.routing.Book;
import org.citizendesk.server.book.Books;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.WaitingRoom;
import org.citizendesk.server.log.LogTx;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Offers what waits to whom it fits, by the routing book, and does what the book says about what
 * waits for long.
 */
final class Offers {
  private static final int MOST_KEPT = 1_000;

  private final Books books = new Books();
  private final RoutingRules rules;
  private final AgentLedger ledger;

  Offers(RoutingRules rules, AgentLedger ledger) {
    this.rules = rules;
    this.ledger = ledger;
  }

  /** Returns what may be offered to somebody who is on the telephone, and what may not. */
  boolean mayStandDuringCall(Handle handle, Channel channel) {
    return switch (channel) {
      case VOICE -> false;
      case CHAT -> books.read(handle).interruption().chatsDuringCall();
      case EMAIL -> books.read(handle).interruption().mailsDuringCall();
    };
  }

  /** Does the steps that are due; each contact takes one at a time. */
  void step(LogTx tx, Instant now) {
    Book book = books.read(tx.handle());
    for (Contact contact : WaitingRoom.due(tx.handle(), now)) {
      List<Queue.Step> steps = book.queue(contact.queue()).steps();
      int number = contact.place().step();
      if (number >= steps.size()) {
        // The book has lost the step meanwhile; what remains of it is a time.
        tx.append(contact.about(), new ContactFact.Escalated(number, 0, false));
        continue;
      }
      Queue.Step step = steps.get(number);
      tx.append(
          contact.about(),
          step.to().isEmpty()
              ? new ContactFact.Escalated(number, step.headStartSeconds(), step.anySkill())
              : new ContactFact.Queued(step.to(), ContactFact.Cause.OVERFLOW));
    }
  }

  /** Makes new offers to agents who are linked. */
  void make(LogTx tx, Instant now, Set<String> linked) {
    Handle handle = tx.handle();
    Book book = books.read(handle);
    List<Agent> working = AgentLedger.present(handle).stream().filter(Agent::wantsWork).toList();
    List<Matching.Candidate> free = free(handle, book, working, linked);
    if (free.isEmpty()) {
      return;
    }
    for (Matching.Match match :
        Matching.of(waiting(handle, book, now, working, free), free, book::queue)) {
      Contact contact = match.contact();
      int seconds = book.queue(contact.queue()).offerSeconds();
      Duration stands = seconds == 0 ? rules.offer() : Duration.ofSeconds(seconds);
      tx.append(contact.about(), new ContactFact.Offered(match.agent(), now.plus(stands)));
      ledger.follow(tx, AgentLedger.get(handle, match.agent()));
    }
  }

  private List<Matching.Candidate> free(
      Handle handle, Book book, List<Agent> working, Set<String> linked) {
    List<Matching.Candidate> free = new ArrayList<>();
    for (Agent agent : working) {
      if (linked.contains(agent.agent())) {
        Room room = Room.of(book, rules, agent.agent(), agent.load());
        if (room.isForAnything()) {
          free.add(new Matching.Candidate(agent, book.person(agent.agent()), room, Set.of()));
        }
      }
    }
    if (free.isEmpty()) {
      return free;
    }
    Map<String, Set<ContactId>> declined = Desk.declined(handle);
    return free.stream()
        .map(
            candidate ->
                new Matching.Candidate(
                    candidate.agent(),
                    candidate.person(),
                    candidate.room(),
                    declined.getOrDefault(candidate.agent().agent(), Set.of())))
        .toList();
  }

  /** Returns the most urgent contacts that any of these agents may have; more cannot be given. */
  private List<Contact> waiting(
      Handle handle, Book book, Instant now, List<Agent> working, List<Matching.Candidate> free) {
    int declined = free.stream().mapToInt(candidate -> candidate.declined().size()).sum();
    List<Contact> waiting = new ArrayList<>(kept(handle, book, now, working));
    for (String id : WaitingRoom.queues(handle)) {
      Queue queue = book.queue(id);
      for (Channel channel : Matching.URGENCY) {
        int serving = count(free, queue, new Matching.Door(id, channel, queue.alone(), false));
        if (serving > 0) {
          waiting.addAll(open(WaitingRoom.first(handle, id, channel, now, serving + declined)));
        }
        int speaking = count(free, queue, new Matching.Door(id, channel, queue.alone(), true));
        if (speaking > serving) {
          waiting.addAll(
              open(WaitingRoom.firstForAnySkill(handle, id, channel, now, speaking + declined)));
        }
      }
    }
    return waiting;
  }

  /** They were kept for somebody once, or never. */
  private static List<Contact> open(List<Contact> contacts) {
    return contacts.stream().map(Contact::forAnybody).toList();
  }

  private static int count(List<Matching.Candidate> free, Queue queue, Matching.Door door) {
    return Math.toIntExact(free.stream().filter(one -> one.takes(queue, door)).count());
  }

  private List<Contact> kept(Handle handle, Book book, Instant now, List<Agent> working) {
    List<Contact> kept = WaitingRoom.kept(handle, now, MOST_KEPT);
    if (kept.isEmpty()) {
      return kept;
    }
    Map<String, Agent> there =
        working.stream().collect(Collectors.toMap(Agent::agent, Function.identity()));
    return kept.stream()
        .map(
            contact ->
                staysKept(book, contact, there.get(String.valueOf(contact.place().preferred())))
                    ? contact
                    : contact.forAnybody())
        .toList();
  }

  /** What is kept for somebody who does not work is for everybody, unless a colleague chose her. */
  private boolean staysKept(Book book, Contact contact, @Nullable Agent working) {
    return switch (contact.place().keeping()) {
      case WHILE_AWAY -> true;
      case WHILE_AT_WORK -> working != null;
      case WHILE_ROOM -> working != null && fits(book, contact, working);
    };
  }

  /** What she is offered now, or wraps up, is soon decided. */
  private boolean fits(Book book, Contact contact, Agent agent) {
    return agent.isReadyFor(contact.channel())
        && Room.of(book, rules, agent.agent(), agent.load().settled())
            .isFor(contact.channel(), contact.place().alone());
  }
}
