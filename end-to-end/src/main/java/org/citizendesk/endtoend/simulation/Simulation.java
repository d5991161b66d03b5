// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.Uuids;
import org.jspecify.annotations.Nullable;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * One run: some minutes of trouble, then fair weather, in which everything must come right. The
 * same seed gives the same run, step by step.
 */
public final class Simulation {
  /** How many positions a page reaches: small, so that there are many pages. */
  static final int PAGE = 7;

  private static final int TROUBLES = 130;
  private static final long HEALED_WITHIN = 30_000;

  private final World world;
  private final RandomGenerator random;
  private final List<CitizenId> citizens;
  private final Disks disks;
  private int named;

  private Simulation(long seed, Seam seam, Disks disks, boolean telling) {
    this.disks = disks;
    this.world = new World(seed, seam, disks, telling);
    this.random = world.newRandom();
    this.citizens =
        List.of(citizen("ana"), citizen("ben"), citizen("cem"), citizen("dua"), citizen("eva"));
  }

  /** Makes the disks of a run. */
  interface Disks {
    /** Makes the server's. */
    ServerDisk server(Timetable.WallClock clock, RandomGenerator random);

    /** Makes an empty desktop's. */
    DesktopDisk desktop(ClientFrame.Device device, Timetable.WallClock clock, Uuids uuids);
  }

  /**
   * How a run ended.
   *
   * @param trace a number that stands for every step of it
   * @param violation what was broken; null if nothing was
   * @param last the last steps, for people
   */
  public record Outcome(
      long seed, long steps, long trace, @Nullable Violation violation, List<String> last) {}

  /** Runs with disks in memory. */
  public static Outcome run(long seed, Seam seam) {
    return run(seed, seam, new ModelDisks(), false);
  }

  /** Runs with disks in memory and tells the last of what happened. */
  static Outcome replay(long seed) {
    return run(seed, Seam.HONEST, new ModelDisks(), true);
  }

  static Outcome run(long seed, Seam seam, Disks disks, boolean telling) {
    Simulation simulation = new Simulation(seed, seam, disks, telling);
    Violation violation = null;
    try {
      simulation.run();
    } catch (Violation e) {
      violation = e;
    } finally {
      simulation.close();
    }
    Trace trace = simulation.world.trace();
    return new Outcome(seed, trace.steps(), trace.hash(), violation, trace.last());
  }

  private void run() {
    world.centre().start();
    int count = 2 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      add(null).start();
    }
    for (int i = 0; i < TROUBLES; i++) {
      trouble(world.weather().next(random));
      pass(random.nextInt(8) == 0 ? random.nextInt(3000) : random.nextInt(200));
    }
    heal();
    world.oracle().noWorkIsLost();
    world.oracle().allIsKnown();
    world.oracle().replayChangesNothing();
  }

  private void pass(long millis) {
    long until = world.now() + millis;
    boolean any = true;
    while (any) {
      any = world.step(until);
    }
  }

  private Desk add(@Nullable Desk original) {
    String name = "desk" + named++;
    String user = original == null ? "agent" + named : original.user();
    CitizenId home = original == null ? pick(citizens) : original.home();
    Timetable.WallClock clock = world.newClock();
    DesktopDisk disk =
        original == null
            ? disks.desktop(
                new ClientFrame.Device(
                    new DeviceId(Uuids.named("device", name)), random.nextLong()),
                clock,
                new Uuids(clock, world.newRandom()))
            : original.disk().copy();
    Desk desk = new Desk(world, name, user, home, disk);
    world.desks().add(desk);
    return desk;
  }

  private void trouble(Weather.Trouble kind) {
    Desk desk = pick(world.desks());
    world.tell(() -> kind + " at or around " + desk.name());
    switch (kind) {
      case NOTHING -> {}
      case WRITE -> burst(desk);
      case POISON -> desk.write(pick(citizens), true);
      case FOLLOW -> desk.follow(some());
      case CUT -> withLink(link -> link.cut(random.nextInt(4) != 0, random.nextInt(4) != 0));
      case HALF_OPEN -> {
        int which = random.nextInt(3);
        withLink(link -> link.die(which != 0, which != 1));
      }
      case SLOW_READER -> withLink(link -> link.slow(world.now() + random.nextInt(40_000)));
      case OFFLINE -> takeOff(desk);
      case SERVER_CRASH -> crashServer();
      case SERVER_CRASH_IN_COMMIT -> {
        List<Node.Moment> moments = List.of(Node.Moment.values());
        world.centre().any().dieAfter(moments.get(random.nextInt(moments.size())));
        burst(desk);
      }
      case SERVER_RESTART -> restart(world.centre().any());
      case SERVER_FAILOVER -> {
        if (world.centre().isShared()) {
          world.centre().failOver(random.nextInt(4));
        }
      }
      case SERVER_ROLLBACK -> rollBack(true);
      case SERVER_ROLLBACK_UNNAMED -> rollBack(false);
      case SICK_PROXY -> {
        world.weather().sick(true);
        world.in(60_000 + random.nextInt(60_000), "proxy well", () -> world.weather().sick(false));
      }
      case SERVER_DISK_FULL -> fillDisk(desk);
      case DESK_CRASH -> crash(desk);
      case POWER_LOSS ->
          desk.prepare(
              random.nextBoolean()
                  ? FragileStore.Trouble.POWER_LOST_BEFORE
                  : FragileStore.Trouble.POWER_LOST_AFTER);
      case DISK_FULL -> desk.prepare(FragileStore.Trouble.DISK_FULL);
      case CLOCK_JUMP -> {
        long jump = random.nextLong(-86_400_000, 86_400_000);
        (random.nextBoolean() ? desk.clock() : world.centre().clock()).wrongBy(jump);
      }
      case TOKENS_EXPIRE -> world.centre().expireTokens();
      case DESK_TIDIES -> desk.tidy();
      case DESK_ROLLBACK -> age(desk);
      case DESK_CLONE -> {
        if (world.desks().size() < 5) {
          Desk clone = add(desk);
          world.oracle().replaced(clone);
          clone.start();
        }
      }
    }
  }

  private void takeOff(Desk desk) {
    desk.offline(true);
    withLink(link -> link.cut(true, false));
    world.in(random.nextInt(20_000), "online " + desk.name(), () -> desk.offline(false));
  }

  private void crash(Desk desk) {
    desk.crash();
    world.in(random.nextInt(5000), "start " + desk.name(), desk::start);
  }

  private void fillDisk(Desk desk) {
    world.weather().full(true);
    burst(desk);
    world.in(60_000 + random.nextInt(60_000), "disk empty", () -> world.weather().full(false));
  }

  private void burst(Desk desk) {
    for (int i = random.nextInt(6) == 0 ? random.nextInt(20) : 1; i > 0; i--) {
      desk.write(pick(citizens), false);
    }
  }

  private void crashServer() {
    Node node = world.centre().any();
    crash(node, random.nextInt(6000));
    if (random.nextBoolean()) {
      world.centre().nodes().forEach(other -> crash(other, random.nextInt(6000)));
    }
  }

  private void restart(Node node) {
    node.goAway();
    world.in(random.nextInt(300), "stop node", () -> crash(node, random.nextInt(3000)));
  }

  private void crash(Node node, long down) {
    node.crash();
    world.in(down, "start node", node::start);
  }

  private void rollBack(boolean rename) {
    world.centre().crash();
    world.centre().rollBack(1 + random.nextInt(5), rename);
    world.in(random.nextInt(3000), "start server", world.centre()::start);
  }

  /** The desktop's disk becomes again what it was some time ago. */
  private void age(Desk desk) {
    DesktopDisk image = desk.disk().copy();
    world.in(
        random.nextInt(10_000),
        "restore " + desk.name(),
        () -> {
          desk.crash();
          desk.replace(image);
          world.oracle().replaced(desk);
          desk.start();
        });
  }

  /** All trouble ends; what is dead must be noticed without help. */
  private void heal() {
    world.tell(() -> "all trouble is over");
    world.weather().clear();
    for (Desk desk : world.desks()) {
      desk.prepare(FragileStore.Trouble.NONE);
      desk.offline(false);
      desk.clock().wrongBy(0);
    }
    world.centre().clock().wrongBy(0);
    world.centre().nodes().forEach(node -> node.dieAfter(Node.Moment.NEVER));
    pass(12_000);
    world.centre().start();
    world.desks().forEach(Desk::start);
    for (Link link : List.copyOf(world.links())) {
      link.slow(world.now());
      if (link.isLossy()) {
        link.cut(true, true);
      }
    }
    allConverge(world.now() + HEALED_WITHIN);
  }

  /** I7: once all is well, everything is sent and read within a short time. */
  private void allConverge(long until) {
    String missing = "";
    while (world.now() < until) {
      pass(1000);
      missing =
          world.desks().stream()
              .map(world.oracle()::unfinished)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
      if (missing == null) {
        return;
      }
    }
    String last = missing;
    world.oracle().check(false, "I7", () -> "long after all was well, " + last);
  }

  private void close() {
    world.desks().forEach(desk -> desk.disk().close());
    world.centre().close();
  }

  private void withLink(Consumer<Link> action) {
    if (!world.links().isEmpty()) {
      action.accept(pick(world.links()));
    }
  }

  private Set<CitizenId> some() {
    Set<CitizenId> some = new HashSet<>();
    citizens.stream().filter(any -> random.nextBoolean()).forEach(some::add);
    return some;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static CitizenId citizen(String name) {
    return new CitizenId(Uuids.named("citizen", name));
  }
}
