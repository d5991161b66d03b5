// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.maintenance;

import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.log.ChainCheck;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.store.Database;
import org.citizendesk.store.DurableFiles;
import org.citizendesk.store.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Puts a copy of the SQLite store back in its place. */
public final class Backups {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private Backups() {}

  /**
   * Checks a copy and makes it the store. What stood there is kept beside it. The log goes on under
   * a new name, so that desktops offer again what the copy lacks.
   *
   * @param copy made by {@link Database#copy}
   * @param store the file that the server opens; the server must not be running
   * @return where the store that stood there is kept; the copy's own name if there was none
   * @throws StorageException if the copy is damaged, or the server is running
   */
  public static Path restore(Path copy, Path store, Clock clock, Uuids uuids) {
    Path fresh = store.resolveSibling(store.getFileName() + ".restored");
    Path kept =
        store.resolveSibling(
            store.getFileName() + ".before-restore-" + STAMP.format(clock.instant()));
    try {
      DurableFiles.createFolders(DurableFiles.folder(store));
      remove(fresh);
      Files.copy(copy, fresh, StandardCopyOption.REPLACE_EXISTING);
      prepare(fresh, uuids);
      if (Files.exists(store)) {
        // Opening takes the lock, so a server that runs on it is found out here.
        Database.open(store, SqliteEventLog.SCHEMA).close();
        keep(store, kept);
      }
      removeBeside(store);
      DurableFiles.sync(fresh);
      DurableFiles.move(fresh, store);
      remove(fresh);
      return Files.exists(kept) ? kept : copy;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot put " + copy + " in the place of " + store, e);
    }
  }

  private static void prepare(Path fresh, Uuids uuids) {
    try (Database database = Database.open(fresh, SqliteEventLog.SCHEMA)) {
      ChainCheck.Result check = ChainCheck.check(database);
      if (check.broken().isPresent()) {
        ChainCheck.Broken broken = check.broken().get();
        throw new StorageException(
            "the copy is damaged at position " + broken.position() + ": " + broken.what(), null);
      }
      database.write(
          tx ->
              tx.handle()
                  .execute("update meta set v = ? where k = 'log_epoch'", uuids.next().toString()));
    }
  }

  /** Gives a store a second name, so that there is one in its place at every moment. */
  private static void keep(Path store, Path kept) throws IOException {
    try {
      Files.createLink(kept, store);
      DurableFiles.syncFolder(DurableFiles.folder(kept));
    } catch (UnsupportedOperationException | FileSystemException e) {
      // not every disk can: then there is none for a moment
      DurableFiles.move(store, kept);
    }
  }

  private static void remove(Path store) throws IOException {
    Files.deleteIfExists(store);
    removeBeside(store);
  }

  /** Removes what lies beside a store, so that no old journal is taken for that of a new file. */
  private static void removeBeside(Path store) throws IOException {
    for (String suffix : List.of("-wal", "-shm", ".lock")) {
      Files.deleteIfExists(store.resolveSibling(store.getFileName() + suffix));
    }
  }
}
