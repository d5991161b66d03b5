// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.desktop.sync.SyncStore;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * A store whose computer can lose power before or after any of its transactions, and whose disk can
 * be full. What a transaction left is on disk.
 */
final class FragileStore implements SyncStore {
  private final SyncStore store;
  private Trouble next = Trouble.NONE;
  private long transactions;

  FragileStore(SyncStore store) {
    this.store = store;
  }

  /** What becomes of the next transaction. */
  enum Trouble {
    NONE,
    POWER_LOST_BEFORE,
    POWER_LOST_AFTER,
    DISK_FULL
  }

  /** The computer lost power; it does nothing more. */
  static final class PowerLoss extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A transaction could not be stored, and nothing of it was. */
  static final class DiskFull extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  void prepare(Trouble trouble) {
    next = trouble;
  }

  /** Returns how many transactions there were. */
  long transactions() {
    return transactions;
  }

  private <T> T transaction(Supplier<T> work) {
    Trouble trouble = next;
    next = Trouble.NONE;
    if (trouble == Trouble.POWER_LOST_BEFORE) {
      throw new PowerLoss();
    }
    if (trouble == Trouble.DISK_FULL) {
      throw new DiskFull();
    }
    transactions++;
    T result = work.get();
    if (trouble == Trouble.POWER_LOST_AFTER) {
      throw new PowerLoss();
    }
    return result;
  }

  private void transaction(Runnable work) {
    transaction(
        () -> {
          work.run();
          return true;
        });
  }

  @Override
  public Standing standing() {
    return store.standing();
  }

  @Override
  public Counts counts() {
    return store.counts();
  }

  @Override
  public Welcomed welcomed(
      String logEpoch, long hwm, List<ServerFrame.Head> heads, List<Integer> reread) {
    return transaction(() -> store.welcomed(logEpoch, hwm, heads, reread));
  }

  @Override
  public List<Event> toPush(long after, long mark, int max) {
    return store.toPush(after, mark, max);
  }

  @Override
  public void sending(long upto) {
    store.sending(upto);
  }

  @Override
  public void acked(ServerFrame.Ack ack) {
    transaction(() -> store.acked(ack));
  }

  @Override
  public void rejected(ServerFrame.Reject reject) {
    transaction(() -> store.rejected(reject));
  }

  @Override
  public Applied apply(Range range) {
    return transaction(() -> store.apply(range));
  }

  @Override
  public OptionalLong keep(ServerFrame.History history) {
    return transaction(() -> store.keep(history));
  }

  @Override
  public void fork(ClientFrame.Device fresh) {
    transaction(() -> store.fork(fresh));
  }

  @Override
  public void forgetLog() {
    transaction(store::forgetLog);
  }
}
