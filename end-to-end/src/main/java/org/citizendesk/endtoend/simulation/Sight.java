// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has been seen of one desktop. */
final class Sight {
  private static final long ONE_MINUTE = 60_000;

  final Set<EventId> own = new HashSet<>();
  final Deque<Long> opens = new ArrayDeque<>();
  Set<EventId> confirmed = new HashSet<>();
  @Nullable List<PlacedEvent> lastConfirmed;
  Map<Integer, Long> lastCursors = Map.of();
  ClientFrame.@Nullable Device device;
  long changes = -1;
  boolean mayForget;
  boolean welcomed;

  /** Takes note of a try to connect, and returns how many there were within a minute. */
  int opens(long now) {
    opens.add(now);
    while (opens.getFirst() < now - ONE_MINUTE) {
      opens.removeFirst();
    }
    return opens.size();
  }

  /** What was confirmed may be forgotten until it is all read again. */
  void forget() {
    mayForget = true;
    lastConfirmed = null;
    welcomed = false;
  }
}
