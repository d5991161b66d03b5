// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.protocol.id.CitizenId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Keeps a local store small. Each step is one short transaction on the store's own writer, between
 * those of the agent; whoever calls waits, so it is for a thread of its own.
 */
public final class Upkeep {
  private static final int ROWS = 200;
  private static final int PAGES = 200;
  // A citizen is found by name for a year after the last contact.
  private static final Duration CARDS = Duration.ofDays(365);

  private static final Duration WEEK = Duration.ofDays(7);
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  private final LocalStore store;
  private final BooleanSupplier goOn;

  /**
   * @param goOn whether to begin another step
   */
  public Upkeep(LocalStore store, BooleanSupplier goOn) {
    this.store = store;
    this.goOn = goOn;
  }

  /**
   * Takes own events out of the outbox that the server confirmed, or that were refused and
   * dismissed, before a time. Nothing goes that still waits for its fate.
   *
   * @return how many went
   */
  public int prune(Instant before) {
    int gone = 0;
    long after = Long.MIN_VALUE;
    while (goOn.getAsBoolean()) {
      long from = after;
      List<Long> rows = store.read(handle -> Pruning.old(handle, from, before, ROWS));
      if (rows.isEmpty()) {
        break;
      }
      gone += store.change((handle, change) -> Pruning.prune(handle, rows, before));
      after = rows.getLast();
    }
    return gone;
  }

  /**
   * Takes the timelines away of citizens with whom nothing was done since a time. They are read
   * again from the server when somebody opens them.
   *
   * @param needed is asked for citizens who are in hand or looked at
   * @return how many events went
   */
  public int trim(Instant before, Supplier<Set<CitizenId>> needed) {
    int gone = 0;
    for (CitizenId citizen : store.read(handle -> Trimming.candidates(handle, before))) {
      int some = ROWS;
      while (some == ROWS && goOn.getAsBoolean()) {
        some = trim(citizen, before, needed);
        gone += some;
      }
    }
    int some = ROWS;
    while (some == ROWS && goOn.getAsBoolean()) {
      some = store.change((handle, change) -> Trimming.trimStates(handle, ROWS, before));
      gone += some;
    }
    dropCards(before);
    return gone;
  }

  private int trim(CitizenId citizen, Instant before, Supplier<Set<CitizenId>> needed) {
    return store.change(
        (handle, change) -> {
          boolean stays =
              needed.get().contains(citizen)
                  || store.depth().neededFrom(handle, citizen) != HistoryDepth.NONE
                  || Trimming.isInUse(handle, citizen, before);
          if (stays) {
            return 0;
          }
          change.looked(citizen);
          return Trimming.trim(handle, citizen, ROWS, store.now());
        });
  }

  private void dropCards(Instant before) {
    Instant old = store.now().minus(CARDS);
    for (CitizenId citizen : store.read(handle -> Trimming.oldCards(handle, old))) {
      if (goOn.getAsBoolean()) {
        store.change(
            (handle, change) -> {
              if (Trimming.dropCard(handle, citizen)) {
                change.described(citizen);
              }
              return true;
            });
      }
    }
    store.change(
        (handle, change) -> {
          Trimming.forgetOpened(handle, before);
          return true;
        });
  }

  /** Gives the room of what went back to the disk, a little at a time. */
  public void shrink() {
    while (goOn.getAsBoolean() && store.database().shrink(PAGES)) {
      // each round is a short transaction of its own
    }
  }

  /**
   * Looks through the whole file, once a week. If it is damaged the user is told, and at the next
   * start what can be read is saved into a new one.
   */
  public void check(Instant now) {
    boolean due =
        store.read(Identity::checkedAt).filter(at -> at.plus(WEEK).isAfter(now)).isEmpty();
    if (!due) {
      return;
    }
    Optional<String> damage = store.database().damage(true);
    if (damage.isPresent()) {
      LOG.error("the local store is damaged: {}", damage.get());
      Salvage.order(store.database().file());
      store.change(
          (handle, change) -> {
            StoreNotice.damaged(handle, now);
            change.written();
            return true;
          });
    }
    store.change(
        (handle, change) -> {
          Identity.checkedAt(handle, now);
          return true;
        });
  }

  /** Somebody looks at a citizen. Returns at once. */
  public void opened(CitizenId citizen) {
    Instant now = store.now();
    var _ =
        store.submit(
            tx -> {
              Trimming.opened(tx.handle(), citizen, now);
              return true;
            });
  }
}
