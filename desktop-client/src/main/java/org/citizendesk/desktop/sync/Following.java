// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this desktop hears of: its own agent always, and the citizens it works with. Deliveries
 * bring what happens from now on; what happened before is fetched once, after the server has said
 * that the subscription is in force, so that nothing falls between.
 */
final class Following {
  private static final int MOST_FETCHES = 2;
  private static final int FETCH_LIMIT = 200;
  private static final long NEWEST = Long.MAX_VALUE;

  private final SyncStore store;
  private final String agent;
  private Set<CitizenId> wanted = Set.of();
  private Set<CitizenId> inForce = Set.of();
  private final Map<CitizenId, Long> inForceSince = new HashMap<>();
  private final Set<CitizenId> covered = new HashSet<>();
  private final Map<CitizenId, Long> toFetch = new LinkedHashMap<>();
  private final Map<CitizenId, Fetching> fetching = new HashMap<>();
  private final Map<Integer, Long> changedAt = new HashMap<>();
  private long version;
  private long versionInForce;
  private boolean asking;
  private long askedAt;
  private Set<CitizenId> asked = Set.of();

  Following(SyncStore store, String agent) {
    this.store = store;
    this.agent = agent;
  }

  void follow(Set<CitizenId> citizens) {
    wanted =
        citizens.stream()
            .sorted((a, b) -> a.value().compareTo(b.value()))
            .limit(ClientFrame.MAX_TOPICS - 1L)
            .collect(Collectors.toUnmodifiableSet());
    covered.retainAll(wanted);
  }

  /** Returns the subscription for HELLO; it is in force from the welcome on. */
  ClientFrame.Sub hello() {
    asked = wanted;
    version++;
    return sub(asked);
  }

  void begin() {
    asking = false;
    fetching.clear();
    changedAt.clear();
    versionInForce = version;
    take(asked);
  }

  void end() {
    asking = false;
    fetching.clear();
    toFetch.clear();
  }

  /** What was confirmed is gone, so all history must be fetched again. */
  void forgetLog() {
    covered.clear();
  }

  boolean isStuck(long now, long patience) {
    return asking && now - askedAt >= patience;
  }

  void pump(long now, long patience, Consumer<ClientFrame> out) {
    if (!asking && !wanted.equals(inForce)) {
      asking = true;
      askedAt = now;
      asked = wanted;
      version++;
      out.accept(sub(asked));
    }
    fetchAgain(now, patience);
    for (Map.Entry<CitizenId, Long> next : List.copyOf(toFetch.entrySet())) {
      CitizenId citizen = next.getKey();
      if (fetching.size() < MOST_FETCHES && !fetching.containsKey(citizen)) {
        toFetch.remove(citizen);
        fetching.put(citizen, new Fetching(next.getValue(), now, versionInForce));
        out.accept(new ClientFrame.Fetch(citizen, next.getValue(), FETCH_LIMIT));
      }
    }
  }

  /** A fetch that is not answered is asked again: the server may have been too busy for it. */
  private void fetchAgain(long now, long patience) {
    for (Map.Entry<CitizenId, Fetching> entry : List.copyOf(fetching.entrySet())) {
      if (now - entry.getValue().sentAt >= patience) {
        fetching.remove(entry.getKey());
        toFetch.putIfAbsent(entry.getKey(), entry.getValue().before);
      }
    }
  }

  void subbed(ServerFrame.Subbed frame) {
    if (!asking || frame.version() != version) {
      return;
    }
    asking = false;
    versionInForce = version;
    changedAt.clear();
    frame.at().forEach(head -> changedAt.put(head.partition(), head.pos()));
    Set<String> denied = Set.copyOf(frame.denied());
    asked.stream().filter(c -> denied.contains(Topic.citizen(c))).forEach(covered::add);
    take(asked);
  }

  void fetch(CitizenId citizen, long before) {
    toFetch.putIfAbsent(citizen, before);
  }

  void history(ServerFrame.History frame) {
    CitizenId citizen = frame.citizen();
    OptionalLong more = store.keep(frame);
    Fetching answered = fetching.get(citizen);
    if (answered == null || answered.before != frame.before()) {
      return;
    }
    fetching.remove(citizen);
    if (answered.before == NEWEST && answered.version >= since(citizen)) {
      covered.add(citizen);
    }
    more.ifPresent(before -> toFetch.putIfAbsent(citizen, before));
  }

  /**
   * Returns up to where a frame is complete. One that was filtered by an older subscription lacks
   * what the newer one added behind the heads at which that came into force.
   */
  long validUpTo(int partition, long subVersion) {
    return subVersion >= versionInForce
        ? Long.MAX_VALUE
        : changedAt.getOrDefault(partition, Long.MAX_VALUE);
  }

  private long since(CitizenId citizen) {
    return inForceSince.getOrDefault(citizen, Long.MAX_VALUE);
  }

  private void take(Set<CitizenId> citizens) {
    inForce = citizens;
    inForceSince.keySet().retainAll(citizens);
    citizens.forEach(citizen -> inForceSince.putIfAbsent(citizen, versionInForce));
    citizens.stream()
        .filter(citizen -> !covered.contains(citizen))
        .forEach(citizen -> toFetch.put(citizen, NEWEST));
  }

  private ClientFrame.Sub sub(Set<CitizenId> citizens) {
    List<String> topics = new ArrayList<>();
    topics.add(Topic.agent(agent));
    Stream<String> others = citizens.stream().map(Topic::citizen).sorted();
    others.forEach(topics::add);
    return new ClientFrame.Sub(version, topics);
  }

  /**
   * A fetch on its way.
   *
   * @param version of the subscription in force when it was sent: it closes the gap before that one
   *     only, not before a later one that named the citizen anew
   */
  private record Fetching(long before, long sentAt, long version) {}
}
