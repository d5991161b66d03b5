// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak.contacts;

import org.citizendesk.endtoend.soak.FaultProxy;
import org.citizendesk.endtoend.soak.ServerProgram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Kills and restarts nodes and desktops, one after the other; each kind before any comes again. */
final class Mishaps {
  private static final Duration MEAN_PAUSE = Duration.ofSeconds(4);

  private final List<ServerProgram> nodes;
  private final List<AgentProgram> hosts;
  private final FaultProxy network;
  private final Random random;
  private final Consumer<String> diary;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<Kind> next = new ArrayList<>();

  /** What can happen. */
  private enum Kind {
    NODE_KILLS("nodeKills"),
    NODE_RESTARTS("nodeRestarts"),
    DESKTOP_KILLS("desktopKills"),
    CUTS("cuts");

    private final String key;

    Kind(String key) {
      this.key = key;
    }
  }

  Mishaps(
      List<ServerProgram> nodes,
      List<AgentProgram> hosts,
      FaultProxy network,
      Random random,
      Consumer<String> diary) {
    this.nodes = nodes;
    this.hosts = hosts;
    this.network = network;
    this.random = random;
    this.diary = diary;
    for (Kind kind : Kind.values()) {
      counts.put(kind.key, 0);
    }
  }

  /** Returns how often each kind happened. */
  Map<String, Integer> counts() {
    return counts;
  }

  /** Goes on for so long; then everything is up again. */
  void happen(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    while (pause(random.nextExponential() * MEAN_PAUSE.toMillis(), end)) {
      if (next.isEmpty()) {
        next.addAll(List.of(Kind.values()));
        Collections.shuffle(next, random);
      }
      Kind kind = next.removeLast();
      counts.merge(kind.key, 1, Integer::sum);
      diary.accept(kind.key);
      strike(kind, end);
    }
  }

  private void strike(Kind kind, long end) {
    switch (kind) {
      case NODE_KILLS -> {
        ServerProgram node = nodes.get(random.nextInt(nodes.size()));
        node.kill();
        pause(random.nextInt(3000), end);
        node.start();
      }
      case NODE_RESTARTS -> {
        ServerProgram node = nodes.get(random.nextInt(nodes.size()));
        node.close();
        node.start();
      }
      case DESKTOP_KILLS -> {
        AgentProgram host = hosts.get(random.nextInt(hosts.size()));
        host.kill();
        // Sometimes shorter than the grace of a lost link, sometimes longer.
        pause(random.nextInt(2 * Agency.GRACE_SECONDS * 1000), end);
        host.start();
      }
      case CUTS -> network.cut();
    }
  }

  /** Waits, at most until the end; returns whether that is still to come. */
  private static boolean pause(double millis, long end) {
    long left = end - System.nanoTime();
    LockSupport.parkNanos(Math.min((long) (millis * 1e6), Math.max(left, 0)));
    return System.nanoTime() < end;
  }
}
