// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One run: work in a storm, work's end, calm, and the judgement. */
final class FaultRun {
  private static final Duration GLANCE = Duration.ofMillis(250);
  private static final int CALM_SECONDS = 60;
  private static final Duration TELL = Duration.ofSeconds(5);

  private final Plan plan;
  private final Path folder;
  private final Consumer<String> diary;

  /** Where the log lies. */
  enum Store {
    SQLITE,
    POSTGRES,
    POSTGRES_STANDBY;

    LogPlace open(Path folder) {
      return switch (this) {
        case SQLITE -> new SqlitePlace(folder.resolve("server"));
        case POSTGRES -> PostgresPlace.start(folder.resolve("postgres"));
        case POSTGRES_STANDBY -> StandbyPlace.start(folder.resolve("postgres"));
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What to run.
   *
   * @param seconds how long the faults last
   * @param seed decides the faults
   */
  record Plan(int seconds, long seed, Store store, int desktops) {}

  /**
   * @param folder empty; what everybody keeps goes there
   * @param diary is told how it goes, in lines
   */
  FaultRun(Plan plan, Path folder, Consumer<String> diary) {
    this.plan = plan;
    this.folder = folder;
    this.diary = diary;
  }

  Verdict run() throws IOException {
    try (LogPlace log = plan.store().open(folder)) {
      Map<String, Integer> faults;
      double converged;
      Centre centre = Centre.open(folder, log, plan.desktops(), plan.seed());
      try (centre;
          Storm storm = new Storm(centre, plan.seed(), diary)) {
        requireConnected(centre);
        diary.accept(
            "%d desktops work at %d server(s) on %s"
                .formatted(plan.desktops(), log.nodes(), plan.store()));
        centre.hosts().forEach(host -> host.write(true));
        storm.rage(Duration.ofSeconds(plan.seconds()));
        centre.hosts().forEach(host -> host.write(false));
        faults = storm.counts();
        diary.accept("the faults are over: " + faults);
        converged = converge(centre, CALM_SECONDS + plan.seconds());
        tellOf(converged, centre);
      }
      Judge.Findings found = centre.judge();
      boolean chainHolds = centre.chainHolds();
      return Verdict.of(
          plan, found, new Verdict.Course(centre.written(), faults, converged, chainHolds));
    }
  }

  private void requireConnected(Centre centre) {
    if (converge(centre, CALM_SECONDS) == Verdict.NEVER) {
      throw new IllegalStateException("the desktops cannot connect: " + centre.late());
    }
  }

  /** Returns after how many seconds everybody has everything, at most so many. */
  private double converge(Centre centre, int mostSeconds) {
    long begin = System.nanoTime();
    long told = begin;
    while (!centre.late().isEmpty()) {
      long now = System.nanoTime();
      if (now - begin > Duration.ofSeconds(mostSeconds).toNanos()) {
        return Verdict.NEVER;
      }
      if (now - told > TELL.toNanos()) {
        told = now;
        diary.accept("not there yet: " + centre.late());
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private void tellOf(double converged, Centre centre) {
    diary.accept(
        converged == Verdict.NEVER
            ? "the desktops do not come to agree: " + centre.late()
            : "everybody has everything after %.1f s".formatted(converged));
  }
}
