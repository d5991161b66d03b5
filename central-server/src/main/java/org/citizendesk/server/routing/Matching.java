// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.book.Person;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.contact.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who is offered what, without store or clock: calls before chats before mail, who waits longest
 * first; of the agents who may have it the one who knows most of what its queue asks for, then the
 * one with the fewest contacts, then the one who has been so the longest.
 */
final class Matching {
  /** The channels, the most urgent first. */
  static final List<Channel> URGENCY = List.of(Channel.VOICE, Channel.CHAT, Channel.EMAIL);

  private static final Comparator<Contact> PLACE =
      Comparator.comparing((Contact contact) -> URGENCY.indexOf(contact.channel()))
          .thenComparing(contact -> contact.place().at())
          .thenComparing(contact -> contact.id().value());

  private static final Comparator<Candidate> IDLENESS =
      Comparator.comparingInt((Candidate candidate) -> candidate.agent().load().all())
          .thenComparing(candidate -> candidate.agent().since())
          .thenComparing(candidate -> candidate.agent().agent());

  private final Function<String, Queue> queues;
  private final List<Candidate> idle;
  private final Map<Door, List<Candidate>> suitable = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  private Matching(Collection<Candidate> free, Function<String, Queue> queues) {
    this.queues = queues;
    this.idle = free.stream().sorted(IDLENESS).toList();
  }

  /**
   * Returns the pairs to bring together, in the order of urgency; each agent gets one at most.
   *
   * @param waiting may name a contact twice
   * @param queues what stands in the book about a queue
   */
  static List<Match> of(
      Collection<Contact> waiting, Collection<Candidate> free, Function<String, Queue> queues) {
    Matching matching = new Matching(free, queues);
    List<Match> matches = new ArrayList<>();
    for (Contact contact : waiting.stream().distinct().sorted(PLACE).toList()) {
      if (matching.taken.size() == matching.idle.size()) {
        break;
      }
      matching
          .best(contact)
          .ifPresent(best -> matches.add(new Match(contact, best.agent().agent())));
    }
    return matches;
  }

  private Optional<Candidate> best(Contact contact) {
    for (Iterator<Candidate> each = suitable(Door.of(contact)).iterator(); each.hasNext(); ) {
      Candidate candidate = each.next();
      String agent = candidate.agent().agent();
      if (taken.contains(agent)) {
        each.remove();
      } else if (!candidate.declined().contains(contact.id()) && isFor(contact, agent)) {
        each.remove();
        taken.add(agent);
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static boolean isFor(Contact contact, String agent) {
    String kept = contact.place().preferred();
    return contact.place().preferUntil() == null || agent.equals(kept);
  }

  private List<Candidate> suitable(Door door) {
    return suitable.computeIfAbsent(
        door,
        missing -> {
          Queue queue = queues.apply(door.queue);
          Comparator<Candidate> fitness =
              Comparator.comparingInt(candidate -> -candidate.person().fitness(queue));
          return new ArrayList<>(
              idle.stream()
                  .filter(candidate -> candidate.takes(queue, door))
                  .sorted(fitness)
                  .toList());
        });
  }

  /** What decides which agents may have a contact. */
  record Door(String queue, Channel channel, boolean alone, boolean anySkill) {
    static Door of(Contact contact) {
      return new Door(
          contact.queue(), contact.channel(), contact.place().alone(), contact.place().anySkill());
    }
  }

  /**
   * An agent who could take one more.
   *
   * @param declined what not to offer again yet
   */
  record Candidate(Agent agent, Person person, Room room, Set<ContactId> declined) {
    boolean takes(Queue queue, Door door) {
      return agent.isReadyFor(door.channel)
          && room.isFor(door.channel, door.alone)
          && (door.anySkill ? person.speaks(queue) : person.serves(queue));
    }
  }

  /** A contact and the agent whom to offer it to. */
  record Match(Contact contact, String agent) {}
}
