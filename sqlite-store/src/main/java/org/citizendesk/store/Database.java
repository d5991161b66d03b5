// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One SQLite file. Reads go to a small pool of connections that cannot write. */
public final class Database implements Store {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final Path file;
  private final FileLock lock;
  private final GroupWriter writer;
  private final Readers readers;

  private Database(Path file, FileLock lock, GroupWriter writer, Readers readers) {
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
    Path absolute = prepared(file);
    return open(absolute, migrations, FileLock.take(absolute));
  }

  /**
   * Opens a file for a few small writes also while another program has it open, which then must be
   * of the same version. SQLite keeps the two apart; what the other one remembers of the file is
   * its own affair.
   *
   * @throws StorageException if it is damaged, or if it was written by a newer program
   */
  public static Database join(Path file, String migrations) {
    Path absolute = prepared(file);
    return FileLock.tryTake(absolute)
        .map(lock -> open(absolute, migrations, lock))
        .orElseGet(() -> started(absolute, FileLock.NONE));
  }

  private static Path prepared(Path file) {
    Connections.requireSafe(Connections.version());
    Path absolute = file.toAbsolutePath();
    try {
      DurableFiles.createFolders(DurableFiles.folder(absolute));
    } catch (IOException e) {
      throw new StorageException("cannot create the folder " + absolute.getParent(), e);
    }
    return absolute;
  }

  private static Database open(Path absolute, String migrations, FileLock lock) {
    try {
      Schema.bringUpToDate(absolute, migrations);
      return started(absolute, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Database started(Path absolute, FileLock lock) {
    GroupWriter writer = GroupWriter.start(new SqliteSession(absolute));
    return new Database(absolute, lock, writer, new Readers(absolute));
  }

  /** Returns the file. */
  public Path file() {
    return file;
  }

  @Override
  public <T> CompletableFuture<T> submit(Function<Tx, T> write) {
    return writer.submit(write);
  }

  @Override
  public <T> CompletableFuture<T> submit(Function<Tx, T> write, Function<Tx, T> ifRefused) {
    return writer.submit(write, ifRefused);
  }

  @Override
  public void refuse(String why) {
    writer.refuse(why);
  }

  /**
   * Brings the write-ahead log into the file and empties it.
   *
   * @throws StorageException if that is not possible now; nothing is lost
   */
  public void checkpoint() {
    try (Connection connection = Connections.writing(file);
        var statement = connection.createStatement()) {
      statement.execute("pragma wal_checkpoint(truncate)");
    } catch (SQLException e) {
      throw new StorageException("cannot empty the write-ahead log of " + file, e);
    }
  }

  /**
   * Lets the file become smaller when rows go. A file that was made without this is written anew,
   * once; if there is no room for that, it stays as it is, and what is freed is used again.
   */
  public void makeShrinkable() {
    try (Connection connection = Connections.writing(file)) {
      FreeRoom.allow(connection);
    } catch (SQLException e) {
      LOG.warn("{} cannot be made to shrink: {}", file, e.getMessage());
    }
  }

  /**
   * Gives some of the free room in the file back to the disk, in one short transaction of the
   * writer. Waits for it.
   *
   * @param pages how many at most
   * @return whether there is more
   */
  public boolean shrink(int pages) {
    return write(tx -> FreeRoom.release(tx.handle().getConnection(), pages));
  }

  /**
   * Looks through the whole file, beside all other work. Takes its time.
   *
   * @param thorough whether to compare indexes and rows too, which takes several times as long
   * @return what is wrong with it; empty if it is whole
   */
  public Optional<String> damage(boolean thorough) {
    String question = thorough ? "pragma integrity_check(1)" : "pragma quick_check(1)";
    try {
      String verdict = read(handle -> handle.createQuery(question).mapTo(String.class).one());
      return "ok".equals(verdict) ? Optional.empty() : Optional.of(verdict);
    } catch (JdbiException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Returns how large the write-ahead log is, in bytes. */
  public long walBytes() {
    try {
      return Files.size(file.resolveSibling(file.getFileName() + "-wal"));
    } catch (IOException e) {
      return 0; // there is none until something is written
    }
  }

  @Override
  public <T> T read(Function<Handle, T> query) {
    return readers.read(query);
  }

  @Override
  public void observe(CommitObserver observer) {
    writer.observe(observer);
  }

  /**
   * Copies a whole store into another file with SQLite's online backup, while this or another
   * program works on.
   *
   * @throws StorageException if there is no store, or the copy could not be made
   */
  public static void copy(Path file, Path target) {
    if (!Files.exists(file)) {
      throw new StorageException("there is no store " + file, null);
    }
    Schema.backup(file, target);
  }

  @Override
  public void close() {
    writer.close();
    readers.close();
    lock.close();
  }
}
