// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.feature.Decider;
import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.feature.Timers;
import org.citizendesk.server.log.Entry;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.LogTx;
import org.citizendesk.server.session.Bars;
import org.citizendesk.server.sync.CommandHandler;
import org.citizendesk.server.sync.LinkListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Gives work out: hears of new work, of links that come and go, of time that passes and of what
 * agents ask, and puts the desk in order after each. Thread-safe.
 */
public final class Routing implements ServerFeature, CommandHandler, LinkListener {
  private static final Logger LOG = LoggerFactory.getLogger(Routing.class);
  private static final Duration TICK = Duration.ofMillis(500);

  /** While the servers are brought up to date one by one, an older node counts nothing. */
  private static final Duration RECOUNT = Duration.ofMinutes(1);

  private final Contacts contacts;
  private final Desk desk;
  private final AgentLedger ledger;
  private final Commands commands;
  private final AtomicBoolean queued = new AtomicBoolean();
  private final Presence presence;
  private final Set<ContactId> heard = ConcurrentHashMap.newKeySet();
  private Instant due = Instant.MAX;
  private Instant recountAt = Instant.EPOCH;
  private volatile String clockName = "";
  private volatile @Nullable Services services;

  /** Routes contacts by these rules, and decides no command but its own. */
  public Routing(Contacts contacts, RoutingRules rules) {
    this(contacts, rules, Decider.NONE);
  }

  /**
   * Routes contacts by these rules.
   *
   * @param others decides the commands of other features
   */
  public Routing(Contacts contacts, RoutingRules rules, Decider others) {
    this.contacts = contacts;
    this.presence = new Presence(rules.grace());
    this.ledger = new AgentLedger(this::reading);
    this.desk = new Desk(contacts, rules, ledger);
    this.commands =
        new Commands(
            contacts, desk, rules, new StateCommands(desk, ledger, new BookedReasons()), others);
  }

  private AgentLedger.Reading reading() {
    Services now = services;
    return now == null
        ? new AgentLedger.Reading("", 0)
        : new AgentLedger.Reading(clockName, now.timers().ticks());
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
    clockName = started.uuids().next().toString();
    services = started;
    Instant now = started.clock().instant();
    var _ =
        started
            .log()
            .write(
                tx -> {
                  Presence.expectAll(tx.handle(), now);
                  return true;
                });
    started.log().listen(this::committed);
    Timers.Timer ticking = started.timers().every(TICK, this::tick);
    settleSoon();
    return () -> {
      ticking.cancel();
      services = null;
    };
  }

  @Override
  public CompletableFuture<Outcome> decide(User user, ClientFrame.Cmd cmd) {
    Services now = services;
    if (now == null) {
      return CompletableFuture.completedFuture(
          new Outcome.Refused(Outcome.Code.TOO_LATE, "the server is stopping"));
    }
    return now.log()
        .write(
            tx -> {
              // Many commands are one group of writes: what follows from all is worked out once.
              tx.afterCommit(this::settleSoon);
              return commands.decide(tx, user, cmd, now.clock().instant());
            });
  }

  @Override
  public void linked(User user) {
    presence.arrived(user.name());
    settleSoon();
  }

  @Override
  public void unlinked(User user) {
    Services now = services;
    if (now != null) {
      presence.left(user.name(), now.clock().instant());
    }
  }

  /** Somebody was barred, whose work goes back to its queues. */
  public void barred() {
    settleSoon();
  }

  private void committed(List<Entry> entries) {
    for (Entry entry : entries) {
      ContactId contact = entry.placed().event().subject().contact();
      if (contact != null && Contacts.isCitizensMail(entry.fact())) {
        heard.add(contact);
      }
    }
    if (entries.stream().anyMatch(Routing::matters)) {
      settleSoon();
    }
  }

  private static boolean matters(Entry entry) {
    return switch (entry.fact()) {
      case ContactFact.Queued queued -> true;
      case EmailFact.Received received -> true;
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
    Instant time = now.clock().instant();
    if (isDue(time) || presence.isDue(time)) {
      settleSoon();
    }
  }

  private synchronized boolean isDue(Instant time) {
    return !due.isAfter(time);
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
    if (!recountAt.isAfter(time)) {
      contacts.recount(tx.handle());
      Commands.forget(tx.handle(), time);
      recountAt = time.plus(RECOUNT);
    }
    Presence.Seen seen = presence.see(tx, time);
    desk.heard(tx, time, newlyHeard(tx));
    seen.changed().forEach((agent, link) -> ledger.linkIs(tx, agent, link));
    Set<String> barred = Bars.users(tx.handle());
    desk.release(tx, barred);
    Set<String> linked = new HashSet<>(seen.linked());
    linked.removeAll(barred);
    Optional<Instant> offers = desk.settle(tx, time, linked, seen.lost());
    Presence.forget(tx.handle(), seen.lost());
    // Leases and counts are looked at once a minute, also where nothing happens.
    Instant next =
        Stream.of(offers, seen.due())
            .flatMap(Optional::stream)
            .min(Instant::compareTo)
            .filter(recountAt::isAfter)
            .orElse(recountAt);
    tx.afterCommit(() -> settled(next));
  }

  /** What is not settled in the end is heard again; the table knows it too. */
  private Set<ContactId> newlyHeard(LogTx tx) {
    Set<ContactId> now = Set.copyOf(heard);
    tx.afterCommit(() -> heard.removeAll(now));
    return now;
  }

  private synchronized void settled(Instant next) {
    due = next;
  }
}
