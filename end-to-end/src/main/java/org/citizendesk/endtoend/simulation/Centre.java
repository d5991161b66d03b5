// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.session.Admission;
import org.citizendesk.server.session.Sessions;
import org.citizendesk.server.sync.SyncConnection;
import org.citizendesk.server.sync.SyncHub;
import org.citizendesk.server.sync.SyncLimits;
import org.citizendesk.server.sync.SyncServices;
import org.citizendesk.server.sync.Wire;
import org.jspecify.annotations.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** The server: real connections and hub over a disk, with a process that can die at any moment. */
final class Centre implements Admission {
  /** Small, so that slow readers show at once. */
  static final SyncLimits LIMITS =
      new SyncLimits(
          Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30), 4, 2, 4000);

  private static final Duration LIFETIME = Duration.ofHours(12);
  private static final long TICK_MILLIS = 1000;

  private final World world;
  private final ServerDisk disk;
  private final Timetable.WallClock clock;
  private final RandomGenerator random;
  private final Map<String, Sessions.Session> tokens = new HashMap<>();
  private @Nullable Running running;
  private Moment dieAfter = Moment.NEVER;
  private int sessions;

  Centre(World world, ServerDisk disk, Timetable.WallClock clock) {
    this.world = world;
    this.disk = disk;
    this.clock = clock;
    this.random = world.newRandom();
  }

  /** A moment in the life of a push. */
  enum Moment {
    NEVER,
    COMMITTED,
    ANSWERED,
    TOLD
  }

  Timetable.WallClock clock() {
    return clock;
  }

  ServerDisk disk() {
    return disk;
  }

  boolean isUp() {
    return running != null;
  }

  /** Returns the log on disk; only while the server is up. */
  EventLog stored() {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException("the server is down");
    }
    return now.stored;
  }

  void start() {
    if (running == null) {
      Running fresh = new Running();
      running = fresh;
      fresh.tick();
    }
  }

  /** The process dies with all that is not on disk. */
  void crash() {
    if (running != null) {
      world.tell(() -> "the server crashes");
      running = null;
      dieAfter = Moment.NEVER;
      disk.crash();
      world.serverDied();
    }
  }

  /** The process will die right after that moment comes. */
  void dieAfter(Moment moment) {
    dieAfter = moment;
  }

  /** Everybody is sent away in order. */
  void goAway() {
    Running now = running;
    if (now != null) {
      now.hub.goAway();
    }
  }

  SyncConnection accept(FrameCodec codec, Wire wire) {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException("the server is down");
    }
    return new SyncConnection(now.services, now.hub, codec, wire);
  }

  String newToken(String user) {
    String token = "token-" + ++sessions;
    ServerFrame.User who = new ServerFrame.User(user, user, List.of(Role.AGENT));
    tokens.put(token, new Sessions.Session("session", who, clock.instant().plus(LIFETIME)));
    return token;
  }

  /** No token of before is valid any more. */
  void expireTokens() {
    tokens.replaceAll(
        (token, session) -> new Sessions.Session(session.id(), session.user(), Instant.EPOCH));
  }

  @Override
  public Optional<Sessions.Session> find(String token) {
    return Optional.ofNullable(tokens.get(token))
        .filter(session -> clock.instant().isBefore(session.expiresAt()));
  }

  @Override
  public void bind(Sessions.Session session, DeviceId device) {
    // Which desktop it was matters to no rule of the simulation.
  }

  /** Returns a snapshot that lies at the server. */
  Optional<byte[]> snapshot(String name) {
    Running now = running;
    return now == null ? Optional.empty() : now.snapshots.find(name);
  }

  /** One life of the process. */
  private final class Running {
    private final EventLog stored = world.seam().disk(disk.open());
    private final SteppedLog stepped =
        new SteppedLog(stored, world.oracle()::committed, this::pushed, world.weather()::isFull);
    private final SyncHub hub = new SyncHub(() -> random);
    private final ModelSnapshots snapshots =
        new ModelSnapshots(world, stepped, this::isAlive, random);
    private final SyncServices services =
        new SyncServices(
            world.seam().log(stepped),
            Centre.this,
            (user, command) -> CompletableFuture.completedFuture(new Outcome.Done()),
            LIMITS,
            ClientFrame.SCHEMA,
            snapshots,
            clock,
            world::now,
            Runnable::run);
    private boolean committing;

    Running() {
      world.oracle().opened(stored);
      stepped.listen(hub);
      hub.startAt(stored.heads());
    }

    private boolean isAlive() {
      return running == this;
    }

    void tick() {
      if (isAlive()) {
        hub.tick();
        world.in(TICK_MILLIS, "tick server", this::tick);
      }
    }

    private void pushed() {
      if (!committing) {
        committing = true;
        at(Moment.COMMITTED, 20, this::commit);
      }
    }

    private void commit() {
      committing = false;
      stepped.commit();
      at(Moment.ANSWERED, 15, stepped::answer);
      at(Moment.TOLD, 15, stepped::tell);
    }

    private void at(Moment moment, int within, Runnable action) {
      world.in(
          random.nextInt(within),
          moment.name(),
          () -> {
            if (isAlive()) {
              action.run();
              if (dieAfter == moment) {
                crash();
                world.in(random.nextLong(4000), "restart server", Centre.this::start);
              }
            }
          });
    }
  }
}
