// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.server.sync.SyncConnection;
import org.citizendesk.server.sync.SyncHub;
import org.citizendesk.server.sync.SyncServices;
import org.citizendesk.server.sync.Wire;
import org.jspecify.annotations.Nullable;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** A node of the server: real connections, hub and tails, in a process that can die at any time. */
final class Node {
  private static final long TICK_MILLIS = 1000;
  private static final long POLL_MILLIS = 250;
  private static final int RING_MILLIS = 25;

  private final World world;
  private final Centre centre;
  private final String name;
  private final RandomGenerator random;
  private @Nullable Running running;
  private Moment dieAfter = Moment.NEVER;

  Node(World world, Centre centre, String name) {
    this.world = world;
    this.centre = centre;
    this.name = name;
    this.random = world.newRandom();
  }

  /** A moment in the life of a push. */
  enum Moment {
    NEVER,
    COMMITTED,
    ANSWERED,
    TOLD
  }

  boolean isUp() {
    return running != null;
  }

  void start() {
    if (running == null) {
      Running fresh = new Running();
      running = fresh;
      fresh.tick();
      if (centre.isShared() && world.seam().polls()) {
        fresh.poll();
      }
    }
  }

  /** The process dies with all that is not on disk. */
  void crash() {
    if (running != null) {
      world.tell(() -> name + " crashes");
      running = null;
      dieAfter = Moment.NEVER;
      centre.left();
      world.serverDied(this);
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

  /** What is on disk is answered before anything else happens. */
  void answer() {
    Running now = running;
    if (now != null) {
      now.stepped.answer();
    }
  }

  /** Another node has committed something. */
  void ring() {
    Running now = running;
    boolean lost = !world.seam().rings() || (!world.weather().isFair() && random.nextInt(4) == 0);
    if (now != null && !lost) {
      now.ring();
    }
  }

  SyncConnection accept(FrameCodec codec, Wire wire) {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException(name + " is down");
    }
    return new SyncConnection(now.services, now.hub, codec, wire);
  }

  /** Returns a snapshot that lies here. */
  Optional<byte[]> snapshot(String file) {
    Running now = running;
    return now == null ? Optional.empty() : now.snapshots.find(file);
  }

  /** One life of the process. */
  private final class Running {
    private final SteppedLog stepped =
        new SteppedLog(centre.open(), centre.tails(), this::pushed, world.weather()::isFull);
    private final SyncHub hub = new SyncHub(() -> random);
    private final ModelSnapshots snapshots =
        new ModelSnapshots(world, stepped, this::isAlive, random);
    private final SyncServices services =
        new SyncServices(
            world.seam().log(stepped),
            centre,
            (user, command) -> CompletableFuture.completedFuture(new Outcome.Done()),
            Centre.LIMITS,
            ClientFrame.SCHEMA,
            snapshots,
            centre.clock(),
            world::now,
            Runnable::run);
    private boolean committing;
    private boolean ringing;

    Running() {
      stepped.listen(hub);
      hub.startAt(stepped.ends());
      stepped.onAnotherLog(hub::restart);
    }

    private boolean isAlive() {
      return running == this;
    }

    void tick() {
      if (isAlive()) {
        hub.tick();
        world.in(TICK_MILLIS, "tick " + name, this::tick);
      }
    }

    void poll() {
      if (isAlive()) {
        stepped.look();
        world.in(POLL_MILLIS, "poll " + name, this::poll);
      }
    }

    /** Several rings at once are one. */
    void ring() {
      if (!ringing) {
        ringing = true;
        world.in(
            random.nextInt(RING_MILLIS),
            "ring " + name,
            () -> {
              ringing = false;
              if (isAlive()) {
                stepped.look();
              }
            });
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
      centre.write(stepped::commit, stepped::added);
      at(Moment.ANSWERED, 15, stepped::answer);
      at(Moment.TOLD, 15, this::tell);
    }

    private void tell() {
      stepped.tell();
      centre.ringOthers(Node.this);
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
                world.in(random.nextLong(4000), "restart " + name, Node.this::start);
              }
            }
          });
    }
  }
}
