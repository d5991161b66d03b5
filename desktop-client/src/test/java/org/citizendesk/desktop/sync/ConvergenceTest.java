// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

/** The engine against a server with the real rules, over a network that does its worst. */
class ConvergenceTest {
  private static final int SEEDS = 300;
  private static final int SEEDS_ON_DISK = 25;
  private static final int STEPS = 300;

  @TempDir Path folder;

  @Test
  void nothingIsLostDoubledOrReorderedWhateverTheNetworkDoes() {
    for (long seed = 0; seed < SEEDS; seed++) {
      run(seed, new ModelStore("desk"), true);
    }
  }

  @Test
  void theStoreOnDiskKeepsTheSamePromises() {
    for (long seed = 0; seed < SEEDS_ON_DISK; seed++) {
      try (DiskStore store = DiskStore.open(folder.resolve("desk" + seed + ".db"))) {
        run(seed, store, true);
      }
    }
  }

  private static void run(long seed, SimulatedDesk.Local local, boolean rollBacks) {
    Random random = new Random(seed);
    ModelServer server = new ModelServer();
    SimulatedDesk desk = new SimulatedDesk(local, server, random);
    try {
      long elsewhere = 0;
      boolean rolledBack = false;
      for (int i = 0; i < STEPS; i++) {
        switch (random.nextInt(rollBacks ? 101 : 100)) {
          case 0, 1 -> desk.cut();
          case 2 -> desk.start();
          case 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 -> desk.write(citizen(random));
          case 13, 14, 15, 16, 17, 18, 19, 20 ->
              server.place(SampleEvents.elsewhere(citizen(random), ++elsewhere));
          case 21, 22, 23, 24, 25, 26 -> desk.deliver();
          case 27, 28 -> desk.step(new Input.Follow(interests(random)));
          case 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39 -> desk.pass(random.nextInt(3000));
          case 100 -> {
            server.rollBack(random.nextInt(4));
            // A snapshot that was put back unnoticed keeps the name of the log.
            if (random.nextBoolean()) {
              server.rename();
            }
            desk.cut();
            rolledBack = true;
          }
          default -> desk.carry();
        }
        if (!rolledBack) {
          assertPrefix(server, desk);
        }
      }
      heal(desk);
      assertConverged(server, desk);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }

  private static void heal(SimulatedDesk desk) {
    desk.bad = false;
    desk.step(new Input.Follow(Set.of(SampleEvents.ELENA, SampleEvents.TOM)));
    // One minute is enough for the longest back-off and what comes after it.
    for (int i = 0; i < 300; i++) {
      desk.pass(200);
      desk.deliver();
      while (!desk.isQuiet()) {
        desk.carry();
      }
    }
  }

  private static void assertConverged(ModelServer server, SimulatedDesk desk) {
    assertEquals(SyncState.LIVE, desk.sync.state());
    assertEquals(new SyncStore.Counts(0, 0), desk.local.sync().counts());
    assertEquals(
        (long) SyncStore.positions(desk.local.sync().standing()).getOrDefault(0, 0L),
        server.log.size(),
        "cursor");
    List<EventId> stored =
        server.log.stream()
            .filter(event -> !event.event().origin().device().equals(SampleEvents.ELSEWHERE))
            .map(event -> event.event().id())
            .toList();
    assertEquals(desk.written, stored, "own events at the server, each once and in order");
    assertEquals(server.log, desk.local.confirmed(), "what the desktop knows");
  }

  /** At any moment the desktop has all that it follows up to its cursor, and no other version. */
  private static void assertPrefix(ModelServer server, SimulatedDesk desk) {
    long cursor = SyncStore.positions(desk.local.sync().standing()).getOrDefault(0, 0L);
    if (!of(SampleEvents.ELENA, server.log, cursor)
        .equals(of(SampleEvents.ELENA, desk.local.confirmed(), cursor))) {
      fail("something is missing or wrong before position " + cursor);
    }
  }

  private static List<PlacedEvent> of(CitizenId citizen, List<PlacedEvent> log, long upto) {
    return log.stream()
        .filter(event -> event.event().subject().citizen().equals(citizen))
        .filter(event -> event.place().pos() <= upto)
        .toList();
  }

  private static Set<CitizenId> interests(Random random) {
    return random.nextBoolean()
        ? Set.of(SampleEvents.ELENA)
        : Set.of(SampleEvents.ELENA, SampleEvents.TOM);
  }

  private static CitizenId citizen(Random random) {
    return random.nextInt(3) == 0 ? SampleEvents.TOM : SampleEvents.ELENA;
  }
}
