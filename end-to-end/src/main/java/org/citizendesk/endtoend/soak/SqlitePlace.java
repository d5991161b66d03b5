// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;

/** A log in the server's own data folder. */
public final class SqlitePlace implements LogPlace {
  private final Path file;
  private final Path copy;

  /**
   * Names one; nothing is opened.
   *
   * @param data the server's data folder
   */
  public SqlitePlace(Path data) {
    this.file = data.resolve("server.db");
    this.copy = data.resolve("server-copy.db");
  }

  @Override
  public String settings() {
    return "";
  }

  @Override
  public <T> T read(Function<Handle, T> query) {
    return read(file, query);
  }

  /** Reads a SQLite file that a program of ours wrote or is writing. */
  static <T> T read(Path file, Function<Handle, T> query) {
    try (Handle handle = Jdbi.create("jdbc:sqlite:" + file).open()) {
      handle.execute("pragma busy_timeout=5000");
      handle.execute("pragma query_only=on");
      return query.apply(handle);
    }
  }

  @Override
  public boolean canRollBack() {
    return true;
  }

  @Override
  public void backUp() {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      throw new UncheckedIOException("the older copy cannot be removed", e);
    }
    try (Handle handle = Jdbi.create("jdbc:sqlite:" + file).open()) {
      handle.execute("pragma busy_timeout=5000");
      handle.execute("vacuum into ?", copy.toString());
    }
  }

  @Override
  public void rollBack() {
    try {
      for (String beside : new String[] {"-wal", "-shm"}) {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + beside));
      }
      Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the log cannot be set back", e);
    }
  }

  @Override
  public void close() {
    // The file stays until its folder goes.
  }
}
