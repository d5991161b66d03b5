// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.disk;

import org.citizendesk.store.CommitObserver;
import org.citizendesk.store.NoRoom;
import org.citizendesk.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Watches the room of a store that is a database of its own: how much there is nobody here knows,
 * but the database says when there is none.
 *
 * <p>Thread-safe.
 */
public final class DatabaseRoom implements RoomGuard {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseRoom.class);
  private static final String WHY =
      "the database has no room left; nothing is taken until it has some";

  private final Store store;
  private final BooleanSupplier hasRoom;
  private volatile boolean full;

  /**
   * Watches a store.
   *
   * @param hasRoom tries whether the database has room for more than a little
   */
  public DatabaseRoom(Store store, BooleanSupplier hasRoom) {
    this.store = store;
    this.hasRoom = hasRoom;
  }

  @Override
  public CommitObserver before(CommitObserver next) {
    return new FailedCommits(this::commitFailed, next);
  }

  private synchronized void commitFailed(Throwable why) {
    if (!full && NoRoom.isWhy(why)) {
      full = true;
      store.refuse(WHY);
      LOG.error("{}", WHY);
    }
  }

  @Override
  public synchronized void look() {
    if (full && hasRoom.getAsBoolean()) {
      full = false;
      store.refuse("");
      LOG.info("the database has room again; the server goes on");
    }
  }

  @Override
  public DiskReport report() {
    return full
        ? new DiskReport(DiskReport.State.FULL, null, null, List.of(WHY))
        : new DiskReport(DiskReport.State.OK, null, null, List.of());
  }

  @Override
  public boolean isFull() {
    return full;
  }
}
