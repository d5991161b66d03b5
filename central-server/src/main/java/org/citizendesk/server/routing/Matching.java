// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.contact.Contact;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who is offered what, without store or clock: calls before chats before mail, oldest first; the
 * agent who has been free longest, else the one with the fewest contacts who has room.
 */
final class Matching {
  private static final Comparator<Contact> URGENCY =
      Comparator.comparing((Contact contact) -> rank(contact.channel()))
          .thenComparing(Contact::queuedAt)
          .thenComparing(contact -> contact.id().value());

  private static final Comparator<Candidate> IDLENESS =
      Comparator.comparingInt(Candidate::inHand)
          .thenComparing(candidate -> candidate.agent().since())
          .thenComparing(candidate -> candidate.agent().agent());

  private Matching() {}

  /** Returns the next pair to bring together; empty if nobody is free for anything. */
  static Optional<Match> next(List<Contact> waiting, List<Candidate> free) {
    return waiting.stream()
        .sorted(URGENCY)
        .flatMap(
            contact ->
                free.stream()
                    .filter(candidate -> !candidate.declined().contains(contact.id()))
                    .min(IDLENESS)
                    .map(candidate -> new Match(contact, candidate.agent().agent()))
                    .stream())
        .findFirst();
  }

  private static int rank(Channel channel) {
    return switch (channel) {
      case VOICE -> 0;
      case CHAT -> 1;
      case EMAIL -> 2;
    };
  }

  /**
   * An agent who could take one more.
   *
   * @param inHand how many contacts the agent has
   * @param declined what not to offer again yet
   */
  record Candidate(Agent agent, int inHand, List<ContactId> declined) {}

  /** A contact and the agent whom to offer it to. */
  record Match(Contact contact, String agent) {}
}
