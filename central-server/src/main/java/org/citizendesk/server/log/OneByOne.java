// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.store.Refusals;
import org.citizendesk.store.Tx;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Takes a push event by event, because the store did not take all of it: what it does not take is
 * refused and kept apart, so that a desktop's queue goes on behind it.
 */
final class OneByOne {
  private static final Logger LOG = LoggerFactory.getLogger(OneByOne.class);

  // With nothing taken in between, it is no longer the events that are to blame, but the store.
  private static final int MOST_IN_A_ROW = 3;

  private static final PushRule.Refusal REFUSAL =
      new PushRule.Refusal(
          "not-storable",
          "the server's store does not take this entry; an administrator can accept it when that is"
              + " mended");

  private final SqliteEventLog log;
  private final Pushes pushes;
  private final AtomicInteger inARow = new AtomicInteger();

  OneByOne(SqliteEventLog log, Pushes pushes) {
    this.log = log;
    this.pushes = pushes;
  }

  /** The store is well: it has taken an event. */
  void somethingIsTaken() {
    inARow.set(0);
  }

  /** Takes a push in a transaction that has no other write. */
  PushOutcome take(Tx tx, Push push) {
    List<ServerFrame.Placed> placed = new ArrayList<>();
    List<ServerFrame.Reject> rejected = new ArrayList<>();
    List<ClientFrame.Cursor> newest = List.of();
    String epoch = "";
    long upto = 0;
    for (Event event : push.events()) {
      PushOutcome outcome = takeOne(tx, new Push(push.from(), push.user(), List.of(event)));
      placed.addAll(outcome.placed());
      rejected.addAll(outcome.rejected());
      newest = PushOutcome.last(newest, outcome.newest());
      epoch = outcome.epoch();
      upto = outcome.uptoSeq();
    }
    return new PushOutcome(epoch, upto, placed, rejected, newest);
  }

  private PushOutcome takeOne(Tx tx, Push one) {
    Handle handle = tx.handle();
    handle.execute("savepoint one_event");
    Held held = new Held(tx);
    try {
      PushOutcome outcome = log.run(held, open -> pushes.take(open, one));
      log.group(tx).writeNow();
      handle.execute("release one_event");
      held.release();
      return outcome;
    } catch (RuntimeException e) {
      // Whatever it was, it goes on to the caller unless the store refused it.
      if (!Refusals.isRefusal(e) || inARow.incrementAndGet() > MOST_IN_A_ROW) {
        throw e;
      }
      LOG.error("the store does not take event {}", one.events().getFirst().id(), e);
    }
    handle.execute("rollback to one_event");
    handle.execute("release one_event");
    log.group(tx).forget();
    PushOutcome refused = log.run(tx, open -> pushes.refuse(open, one, REFUSAL));
    log.group(tx).writeNow();
    return refused;
  }

  /** Keeps back what is to happen after the commit, until it is known that the event is stored. */
  private static final class Held implements Tx {
    private final Tx tx;
    private final List<Runnable> actions = new ArrayList<>();

    Held(Tx tx) {
      this.tx = tx;
    }

    void release() {
      actions.forEach(tx::afterCommit);
    }

    @Override
    public Handle handle() {
      return tx.handle();
    }

    @Override
    public Handle reading() {
      return tx.reading();
    }

    @Override
    public void afterCommit(Runnable action) {
      actions.add(action);
    }

    @Override
    public <S extends Shared> S shared(Class<S> kind, Function<Handle, S> make) {
      return tx.shared(kind, make);
    }
  }
}
