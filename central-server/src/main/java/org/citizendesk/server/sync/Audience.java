// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.server.log.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who listens to which topic, so that a commit costs what it interests and not what is connected.
 * Guarded by its owner.
 *
 * @param <L> a listener
 */
final class Audience<L> {
  private final Map<String, Set<L>> byTopic = new HashMap<>();
  private final Map<L, Set<String>> topicsOf = new HashMap<>();

  /** From now on the listener hears of these topics too. */
  void add(L listener, Set<String> topics) {
    Set<String> known = topicsOf.computeIfAbsent(listener, any -> new HashSet<>());
    for (String topic : topics) {
      if (known.add(topic)) {
        byTopic.computeIfAbsent(topic, any -> new LinkedHashSet<>()).add(listener);
      }
    }
  }

  /** From now on a known listener hears of these topics only. */
  void retain(L listener, Set<String> topics) {
    Set<String> known = topicsOf.get(listener);
    if (known != null) {
      known.removeIf(topic -> !topics.contains(topic) && forget(topic, listener));
    }
  }

  /** The listener hears nothing any more. */
  void remove(L listener) {
    retain(listener, Set.of());
    topicsOf.remove(listener);
  }

  private boolean forget(String topic, L listener) {
    byTopic.computeIfPresent(
        topic,
        (any, listeners) -> {
          listeners.remove(listener);
          return listeners.isEmpty() ? null : listeners;
        });
    return true;
  }

  /** Returns who listens to a topic. */
  Set<L> of(String topic) {
    return Set.copyOf(byTopic.getOrDefault(topic, Set.of()));
  }

  /** Returns what of these interests whom, each in the order given. */
  Map<L, List<Entry>> hearing(List<Entry> entries) {
    Map<L, List<Entry>> heard = new LinkedHashMap<>();
    for (Entry entry : entries) {
      for (String topic : entry.topics()) {
        for (L listener : byTopic.getOrDefault(topic, Set.of())) {
          List<Entry> own = heard.computeIfAbsent(listener, any -> new ArrayList<>());
          // One that listens to two of its topics hears of it once.
          if (own.isEmpty() || !own.getLast().equals(entry)) {
            own.add(entry);
          }
        }
      }
    }
    return heard;
  }
}
