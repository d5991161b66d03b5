// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jdbi.v3.core.Handle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * One SQLite file. Writes queue up for a single thread that commits them in groups (drain what is
 * queued, commit, repeat); a write's future completes only when it is on disk. Reads go to a small
 * pool of connections that cannot write.
 *
 * <p>Thread-safe. Nothing here may be called from a user-interface thread, except {@link #submit}.
 */
public final class Database implements AutoCloseable {
  private final Path file;
  private final FileLock lock;
  private final Writer writer;
  private final Readers readers;

  private Database(Path file, FileLock lock, Writer writer, Readers readers) {
    this.file = file;
    this.lock = lock;
    this.writer = writer;
    this.readers = readers;
  }

  /**
   * Opens the file, making it and its folder if need be, and brings it to the newest schema.
   *
   * @param file on a local disk
   * @param migrations class-path folder of the schema's scripts, {@code V001__what.sql} and so on
   * @throws StorageException if another program has it open, if it is damaged, or if it was written
   *     by a newer program; the file is then as it was
   */
  public static Database open(Path file, String migrations) {
    Connections.requireSafe(Connections.version());
    Path absolute = file.toAbsolutePath();
    try {
      Files.createDirectories(absolute.getParent());
    } catch (IOException e) {
      throw new StorageException("cannot create the folder " + absolute.getParent(), e);
    }
    FileLock lock = FileLock.take(absolute);
    try {
      Schema.bringUpToDate(absolute, migrations);
      Writer writer = Writer.start(absolute);
      return new Database(absolute, lock, writer, new Readers(absolute));
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Returns the file. */
  public Path file() {
    return file;
  }

  /**
   * Queues a write. The future completes after the commit; it fails with the write's own exception,
   * or with {@link StorageException} if the commit failed. A write that throws is undone and does
   * not disturb the others of its group.
   */
  public <T> CompletableFuture<T> submit(Function<Tx, T> write) {
    return writer.submit(write);
  }

  /**
   * Writes and waits for the disk.
   *
   * @throws StorageException if the commit failed; what the write itself throws comes as it is
   */
  public <T> T write(Function<Tx, T> write) {
    try {
      return submit(write).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Reads what is committed, on the caller's thread. */
  public <T> T read(Function<Handle, T> query) {
    return readers.read(query);
  }

  /**
   * Copies the whole store into another file while work goes on, with SQLite's online backup.
   *
   * @throws StorageException if the copy could not be made
   */
  public void backupTo(Path target) {
    Schema.backup(file, target);
  }

  /**
   * Finishes the writes that are queued and closes the file.
   *
   * @throws IllegalStateException if called by a write, or by what runs after one: it would wait
   *     for itself
   */
  @Override
  public void close() {
    writer.close();
    readers.close();
    lock.close();
  }
}
