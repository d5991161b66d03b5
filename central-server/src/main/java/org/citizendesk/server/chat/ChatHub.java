// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.log.Entry;
import org.citizendesk.server.log.LogListener;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows who is connected. After each commit it rings the visits of the conversations that changed;
 * each reads on from its own place, so a bell too few or too many does no harm.
 *
 * <p>Thread-safe.
 */
final class ChatHub implements LogListener {
  private final Map<ContactId, Set<Visit>> visits = new ConcurrentHashMap<>();
  private final Set<Visit> all = ConcurrentHashMap.newKeySet();

  void enter(Visit visit) {
    all.add(visit);
  }

  void join(Visit visit, ContactId conversation) {
    visits.compute(
        conversation,
        (id, here) -> {
          Set<Visit> now = here == null ? ConcurrentHashMap.newKeySet() : here;
          now.add(visit);
          return now;
        });
  }

  void part(Visit visit, ContactId conversation) {
    visits.computeIfPresent(
        conversation,
        (id, here) -> {
          here.remove(visit);
          return here.isEmpty() ? null : here;
        });
  }

  void leave(Visit visit) {
    all.remove(visit);
  }

  @Override
  public void committed(List<Entry> entries) {
    entries.stream()
        .filter(entry -> entry.fact() instanceof ChatFact || entry.fact() instanceof ContactFact)
        .map(entry -> entry.placed().event().subject().contact())
        .filter(Objects::nonNull)
        .distinct()
        .forEach(id -> visits.getOrDefault(id, Set.of()).forEach(Visit::ring));
  }

  void agentTyping(ContactId conversation, boolean on) {
    visits.getOrDefault(conversation, Set.of()).forEach(visit -> visit.agentTyping(on));
  }

  void agentSeen(ContactId conversation, EventId upTo) {
    visits.getOrDefault(conversation, Set.of()).forEach(visit -> visit.agentSeen(upTo));
  }

  /** Returns whether anybody is in a conversation. */
  boolean anybody() {
    return !visits.isEmpty();
  }

  /** Tells that these conversations stand elsewhere in line. */
  void waits(Set<ContactId> conversations) {
    conversations.forEach(id -> visits.getOrDefault(id, Set.of()).forEach(Visit::waits));
  }

  void beat() {
    all.forEach(Visit::beat);
  }

  void close() {
    all.forEach(visit -> visit.close(CloseCode.GOING_AWAY, "the server goes away; come back"));
  }
}
