// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.citizendesk.server.disk.DiskGuard;
import org.citizendesk.server.disk.RoomGuard;
import org.citizendesk.server.disk.StoreCheck;
import org.citizendesk.server.log.LogObserver;
import org.citizendesk.server.sync.SyncHub;
import org.citizendesk.store.CommitObserver;
import java.time.Clock;
import java.time.Duration;

/**
 * Counts and times. Nothing in them is about a citizen or an agent. Names and units are those of
 * Prometheus: seconds, and counts that only grow end in {@code _total}.
 *
 * <p>Thread-safe.
 */
public final class Metrics implements CommitObserver, LogObserver, AutoCloseable {
  private static final double[] PERCENTILES = {0.5, 0.99};

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Timer commits =
      Timer.builder("desk.commit")
          .description("from the beginning of a group of writes until it is on disk")
          .publishPercentiles(PERCENTILES)
          .register(registry);
  private final DistributionSummary batches =
      DistributionSummary.builder("desk.commit.writes")
          .description("writes in one group")
          .publishPercentiles(PERCENTILES)
          .register(registry);
  private final Counter failed = counter("desk.commit.failed", "groups that could not be written");
  private final Counter rejected = counter("desk.events.rejected", "events refused for good");
  private final Counter forks = counter("desk.forks", "copies of a desktop's database found");
  private final Timer doorbell =
      Timer.builder("desk.doorbell.delay")
          .description("from the reception of an event at one node until another has read it")
          .publishPercentiles(PERCENTILES)
          .register(registry);

  /** Measures from now on. */
  public Metrics() {}

  private Counter counter(String name, String what) {
    return Counter.builder(name).description(what).register(registry);
  }

  /** Measures the connections of this hub too. */
  public void watch(SyncHub hub, Clock clock) {
    gauge("desk.connections", "desktops connected", hub::connections);
    gauge("desk.lag.positions", "positions that the slowest desktop is behind", hub::mostBehind);
    gauge(
        "desk.unacked.age.seconds",
        "how long the oldest event has waited at a connected desktop",
        () ->
            hub.waitingSince()
                .map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0));
  }

  /** Measures whether the store has room. */
  public void watch(RoomGuard room) {
    gauge(
        "desk.disk.full", "1 while nothing is taken for want of room", () -> room.isFull() ? 1 : 0);
  }

  /** Measures the disk of the store. */
  public void measure(DiskGuard disk) {
    gauge("desk.disk.free.bytes", "bytes free on the disk of the store", disk::free);
    gauge("desk.wal.bytes", "bytes of the store's write-ahead log", disk::walBytes);
    gauge(
        "desk.disk.sync.seconds",
        "how long the disk took to confirm a small write when it was measured; 0 before",
        () -> disk.syncs().toNanos() / 1e9);
  }

  /** Measures what looking through the store's file found. */
  public void watch(StoreCheck check) {
    gauge(
        "desk.store.damaged",
        "1 if the store's file was damaged when it was looked through",
        () -> check.isDamaged() ? 1 : 0);
    gauge(
        "desk.store.checked.timestamp.seconds",
        "when the store's file was looked through last; 0 before",
        check::checkedAt);
  }

  private void gauge(String name, String what, java.util.function.Supplier<Number> value) {
    Gauge.builder(name, value).description(what).register(registry);
  }

  @Override
  public void committed(int writes, Duration took) {
    commits.record(took);
    batches.record(writes);
  }

  @Override
  public void failed(int writes, Throwable why) {
    failed.increment();
  }

  @Override
  public void rejected(int events) {
    rejected.increment(events);
  }

  @Override
  public void forked() {
    forks.increment();
  }

  @Override
  public void heardOfOthers(Duration late) {
    doorbell.record(late);
  }

  /** Returns all figures as Prometheus reads them. */
  public String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    registry.close();
  }
}
