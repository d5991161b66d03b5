// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.contact.Contact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is offered what, without store or clock: calls before chats before mail, oldest first; of the
 * agents who have room the one with the fewest contacts, then the one who has been so the longest.
 */
final class Matching {
  /** The channels, the most urgent first. */
  static final List<Channel> URGENCY = List.of(Channel.VOICE, Channel.CHAT, Channel.EMAIL);

  private static final Comparator<Contact> PLACE =
      Comparator.comparing((Contact contact) -> URGENCY.indexOf(contact.channel()))
          .thenComparing(Contact::queuedAt)
          .thenComparing(contact -> contact.id().value());

  private static final Comparator<Candidate> IDLENESS =
      Comparator.comparingInt(Candidate::inHand)
          .thenComparing(candidate -> candidate.agent().since())
          .thenComparing(candidate -> candidate.agent().agent());

  private Matching() {}

  /** Returns the pairs to bring together, in the order of urgency; each agent gets one at most. */
  static List<Match> of(List<Contact> waiting, List<Candidate> free) {
    List<Candidate> idle = new ArrayList<>(free);
    idle.sort(IDLENESS);
    List<Match> matches = new ArrayList<>();
    for (Contact contact : waiting.stream().sorted(PLACE).toList()) {
      if (idle.isEmpty()) {
        break;
      }
      firstWilling(idle, contact)
          .ifPresent(agent -> matches.add(new Match(contact, agent.agent().agent())));
    }
    return matches;
  }

  private static Optional<Candidate> firstWilling(List<Candidate> idle, Contact contact) {
    for (Iterator<Candidate> each = idle.iterator(); each.hasNext(); ) {
      Candidate candidate = each.next();
      if (candidate.takes(contact)) {
        each.remove();
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /**
   * An agent who could take one more.
   *
   * @param inHand how many contacts the agent has
   * @param declined what not to offer again yet
   */
  record Candidate(Agent agent, int inHand, Set<ContactId> declined) {
    boolean takes(Contact contact) {
      return agent.isReadyFor(contact.channel()) && !declined.contains(contact.id());
    }
  }

  /** A contact and the agent whom to offer it to. */
  record Match(Contact contact, String agent) {}
}
