// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.protocol.frame.Topic;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a connection hears of.
 *
 * @param version given by the desktop
 * @param topics only those that the user may hear of
 * @param denied the others
 */
record Subscription(long version, Set<String> topics, List<String> denied) {
  static final Subscription NONE = new Subscription(0, Set.of(), List.of());

  /** Grants a user's wishes one by one. */
  static Subscription grant(ClientFrame.Sub wish, User user) {
    Set<String> granted = new HashSet<>();
    Set<String> denied = new TreeSet<>();
    for (String topic : wish.topics()) {
      (mayHear(topic, user) ? granted : denied).add(topic);
    }
    return new Subscription(wish.version(), Set.copyOf(granted), List.copyOf(denied));
  }

  private static boolean mayHear(String topic, User user) {
    if (!Topic.isKnown(topic)) {
      return false;
    }
    return !Topic.isAgent(topic)
        || Topic.isOwn(topic, user.name())
        || user.roles().contains(Role.SUPERVISOR);
  }

  boolean covers(Set<String> topicsOfEvent) {
    return topicsOfEvent.stream().anyMatch(topics::contains);
  }
}
