// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.server.log.Entry;
import org.citizendesk.server.log.LogEnds;
import org.citizendesk.server.log.LogListener;
import org.citizendesk.server.session.Bars;
import org.citizendesk.server.session.Sessions;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** All connections: tells them of each commit, of views, and of each other. Thread-safe. */
public final class SyncHub implements LogListener {
  /** How many desktops are admitted in a second unless a setting says otherwise. */
  public static final int ADMISSIONS_PER_SECOND = 300;

  private static final int SPREAD_MILLIS = 5000;

  private final Set<SyncConnection> all =
      new ConcurrentSkipListSet<>(Comparator.comparingLong(SyncConnection::number));
  private final AtomicLong numbers = new AtomicLong();
  private final Supplier<RandomGenerator> random;
  private final Admissions<Runnable> admissions;
  private final Map<DeviceId, SyncConnection> byDevice = new HashMap<>();
  private final Map<String, Integer> links = new HashMap<>();
  private final List<LinkListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<Integer, Reached> told = new TreeMap<>();
  private final Audience<SyncConnection> audience = new Audience<>();
  private volatile BiConsumer<User, ClientFrame.Signal> signals = (user, signal) -> {};
  private String epoch = "";
  private ServerFrame.@Nullable View supervisorView;

  /**
   * A hub that spreads returning desktops over time by chance.
   *
   * @param admissionsPerSecond how many desktops may come in within a second
   */
  public SyncHub(int admissionsPerSecond) {
    this(ThreadLocalRandom::current, admissionsPerSecond);
  }

  /**
   * @param random gives the generator, for the present thread, of how desktops are spread over time
   */
  public SyncHub(Supplier<RandomGenerator> random) {
    this(random, ADMISSIONS_PER_SECOND);
  }

  private SyncHub(Supplier<RandomGenerator> random, int admissionsPerSecond) {
    this.random = random;
    this.admissions = new Admissions<>(admissionsPerSecond);
  }

  /** Adds somebody who hears of users coming and going. */
  public void listen(LinkListener listener) {
    listeners.add(listener);
  }

  /** Sets who passes on what users do at contacts just now; may read the store. */
  public void onSignal(BiConsumer<User, ClientFrame.Signal> handler) {
    signals = handler;
  }

  void signalled(User user, ClientFrame.Signal signal) {
    signals.accept(user, signal);
  }

  /** Tells of somebody's doing all who listen to a topic, but not the one who does it. */
  public void tell(String topic, ServerFrame.Signal signal) {
    Set<SyncConnection> listening;
    synchronized (this) {
      listening = audience.of(topic);
    }
    for (SyncConnection connection : listening) {
      Sessions.Session session = connection.session();
      if (session != null && !session.user().name().equals(signal.agent())) {
        connection.take(new Input.Signalled(signal));
      }
    }
  }

  /** Shows a view to all supervisors, now and when one comes; the newest wins. */
  public void showSupervisors(ServerFrame.View view) {
    synchronized (this) {
      supervisorView = view;
    }
    for (SyncConnection connection : all) {
      Sessions.Session session = connection.session();
      if (session != null && isSupervisor(session.user())) {
        connection.take(new Input.ViewChanged(view));
      }
    }
  }

  /** Returns whether a supervisor is connected. */
  public boolean hasSupervisor() {
    return all.stream()
        .map(SyncConnection::session)
        .anyMatch(session -> session != null && isSupervisor(session.user()));
  }

  /** Returns how many desktops are connected. */
  public int connections() {
    return all.size();
  }

  /** Returns how many positions the desktop that lags most is behind the log. */
  public long mostBehind() {
    return all.stream().mapToLong(SyncConnection::behind).max().orElse(0);
  }

  /** Returns since when the oldest event waits at a connected desktop; empty if none does. */
  public Optional<Instant> waitingSince() {
    return all.stream()
        .map(SyncConnection::waitingSince)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }

  /** Returns the names of the users who have a desktop connected. */
  public synchronized Set<String> linkedUsers() {
    return Set.copyOf(links.keySet());
  }

  /** Closes the connections of a session that ended. */
  public void ended(String sessionId) {
    for (SyncConnection connection : all) {
      Sessions.Session session = connection.session();
      if (session != null && session.id().equals(sessionId)) {
        connection.take(new Input.SignedOut());
      }
    }
  }

  /** Closes the connections of a user or a desktop that was barred. */
  public void barred(Bars.Barred whom) {
    for (SyncConnection connection : all) {
      Sessions.Session session = connection.session();
      var device = connection.device();
      boolean meant =
          switch (whom.kind()) {
            case USER -> session != null && session.user().name().equals(whom.name());
            case DEVICE -> device != null && device.id().toString().equals(whom.name());
          };
      if (meant) {
        connection.take(new Input.Barred());
      }
    }
  }

  @Override
  public void committed(List<Entry> entries) {
    Entry last = entries.getLast();
    Reached upto =
        new Reached(last.placed().place().partition(), last.placed().place().pos(), last.proof());
    // In one piece with the order in which others begin to listen.
    synchronized (this) {
      audience
          .hearing(entries)
          .forEach((connection, heard) -> connection.take(new Input.Committed(epoch, upto, heard)));
      told.put(upto.partition(), upto);
    }
  }

  /** Tells a connection of what a subscription covers, of everything from now on. */
  synchronized void hears(SyncConnection connection, Subscription sub) {
    if (all.contains(connection)) {
      audience.add(connection, sub.topics());
    }
  }

  /** Tells a connection of what a subscription covers as well, and says since when. */
  synchronized void listen(SyncConnection connection, Subscription sub) {
    hears(connection, sub);
    connection.take(new Input.Listening(epoch, sub, List.copyOf(told.values())));
  }

  /** Tells a connection of nothing that a subscription does not cover. */
  synchronized void narrow(SyncConnection connection, Subscription sub) {
    audience.retain(connection, sub.topics());
  }

  /** Says where the log stands before anything of it is told. */
  public synchronized void startAt(LogEnds ends) {
    epoch = ends.epoch();
    ends.heads()
        .forEach(
            head ->
                told.merge(
                    head.partition(),
                    new Reached(head.partition(), head.pos(), null),
                    (old, fresh) -> old.pos() >= fresh.pos() ? old : fresh));
  }

  /** A second passed. */
  public void tick() {
    Input.Tick tick;
    synchronized (this) {
      tick = new Input.Tick(epoch, List.copyOf(told.values()));
    }
    all.forEach(connection -> connection.tick(tick));
    admissions.tick().forEach(Runnable::run);
  }

  /** What was told may not be true any longer: everybody compares anew. */
  public void restart(LogEnds ends) {
    synchronized (this) {
      told.clear();
      startAt(ends);
    }
    goAway();
  }

  /** Sends everybody away, to come back within a few seconds. */
  public void goAway() {
    long spread = admissions.spreadMillis(all.size(), SPREAD_MILLIS);
    for (SyncConnection connection : all) {
      connection.take(new Input.GoingAway(random.get().nextLong(spread)));
    }
  }

  long nextNumber() {
    return numbers.incrementAndGet();
  }

  void join(SyncConnection connection) {
    all.add(connection);
  }

  /**
   * Asks whether a desktop may come in.
   *
   * @param itsTurn run later, from another thread, if it has to wait in line
   */
  Admissions.Answer come(Runnable itsTurn) {
    return admissions.come(itsTurn);
  }

  /** The newer connection of a device wins. */
  void admitted(SyncConnection connection, DeviceId device, User user) {
    SyncConnection older;
    boolean first;
    ServerFrame.View view;
    synchronized (this) {
      older = byDevice.put(device, connection);
      first = links.merge(user.name(), 1, Integer::sum) == 1;
      view = supervisorView;
    }
    if (older != null && !older.equals(connection)) {
      older.take(new Input.Replaced());
    }
    if (first) {
      listeners.forEach(listener -> listener.linked(user));
    }
    if (view != null && isSupervisor(user)) {
      connection.take(new Input.ViewChanged(view));
    }
  }

  void leave(SyncConnection connection) {
    Sessions.Session session = connection.session();
    var device = connection.device();
    boolean known = all.remove(connection);
    synchronized (this) {
      audience.remove(connection);
    }
    if (!known || session == null || device == null) {
      return;
    }
    boolean last;
    synchronized (this) {
      byDevice.remove(device.id(), connection);
      last =
          links.computeIfPresent(session.user().name(), (name, n) -> n == 1 ? null : n - 1) == null;
    }
    if (last) {
      listeners.forEach(listener -> listener.unlinked(session.user()));
    }
  }

  private static boolean isSupervisor(User user) {
    return user.roles().contains(Role.SUPERVISOR);
  }
}
