// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.disk;

import org.citizendesk.store.CommitObserver;
import org.citizendesk.store.Database;
import org.citizendesk.store.DurableFiles;
import org.citizendesk.store.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Watches the disk of a SQLite store. When a commit fails for want of room, it gives away the room
 * that was kept back, so that the store can still be tidied up and closed, and refuses all writes
 * until there is room again.
 *
 * <p>Thread-safe.
 */
public final class DiskGuard implements RoomGuard {
  private static final Logger LOG = LoggerFactory.getLogger(DiskGuard.class);
  private static final long LARGE_WAL = 64 * DiskLimits.MEBIBYTE;
  private static final Duration TOO_GOOD = Duration.ofNanos(50_000);

  private final Database database;
  private final Path folder;
  private final DiskLimits limits;
  private final Reserve reserve;
  private volatile boolean full;
  private volatile Duration syncs = Duration.ZERO;

  /** Watches, but does nothing before the first {@link #look}. */
  public DiskGuard(Database database, DiskLimits limits) {
    this.database = database;
    this.folder = DurableFiles.folder(database.file());
    this.limits = limits;
    this.reserve = new Reserve(folder.resolve("reserve"), limits.reserve());
  }

  @Override
  public CommitObserver before(CommitObserver next) {
    return new FailedCommits(why -> commitFailed(), next);
  }

  /** Whatever it failed with: with hardly any room left it is the room. */
  private synchronized void commitFailed() {
    if (full || free() >= limits.low()) {
      return;
    }
    full = true;
    database.refuse("the disk of " + folder + " is full; nothing is taken until there is room");
    reserve.release();
    LOG.error(
        "the disk of {} is full: nothing is taken until {} MiB are free",
        folder,
        mebibytes(limits.low() + limits.reserve()));
  }

  /** Looks at the disk: keeps room back, goes on when there is some again. May take a second. */
  @Override
  public synchronized void look() {
    if (syncs.isZero()) {
      measure();
    }
    if (full) {
      tidy();
    }
    boolean roomy = free() >= limits.low() + limits.reserve();
    if (roomy && limits.reserve() > 0 && !reserve.isHere()) {
      reserve.make();
    }
    if (full && roomy) {
      full = false;
      database.refuse("");
      LOG.info("there is room on the disk of {} again; the server goes on", folder);
    }
  }

  private void tidy() {
    try {
      database.checkpoint();
    } catch (StorageException e) {
      LOG.warn("the store cannot be tidied up yet: {}", e.getMessage());
    }
  }

  private void measure() {
    try {
      syncs = SyncSpeed.measure(folder);
      if (isTooGood()) {
        LOG.warn("{}", tooGood());
      }
    } catch (IOException e) {
      LOG.warn("cannot measure the disk of {}: {}", folder, e.toString());
    }
  }

  @Override
  public DiskReport report() {
    List<String> warnings = new ArrayList<>();
    if (full) {
      warnings.add("the disk is full: nothing is taken until there is room");
    } else if (free() < limits.low()) {
      warnings.add(
          "only %d MiB are free on the disk of the store; it should be %d"
              .formatted(mebibytes(free()), mebibytes(limits.low())));
    }
    if (database.walBytes() > LARGE_WAL) {
      warnings.add(
          "the write-ahead log has %d MiB: something has been reading for very long"
              .formatted(mebibytes(database.walBytes())));
    }
    DiskReport.State state = warnings.isEmpty() ? DiskReport.State.OK : DiskReport.State.WATCH;
    if (isTooGood()) {
      warnings.add(tooGood());
    }
    return new DiskReport(
        full ? DiskReport.State.FULL : state,
        mebibytes(free()),
        mebibytes(database.walBytes()),
        warnings);
  }

  private boolean isTooGood() {
    return !syncs.isZero() && syncs.compareTo(TOO_GOOD) < 0;
  }

  private String tooGood() {
    return "the disk confirms a write after %d µs: its cache may not survive a power loss"
        .formatted(syncs.toNanos() / 1000);
  }

  @Override
  public boolean isFull() {
    return full;
  }

  /** Returns how many bytes may still be used; 0 if that cannot be told. */
  public long free() {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      LOG.warn("cannot tell how much is free in {}: {}", folder, e.toString());
      return 0;
    }
  }

  /** Returns how large the store's write-ahead log is, in bytes. */
  public long walBytes() {
    return database.walBytes();
  }

  /** Returns how long the disk takes to confirm a write; zero before it was measured. */
  public Duration syncs() {
    return syncs;
  }

  private static long mebibytes(long bytes) {
    return bytes / DiskLimits.MEBIBYTE;
  }
}
