// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.node;

import org.citizendesk.protocol.connector.Health;
import org.citizendesk.server.feature.ServerFeature.Running;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.feature.Timers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Work that one node does for all: it begins when this node gets the lease and ends before another
 * can get it.
 */
public final class SoleWork implements Running {
  private static final Logger LOG = LoggerFactory.getLogger(SoleWork.class);
  private static final Duration RENEW = Duration.ofSeconds(4);

  private final Lease lease;
  private final Services services;
  private final Supplier<Running> starter;
  private final Timers.Timer timer;
  private @Nullable Running working;
  private Instant heldUntil = Instant.MIN;
  private boolean closed;

  private SoleWork(Lease lease, Services services, Supplier<Running> starter) {
    this.lease = lease;
    this.services = services;
    this.starter = starter;
    this.timer = services.timers().every(RENEW, this::renew);
  }

  /**
   * Starts the work here, at once if no other node can do it.
   *
   * @param name of the work; the same on all nodes
   */
  public static Running start(String name, Services services, Supplier<Running> starter) {
    if (!services.log().isShared()) {
      return starter.get();
    }
    SoleWork work =
        new SoleWork(new Lease(name, services.uuids().next().toString()), services, starter);
    work.renew();
    return work;
  }

  private void renew() {
    Instant asked = services.clock().instant();
    var _ =
        services
            .log()
            .write(tx -> lease.take(tx.handle(), asked))
            .exceptionally(
                failure -> {
                  LOG.warn("cannot renew the lease of {}: {}", lease.name(), failure.toString());
                  return false;
                })
            .thenAccept(held -> answered(held, asked));
  }

  private synchronized void answered(boolean held, Instant asked) {
    if (held) {
      heldUntil = asked.plus(Lease.TERM);
    }
    boolean mine = !closed && services.clock().instant().plus(RENEW).isBefore(heldUntil);
    if (mine && working == null) {
      LOG.info("this node now does {}", lease.name());
      working = starter.get();
    } else if (!mine && working != null) {
      LOG.warn("another node may do {} from now on", lease.name());
      working.close();
      working = null;
    }
  }

  @Override
  public synchronized Optional<Health> health() {
    return working == null
        ? Optional.of(new Health(Health.State.UP, "Another node does this."))
        : working.health();
  }

  @Override
  public void close() {
    timer.cancel();
    synchronized (this) {
      closed = true;
      if (working != null) {
        working.close();
        working = null;
      }
    }
    try {
      services.log().write(tx -> giveBack(tx.handle())).join();
    } catch (RuntimeException e) {
      LOG.warn("the lease of {} lapses by itself: {}", lease.name(), e.toString());
    }
  }

  private boolean giveBack(org.jdbi.v3.core.Handle handle) {
    lease.giveBack(handle);
    return true;
  }
}
