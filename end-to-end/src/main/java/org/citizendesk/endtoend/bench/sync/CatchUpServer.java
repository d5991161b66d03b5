// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.app.ServerOptions;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.feature.Timers;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.log.LogPage;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.server.session.Admission;
import org.citizendesk.server.session.Sessions;
import org.citizendesk.server.snapshot.SnapshotFeature;
import org.citizendesk.server.snapshot.SnapshotSettings;
import org.citizendesk.server.snapshot.Snapshots;
import org.citizendesk.server.sync.SyncFeature;
import org.citizendesk.server.sync.SyncHub;
import org.citizendesk.server.sync.SyncLimits;
import org.citizendesk.server.web.WebServer;
import org.citizendesk.store.Database;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A log full of one agent's events, served twice: with and without snapshots. */
final class CatchUpServer implements AutoCloseable {
  static final String AGENT = "bench";

  private static final int CITIZENS = 200;
  private static final int CONTACT_EVENTS = 20;
  private static final int WORDS = 40;
  private static final long ALWAYS = 5_000;
  private static final long MEGABYTES = 1024;

  private final Deque<AutoCloseable> closers = new ArrayDeque<>();
  private final Random random = new Random(1);
  private final Clock clock = Clock.systemUTC();
  private final Uuids uuids = new Uuids(clock, random);
  private final List<String> words =
      IntStream.range(0, 3000).mapToObj(i -> Integer.toString(random.nextInt(), 36)).toList();
  private final EventLog log;
  private URI plain = URI.create("http://unset");
  private URI snapshots = URI.create("http://unset");
  private final int events;
  private final AtomicInteger made = new AtomicInteger();

  private CatchUpServer(Path folder, int events) {
    this.events = events;
    Database database = Database.open(folder.resolve("server.db"), SqliteEventLog.SCHEMA);
    closers.push(database);
    this.log =
        new SqliteEventLog(
            database,
            new LogRules(
                List.of(), List.of(), List.of((handle, event, fact) -> Set.of(Topic.agent(AGENT)))),
            clock,
            uuids);
  }

  static CatchUpServer start(Path folder, int events) {
    CatchUpServer server = new CatchUpServer(folder, events);
    server.fill();
    server.plain = server.serve(folder, Snapshots.NONE);
    Admission admission = server.admission();
    SnapshotFeature feature =
        new SnapshotFeature(SnapshotSettings.of(ALWAYS, MEGABYTES), admission);
    server.snapshots = server.serve(folder, feature);
    return server;
  }

  /** Returns how many snapshots desktops were offered. */
  int snapshotsMade() {
    return made.get();
  }

  URI withoutSnapshots() {
    return plain;
  }

  URI withSnapshots() {
    return snapshots;
  }

  private void fill() {
    ClientFrame.Device device = new ClientFrame.Device(new DeviceId(uuids.next()), 1);
    List<CitizenId> citizens =
        IntStream.range(0, CITIZENS).mapToObj(i -> new CitizenId(uuids.next())).toList();
    ContactId contact = new ContactId(uuids.next());
    List<Event> push = new ArrayList<>();
    for (int seq = 1; seq <= events; seq++) {
      if (seq % CONTACT_EVENTS == 0) {
        contact = new ContactId(uuids.next());
      }
      push.add(event(device, seq, citizens.get(seq / CONTACT_EVENTS % CITIZENS), contact));
      if (push.size() == 64 || seq == events) {
        log.push(device, AGENT, push).join();
        push = new ArrayList<>();
      }
    }
  }

  private Event event(ClientFrame.Device device, int seq, CitizenId citizen, ContactId contact) {
    String text =
        IntStream.range(0, WORDS)
            .mapToObj(i -> words.get(random.nextInt(words.size())))
            .collect(Collectors.joining(" "));
    return new Event(
        new EventId(uuids.next()),
        new Event.Origin(device.id(), device.epoch(), seq, "bench"),
        new Event.Subject(citizen, contact),
        seq,
        Instant.ofEpochMilli(clock.millis()),
        FactCodec.encode(new NoteFact.Written(AGENT, text)));
  }

  private URI serve(Path folder, Snapshots from) {
    WebServer web = new WebServer(ServerOptions.LOOPBACK, 0);
    Services services =
        new Services(log, web, new NoTimers(), clock, uuids, folder.resolve("data"));
    if (from instanceof ServerFeature feature) {
      closers.push(feature.start(services));
    }
    SyncFeature sync =
        new SyncFeature(
            new SyncHub(SyncHub.ADMISSIONS_PER_SECOND),
            admission(),
            (user, command) -> CompletableFuture.completedFuture(new Outcome.Done()),
            new Contacts(uuids),
            SyncLimits.DEFAULT,
            1,
            counted(from));
    closers.push(sync.start(services));
    web.start();
    closers.push(web);
    return URI.create("http://127.0.0.1:" + web.port());
  }

  private Snapshots counted(Snapshots from) {
    return new Snapshots() {
      @Override
      public long worthFrom() {
        return from.worthFrom();
      }

      @Override
      public CompletableFuture<Optional<ServerFrame.Snapshot>> make(Wanted wanted) {
        return from.make(wanted)
            .thenApply(
                offer -> {
                  offer.ifPresent(some -> made.incrementAndGet());
                  return offer;
                });
      }

      @Override
      public void left(long owner) {
        from.left(owner);
      }
    };
  }

  private Admission admission() {
    Sessions.Session session =
        new Sessions.Session(
            "bench",
            new ServerFrame.User(AGENT, AGENT, List.of(Role.AGENT)),
            clock.instant().plus(Sessions.LIFETIME));
    return new Admission() {
      @Override
      public Optional<Sessions.Session> find(String token) {
        return Optional.of(session);
      }

      @Override
      public void bind(Sessions.Session same, DeviceId device) {
        // Which desktop it is matters to nothing here.
      }
    };
  }

  /** Returns the whole log as the desktop is told it. */
  List<LogPage> pages(int size) {
    List<LogPage> pages = new ArrayList<>();
    long at = 0;
    do {
      pages.add(log.page(0, at, size, Set.of(Topic.agent(AGENT))));
      at = pages.getLast().to();
    } while (pages.getLast().more());
    return pages;
  }

  /** Checks that a desktop has all of it. */
  void check(LocalStore store) {
    long here =
        store.read(
            handle -> handle.createQuery("select count(*) from event").mapTo(long.class).one());
    if (here != events) {
      throw new IllegalStateException("the desktop has " + here + " of " + events + " events");
    }
  }

  @Override
  public void close() {
    while (!closers.isEmpty()) {
      try {
        closers.pop().close();
      } catch (Exception e) {
        // What a closer throws is nothing that a measurement could mend.
        throw new IllegalStateException("the bench does not end in order", e);
      }
    }
  }

  /** Nothing here waits for time to pass. */
  private static final class NoTimers implements Timers {
    @Override
    public Timer after(Duration delay, Runnable action) {
      return () -> {};
    }

    @Override
    public long ticks() {
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public Timer every(Duration period, Runnable action) {
      return () -> {};
    }
  }
}
