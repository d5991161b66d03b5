// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Breaks a centre at random, and mends what it broke after a while. One seed gives one sequence of
 * faults; when they strike depends on the machine too.
 */
final class Storm implements AutoCloseable {
  private static final double MEAN_PAUSE_MILLIS = 300;
  private static final int[] WRONG_CLOCKS = {-86_400, -3600, -600, 0, 600, 3600, 86_400};

  private final Centre centre;
  private final Random random;
  private final Consumer<String> diary;
  private final List<String> desks;
  private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
  private final ScheduledExecutorService mender =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon(true).name("mender").factory());
  private final Executor repairs = work -> Thread.ofVirtual().name("repair").start(work);
  private final Set<Object> inRepair = ConcurrentHashMap.newKeySet();
  private final List<CompletableFuture<Void>> running = new ArrayList<>();

  Storm(Centre centre, long seed, Consumer<String> diary) {
    this.centre = centre;
    this.random = new Random(seed);
    this.diary = diary;
    this.desks = List.copyOf(centre.proxies().keySet());
    for (Fault fault : Fault.values()) {
      counts.put(fault, 0);
    }
  }

  /** Returns how often each fault struck, as the verdict calls them. */
  Map<String, Integer> counts() {
    Map<String, Integer> named = new TreeMap<>();
    counts.forEach((fault, count) -> named.put(fault.key(), count));
    return named;
  }

  /**
   * Rages for so long; then everything that was killed is up again and every network fair.
   *
   * @throws java.util.concurrent.CompletionException if something that was killed does not come up
   */
  void rage(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < end) {
      pause((int) (random.nextExponential() * MEAN_PAUSE_MILLIS));
      strike(Fault.pick(random));
      running.removeIf(Storm::isOver);
    }
    running.forEach(CompletableFuture::join);
    mender.shutdownNow();
    for (FaultProxy proxy : centre.proxies().values()) {
      proxy.turn(Weather.FAIR);
      // Half of the connections go on with what was held back, as after a short break.
      if (random.nextBoolean()) {
        proxy.cut();
      }
    }
  }

  private static boolean isOver(CompletableFuture<Void> repair) {
    return repair.isDone() && repair.join() == null;
  }

  private void strike(Fault fault) {
    FaultProxy proxy = centre.proxies().get(any(desks));
    if (proxy == null) {
      return;
    }
    switch (fault) {
      case SERVER_KILL -> {
        ServerProgram server = any(centre.servers());
        repair(fault, 1, server, killServer(server, random.nextInt(2000)));
      }
      case ROLLBACK -> {
        if (centre.log().canRollBack()) {
          ServerProgram server = any(centre.servers());
          repair(fault, 1, server, rollBack(server, 1000 + random.nextInt(5000)));
        }
      }
      case PROMOTION -> {
        if (centre.log().canFailOver()) {
          repair(fault, 1, centre.log(), centre.log()::failOver);
        }
      }
      case DESKTOP_KILL -> {
        HostProgram host = any(centre.hosts());
        repair(fault, host.size(), host, killHost(host, random.nextInt(3000)));
      }
      case CUT -> strike(fault, proxy::cut);
      case MID_FRAME_CUT -> strike(fault, () -> proxy.cutAfter(random.nextInt(3000)));
      case REFUSAL -> refuse(proxy, 500 + random.nextInt(4000));
      case BLACK_HOLE -> weather(fault, proxy, Weather.BLACK_HOLE, 500 + random.nextInt(14_000));
      case HALF_OPEN -> {
        Weather weather = Weather.halfOpen(random.nextBoolean());
        weather(fault, proxy, weather, 500 + random.nextInt(14_000));
      }
      case DELAY -> {
        Weather weather = Weather.delayed(20 + random.nextInt(600));
        weather(fault, proxy, weather, 1000 + random.nextInt(6000));
      }
      case THROTTLE -> {
        Weather weather = Weather.narrow(2000 + random.nextInt(30_000));
        weather(fault, proxy, weather, 1000 + random.nextInt(6000));
      }
      case CLOCK_JUMP -> {
        String desk = any(desks);
        int shift = WRONG_CLOCKS[random.nextInt(WRONG_CLOCKS.length)];
        strike(fault, () -> centre.hosts().forEach(host -> host.shiftClock(desk, shift)));
      }
    }
  }

  private void strike(Fault fault, Runnable blow) {
    counts.merge(fault, 1, Integer::sum);
    blow.run();
  }

  private void weather(Fault fault, FaultProxy proxy, Weather weather, int millis) {
    strike(fault, () -> proxy.turn(weather));
    var _ = mender.schedule(() -> proxy.turn(Weather.FAIR), millis, TimeUnit.MILLISECONDS);
  }

  private void refuse(FaultProxy proxy, int millis) {
    repair(
        Fault.REFUSAL,
        1,
        proxy,
        () -> {
          proxy.refuse();
          proxy.cut();
          pause(millis);
          proxy.admit();
        });
  }

  private static Runnable killServer(ServerProgram server, int downMillis) {
    return () -> {
      server.kill();
      pause(downMillis);
      server.start();
    };
  }

  private Runnable rollBack(ServerProgram server, int ageMillis) {
    return () -> {
      centre.log().backUp();
      pause(ageMillis);
      server.kill();
      centre.log().rollBack();
      server.start();
    };
  }

  private static Runnable killHost(HostProgram host, int downMillis) {
    return () -> {
      host.kill();
      pause(downMillis);
      host.start();
    };
  }

  /** What is broken and not mended yet is not broken once more. */
  private void repair(Fault fault, int count, Object broken, Runnable work) {
    if (!inRepair.add(broken)) {
      return;
    }
    counts.merge(fault, count, Integer::sum);
    boolean isTold = broken instanceof ServerProgram || broken instanceof LogPlace;
    long begin = System.nanoTime();
    if (isTold) {
      diary.accept(fault.key());
    }
    running.add(
        CompletableFuture.runAsync(work, repairs)
            .whenComplete(
                (done, failure) -> {
                  inRepair.remove(broken);
                  if (isTold) {
                    double seconds = (System.nanoTime() - begin) / 1e9;
                    diary.accept("%s mended after %.1f s".formatted(fault.key(), seconds));
                  }
                }));
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static void pause(int millis) {
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
  }

  @Override
  public void close() {
    mender.shutdownNow();
  }
}
