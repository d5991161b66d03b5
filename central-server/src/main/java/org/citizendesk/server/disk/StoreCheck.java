// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.disk;

import org.citizendesk.protocol.connector.Health;
import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.feature.Weekly;
import org.citizendesk.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Looks through the SQLite file every week, and says in the health report what it found. */
public final class StoreCheck implements ServerFeature {
  private static final Logger LOG = LoggerFactory.getLogger(StoreCheck.class);

  private final Database database;
  private volatile Optional<Result> last = Optional.empty();

  /** Looks through this file. */
  public StoreCheck(Database database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "store-check";
  }

  @Override
  public Running start(Services services) {
    Clock clock = services.clock();
    Weekly weekly =
        new Weekly("store-check", services.timers(), clock, goOn -> check(clock.instant()));
    return new Running() {
      @Override
      public Optional<Health> health() {
        return last.map(Result::health);
      }

      @Override
      public void close() {
        weekly.close();
      }
    };
  }

  /** Looks now; blocks as long as that takes. */
  void check(Instant now) {
    Optional<String> damage = database.damage(false);
    damage.ifPresent(what -> LOG.error("{} is damaged: {}", database.file(), what));
    last = Optional.of(new Result(now, damage));
  }

  /** Returns whether damage was found the last time. Thread-safe. */
  public boolean isDamaged() {
    return last.flatMap(Result::damage).isPresent();
  }

  /** Returns when it was looked last, in seconds since 1970; 0 before. Thread-safe. */
  public long checkedAt() {
    return last.map(result -> result.at().getEpochSecond()).orElse(0L);
  }

  private record Result(Instant at, Optional<String> damage) {
    Health health() {
      return damage
          .map(
              what ->
                  new Health(
                      Health.State.DOWN,
                      "The store's file is damaged: "
                          + what
                          + ". Stop the server, keep the file, and put the newest copy back with"
                          + " restore."))
          .orElseGet(
              () -> new Health(Health.State.UP, "The store's file was whole at " + at + "."));
    }
  }
}
