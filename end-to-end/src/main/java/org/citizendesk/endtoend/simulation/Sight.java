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
  final Set<EventId> own = new HashSet<>();
  final Deque<Long> opens = new ArrayDeque<>();
  Set<EventId> confirmed = new HashSet<>();
  @Nullable List<PlacedEvent> lastConfirmed;
  Map<Integer, Long> lastCursors = Map.of();
  ClientFrame.@Nullable Device device;
  long changes = -1;
  boolean mayForget;
  boolean welcomed;

  /** What was confirmed may be forgotten until it is all read again. */
  void forget() {
    mayForget = true;
    lastConfirmed = null;
    welcomed = false;
  }
}
