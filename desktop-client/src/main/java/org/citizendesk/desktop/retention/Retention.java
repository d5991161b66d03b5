// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.retention;

import org.citizendesk.desktop.attachment.Leftovers;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.store.Upkeep;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.store.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sees to it that data which nobody needs here goes after some days: on a thread of its own, in
 * short steps between the agent's writes.
 *
 * <p>Thread-safe.
 */
public final class Retention implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration FIRST = Duration.ofMinutes(2);
  private static final Duration AGAIN = Duration.ofHours(6);
  // Who is looked at for hours is noted no more often than this.
  private static final Duration NOTED = Duration.ofHours(1);
  private static final long GOODBYE_SECONDS = 5;

  private final Upkeep upkeep;
  private final Duration keep;
  private final Clock clock;
  private final Supplier<Set<CitizenId>> needed;
  private final Leftovers leftovers;
  private final Map<CitizenId, Instant> noted = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("retention").daemon(true).factory());
  private volatile boolean closing;

  /**
   * @param keepDays how long what nobody needs stays
   * @param needed the citizens who are in hand or looked at; asked on another thread
   * @param leftovers knows the files
   */
  public Retention(
      LocalStore store,
      int keepDays,
      Clock clock,
      Supplier<Set<CitizenId>> needed,
      Leftovers leftovers) {
    this.leftovers = leftovers;
    this.upkeep = new Upkeep(store, () -> !closing);
    this.keep = Duration.ofDays(keepDays);
    this.clock = clock;
    this.needed = needed;
  }

  /** Begins soon, and comes back some times a day. */
  public void start() {
    var _ =
        thread.scheduleWithFixedDelay(
            this::tryRound, FIRST.toSeconds(), AGAIN.toSeconds(), TimeUnit.SECONDS);
  }

  /** Somebody looks at a citizen, whose data then stays. Never blocks. */
  public void opened(CitizenId citizen) {
    Instant now = clock.instant();
    Instant before = noted.get(citizen);
    if (before == null || Duration.between(before, now).compareTo(NOTED) > 0) {
      noted.put(citizen, now);
      upkeep.opened(citizen);
    }
  }

  private void tryRound() {
    try {
      round();
    } catch (StorageException e) {
      LOG.warn("old data could not go now; it is tried again: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("old data could not go", e);
    }
  }

  /** Takes away everything that may go now. Blocks until it is done. */
  public void round() {
    Instant before = clock.instant().minus(keep);
    noted.values().removeIf(at -> at.isBefore(before));
    int own = upkeep.prune(before);
    int others = upkeep.trim(before, needed);
    upkeep.shrink();
    int files = closing ? 0 : leftovers.sweep(before);
    if (own + others + files > 0) {
      LOG.info("{} own events, {} events of timelines and {} files went", own, others, files);
    }
    if (!closing) {
      upkeep.check(clock.instant());
    }
  }

  @Override
  public void close() {
    closing = true;
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a step of the upkeep goes on");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
