// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.maintenance;

import org.citizendesk.store.DurableFiles;
import org.citizendesk.store.StorageException;
import org.citizendesk.store.Store;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Moves everything that a server keeps in its database into a file and from there into another
 * database, also of another kind. The file is gzipped text, a row a line; its last line says what
 * the store adds up to.
 */
public final class Transfer {
  private static final String FIRST = "citizen-desk-export 1";
  private static final String LAST = "end ";
  private static final int AT_ONCE = 1000;

  private Transfer() {}

  /**
   * Writes all rows of a store into a file, which appears when it is complete.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public static Summary exportTo(Path file, Store store) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Summary summary;
      try (BufferedWriter out =
          new BufferedWriter(
              new OutputStreamWriter(
                  new GZIPOutputStream(Files.newOutputStream(part)), StandardCharsets.UTF_8))) {
        out.write(FIRST + "\n");
        StoreDigest digest = new StoreDigest();
        store.read(
            handle -> {
              handle.useTransaction(tx -> eachRow(tx, line -> write(out, digest, line)));
              return true;
            });
        summary = new Summary(digest.rows(), digest.text());
        out.write(LAST + summary.rows() + " " + summary.digest() + "\n");
      }
      DurableFiles.sync(part);
      DurableFiles.move(part, file);
      return summary;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static void write(BufferedWriter out, StoreDigest digest, String line) {
    digest.add(line);
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("the export cannot be written", e);
    }
  }

  /** Returns what a store adds up to now. */
  public static Summary digest(Store store) {
    StoreDigest digest = new StoreDigest();
    store.read(
        handle -> {
          handle.useTransaction(tx -> eachRow(tx, digest::add));
          return true;
        });
    return new Summary(digest.rows(), digest.text());
  }

  private static void eachRow(Handle handle, java.util.function.Consumer<String> use) {
    for (Tables.Table table : Tables.of(handle)) {
      try (ResultIterator<String> rows =
          handle
              .createQuery("select " + table.list() + " from " + table.name())
              .setFetchSize(AT_ONCE)
              .map((row, context) -> RowForm.line(table, row))
              .iterator()) {
        rows.forEachRemaining(use);
      }
    }
  }

  /**
   * Reads a file into a store that is new, in one transaction: everything or nothing.
   *
   * @throws StorageException if the store is not empty, or the file is damaged or incomplete; the
   *     message says where
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Summary importFrom(Path file, Store store) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      Summary said = store.write(tx -> new Reading(file, in, tx.handle()).readAll());
      Summary is = digest(store);
      if (!is.equals(said)) {
        throw new StorageException(
            "the store adds up to " + is + " after the import, the file to " + said, null);
      }
      return is;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * What a store adds up to.
   *
   * @param rows in all tables
   * @param digest 64 hexadecimal digits, the same for the same rows
   */
  public record Summary(long rows, String digest) {
    @Override
    public String toString() {
      return rows + " rows, digest " + digest;
    }
  }

  /** One file on its way into a store. */
  private static final class Reading {
    private final Path file;
    private final BufferedReader in;
    private final Handle handle;
    private final StoreDigest digest = new StoreDigest();
    private final Map<String, Tables.Table> tables = new HashMap<>();
    private final List<@Nullable Object[]> waiting = new ArrayList<>();
    private Tables.@Nullable Table table;
    private long number;

    Reading(Path file, BufferedReader in, Handle handle) {
      this.file = file;
      this.in = in;
      this.handle = handle;
    }

    Summary readAll() {
      makeRoom();
      if (!FIRST.equals(next())) {
        throw wrong("this is no export of Citizen Desk, or of a newer one");
      }
      String line = next();
      while (line != null && !line.startsWith(LAST)) {
        take(line);
        line = next();
      }
      flush();
      Summary summary = new Summary(digest.rows(), digest.text());
      if (line == null || !line.equals(LAST + summary.rows() + " " + summary.digest())) {
        throw wrong(line == null ? "the file ends too early" : "the rows do not add up");
      }
      return summary;
    }

    /** A new store has rows of its own, which every store has; anything more is somebody's work. */
    private void makeRoom() {
      long events = handle.createQuery("select count(*) from event").mapTo(long.class).one();
      long accounts = handle.createQuery("select count(*) from account").mapTo(long.class).one();
      if (events > 0 || accounts > 0) {
        throw new StorageException(
            "there is something in this store already: import into a new one", null);
      }
      for (Tables.Table each : Tables.of(handle).reversed()) {
        tables.put(each.name(), each);
        handle.execute("delete from " + each.name());
      }
    }

    private @Nullable String next() {
      number++;
      try {
        return in.readLine();
      } catch (IOException e) {
        throw wrong("it cannot be read on: " + e.getMessage());
      }
    }

    private void take(String line) {
      try {
        ArrayNode values = RowForm.read(line);
        Tables.Table of = tables.get(values.get(0).stringValue());
        if (of == null || values.size() != of.columns().size() + 1) {
          throw new IllegalArgumentException("it is no row of a table that this program knows");
        }
        if (!of.equals(table) || waiting.size() >= AT_ONCE) {
          flush();
        }
        table = of;
        @Nullable Object[] row = new @Nullable Object[of.columns().size()];
        for (int i = 0; i < row.length; i++) {
          row[i] = RowForm.value(values.get(i + 1));
        }
        waiting.add(row);
        digest.add(line);
      } catch (IllegalArgumentException e) {
        throw wrong(String.valueOf(e.getMessage()));
      }
    }

    private void flush() {
      Tables.Table into = table;
      if (into == null || waiting.isEmpty()) {
        return;
      }
      String marks = String.join(", ", into.columns().stream().map(column -> "?").toList());
      try (PreparedBatch batch =
          handle.prepareBatch(
              "insert into " + into.name() + " (" + into.list() + ") values (" + marks + ")")) {
        waiting.forEach(batch::add);
        batch.execute();
      }
      waiting.clear();
    }

    private StorageException wrong(String what) {
      return new StorageException(file + ", line " + number + ": " + what, null);
    }
  }
}
