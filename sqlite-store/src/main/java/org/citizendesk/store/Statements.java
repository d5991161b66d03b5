// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * The few statements that everything stored needs, prepared once for a connection and bound without
 * detour: for these the way through Jdbi costs more than SQLite's own work. For one thread at a
 * time.
 */
public final class Statements implements AutoCloseable {
  private static final int MOST_AT_ONCE = 512;

  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private @Nullable Connection connection;

  /** Prepares nothing yet. */
  public Statements() {}

  /** Puts the values of one row, or what is asked for, into a statement. */
  @FunctionalInterface
  public interface Binding<T> {
    void bind(PreparedStatement statement, T value) throws SQLException;
  }

  /** Takes one row of an answer. */
  @FunctionalInterface
  public interface Row {
    void read(ResultSet row) throws SQLException;
  }

  /**
   * Runs a statement once for each row, many at a time.
   *
   * @throws StorageException if the store refuses one
   */
  public <T> void write(Handle handle, String sql, Collection<T> rows, Binding<T> binding) {
    run(handle, sql, rows, binding, unchanged -> {});
  }

  /**
   * Does the same, and returns the rows of which the statement changed nothing.
   *
   * @throws StorageException if the store refuses one
   */
  public <T> List<T> offer(Handle handle, String sql, List<T> rows, Binding<T> binding) {
    List<T> unchanged = new ArrayList<>();
    run(handle, sql, rows, binding, at -> unchanged.add(rows.get(at)));
    return unchanged;
  }

  private <T> void run(
      Handle handle, String sql, Collection<T> rows, Binding<T> binding, IntConsumer unchanged) {
    if (rows.isEmpty()) {
      return;
    }
    try {
      PreparedStatement statement = on(handle, sql);
      statement.clearBatch(); // of one that failed half way
      int waiting = 0;
      for (T row : rows) {
        binding.bind(statement, row);
        statement.addBatch();
        waiting++;
        if (waiting % MOST_AT_ONCE == 0 || waiting == rows.size()) {
          int[] changes = statement.executeBatch();
          for (int i = 0; i < changes.length; i++) {
            if (changes[i] == 0) {
              unchanged.accept(waiting - changes.length + i);
            }
          }
        }
      }
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /**
   * Asks once.
   *
   * @throws StorageException if the store cannot answer
   */
  public <T> void read(Handle handle, String sql, T asked, Binding<T> binding, Row each) {
    try {
      PreparedStatement statement = on(handle, sql);
      binding.bind(statement, asked);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          each.read(rows);
        }
      }
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  private PreparedStatement on(Handle handle, String sql) throws SQLException {
    Connection now = handle.getConnection();
    if (!now.equals(connection)) {
      close(); // those of a connection that was lost
      connection = now;
    }
    PreparedStatement known = prepared.get(sql);
    if (known == null) {
      known = now.prepareStatement(sql);
      prepared.put(sql, known);
    }
    return known;
  }

  /** The statement, but never its values. */
  private static StorageException failed(String sql, SQLException e) {
    return new StorageException("the store cannot be used: " + e.getMessage() + " in: " + sql, e);
  }

  @Override
  public void close() {
    for (PreparedStatement statement : prepared.values()) {
      try {
        statement.close();
      } catch (SQLException e) {
        // It went with its connection.
      }
    }
    prepared.clear();
  }
}
