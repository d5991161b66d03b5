// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.feature.Timers;
import org.citizendesk.server.log.Entry;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.LogTx;
import org.citizendesk.server.sync.CommandHandler;
import org.citizendesk.server.sync.LinkListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Gives work out: hears of new work, of links that come and go, of time that passes and of what
 * agents ask, and puts the desk in order after each. Thread-safe.
 */
public final class Routing implements ServerFeature, CommandHandler, LinkListener {
  private static final Logger LOG = LoggerFactory.getLogger(Routing.class);
  private static final Duration TICK = Duration.ofMillis(500);

  private final RoutingRules rules;
  private final Desk desk;
  private final Commands commands;
  private final AtomicBoolean queued = new AtomicBoolean();
  private final Set<String> linked = new HashSet<>();
  private final Map<String, Instant> unlinkedAt = new HashMap<>();
  private Instant due = Instant.MAX;
  private volatile @Nullable Services services;

  /** Routes contacts by these rules. */
  public Routing(Contacts contacts, RoutingRules rules) {
    this.rules = rules;
    this.desk = new Desk(contacts, rules);
    this.commands = new Commands(contacts, desk, rules);
  }

  @Override
  public String name() {
    return "routing";
  }

  @Override
  public LogRules rules() {
    return AgentLedger.rules();
  }

  @Override
  public Running start(Services started) {
    services = started;
    expectLinks(started);
    started.log().listen(this::committed);
    Timers.Timer ticking = started.timers().every(TICK, this::tick);
    settleSoon();
    return () -> {
      ticking.cancel();
      services = null;
    };
  }

  /** After a restart the desktops have the usual grace to come back. */
  private synchronized void expectLinks(Services started) {
    Instant now = started.clock().instant();
    List<Agent> agents = started.log().read(AgentLedger::all);
    for (Agent agent : agents) {
      if (agent.state() != AgentFact.State.SIGNED_OUT) {
        unlinkedAt.put(agent.agent(), now);
      }
    }
  }

  @Override
  public CompletableFuture<Outcome> decide(String user, ClientFrame.Cmd cmd) {
    Services now = services;
    if (now == null) {
      return CompletableFuture.completedFuture(
          new Outcome.Refused(Outcome.Code.TOO_LATE, "the server is stopping"));
    }
    return now.log()
        .write(
            tx -> {
              Outcome outcome = commands.decide(tx, user, cmd, now.clock().instant());
              settle(tx, now);
              return outcome;
            });
  }

  @Override
  public void linked(User user) {
    synchronized (this) {
      linked.add(user.name());
      unlinkedAt.remove(user.name());
    }
    settleSoon();
  }

  @Override
  public void unlinked(User user) {
    Services now = services;
    if (now == null) {
      return;
    }
    synchronized (this) {
      linked.remove(user.name());
      unlinkedAt.put(user.name(), now.clock().instant());
    }
  }

  private void committed(List<Entry> entries) {
    if (entries.stream().anyMatch(Routing::matters)) {
      settleSoon();
    }
  }

  private static boolean matters(Entry entry) {
    return switch (entry.fact()) {
      case ContactFact.Queued queued -> true;
      case ContactFact.Accepted accepted -> true;
      case ContactFact.WrappedUp wrapped -> true;
      case ChatFact.Ended ended -> true;
      case CallFact.Changed changed -> changed.state().isOver();
      default -> false;
    };
  }

  private void tick() {
    Services now = services;
    if (now == null) {
      return;
    }
    boolean isDue;
    synchronized (this) {
      Instant time = now.clock().instant();
      isDue = !due.isAfter(time) || !lost(time).isEmpty();
    }
    if (isDue) {
      settleSoon();
    }
  }

  /** Many causes at once are one write. */
  private void settleSoon() {
    Services now = services;
    if (now == null || !queued.compareAndSet(false, true)) {
      return;
    }
    var _ =
        now.log()
            .write(
                tx -> {
                  queued.set(false);
                  settle(tx, now);
                  return true;
                })
            .exceptionally(
                failure -> {
                  LOG.error("routing could not put the desk in order; it tries again", failure);
                  retryLater(now);
                  return false;
                });
  }

  private synchronized void retryLater(Services now) {
    queued.set(false);
    due = now.clock().instant().plusSeconds(1);
  }

  private void settle(LogTx tx, Services now) {
    Instant time = now.clock().instant();
    Set<String> here;
    Set<String> lost;
    synchronized (this) {
      here = Set.copyOf(linked);
      lost = lost(time);
    }
    Instant next = desk.settle(tx, time, here, lost).orElse(Instant.MAX);
    tx.afterCommit(() -> settled(next, lost));
  }

  private synchronized void settled(Instant next, Set<String> signedOut) {
    due = next;
    unlinkedAt.keySet().removeAll(signedOut);
  }

  private Set<String> lost(Instant time) {
    return unlinkedAt.entrySet().stream()
        .filter(entry -> !entry.getValue().plus(rules.grace()).isAfter(time))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
