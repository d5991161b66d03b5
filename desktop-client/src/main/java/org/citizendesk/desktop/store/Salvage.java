// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.store.Database;
import org.citizendesk.store.DurableFiles;
import org.citizendesk.store.StorageException;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Begins a new store in the place of a damaged one, with everything written here, every reading
 * list and every draft that can still be read. The damaged file is kept. All that was written goes
 * out again under a new epoch; the server knows what it has by its identifier. Everything else is
 * read again from the server.
 */
final class Salvage {
  private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  // How far behind the last number that is known a row is looked for.
  private static final int BEYOND = 1000;
  private static final List<String> PARTS = List.of("", "-wal", "-shm");

  private final Path file;
  private final String migrations;
  private final Clock clock;
  private final List<Outbox.Row> rows = new ArrayList<>();
  private final OwnRows own = new OwnRows();
  private Optional<DeviceId> device = Optional.empty();
  private long lost;

  private Salvage(Path file, String migrations, Clock clock) {
    this.file = file;
    this.migrations = migrations;
    this.clock = clock;
  }

  /** Damage was found in a store that is in use: at the next start it is replaced. */
  static void order(Path file) {
    try {
      DurableFiles.replace(ordered(file), new byte[0]);
    } catch (IOException e) {
      LOG.error("cannot take note that {} is damaged", file, e);
    }
  }

  /** Returns whether a store is to be replaced, though it can be opened. */
  static boolean isOrdered(Path file) {
    return Files.exists(ordered(file));
  }

  private static Path ordered(Path file) {
    return file.resolveSibling(file.getFileName() + ".salvage");
  }

  /**
   * Puts a new store in the place of a damaged one.
   *
   * @throws StorageException if that cannot be done; the damaged file is then where it was
   */
  static void replace(
      Path file, String migrations, Clock clock, Uuids uuids, RandomGenerator random) {
    Salvage salvage = new Salvage(file, migrations, clock);
    try {
      Path kept = salvage.keep();
      salvage.read(kept);
      salvage.begin(kept, uuids, random);
      LOG.error(
          "{} was damaged and is kept as {}; saved {} own entries, {} could not be read",
          file,
          kept,
          salvage.rows.size(),
          salvage.lost);
    } catch (IOException e) {
      throw new StorageException(
          file + " is damaged, and nothing can be put in its place: " + e.getMessage(), e);
    }
  }

  /** Copies rather than moves, so that the file stays where it was until the new one is whole. */
  private Path keep() throws IOException {
    Path kept = beside(".damaged-" + STAMP.format(clock.instant()));
    for (String part : PARTS) {
      Path from = beside(part);
      if (Files.isRegularFile(from) && Files.isReadable(from)) {
        Files.copy(from, Path.of(kept + part), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return kept;
  }

  private void read(Path kept) {
    if (!Files.exists(kept)) {
      return;
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + kept)) {
      device = deviceOf(connection);
      own.read(connection);
      long last = lastRow(connection);
      long end = last;
      for (long n = 1; n <= end + BEYOND; n++) {
        if (read(connection, n, n <= last)) {
          end = Math.max(end, n);
        }
      }
    } catch (SQLException e) {
      LOG.warn("nothing more can be read from {}: {}", kept, e.getMessage());
    }
  }

  /** With a statement of its own each, since one that has failed may not work any more. */
  private boolean read(Connection connection, long n, boolean expected) {
    try (PreparedStatement one = connection.prepareStatement("select * from outbox where n = ?")) {
      one.setLong(1, n);
      try (ResultSet row = one.executeQuery()) {
        boolean there = row.next();
        if (there) {
          rows.add(Outbox.Row.read(row));
        }
        return there;
      }
    } catch (SQLException | RuntimeException e) {
      // The row lies on a damaged page, or what was read there is no event.
      lost += expected ? 1 : 0;
      return false;
    }
  }

  private static Optional<DeviceId> deviceOf(Connection connection) {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select v from meta where k = 'device_id'")) {
      return row.next() ? Optional.of(DeviceId.of(row.getString(1))) : Optional.empty();
    } catch (SQLException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The largest number may lie on a damaged page: then the sequence of numbers is asked. */
  private static long lastRow(Connection connection) {
    long last = 0;
    for (String query :
        List.of(
            "select max(n) from outbox",
            "select max(n) from outbox indexed by outbox_waiting where state = 0",
            "select max(seq) from outbox indexed by outbox_seq",
            "select v - 1 from meta where k = 'next_seq'")) {
      try (var statement = connection.createStatement();
          ResultSet row = statement.executeQuery(query)) {
        last = Math.max(last, row.next() ? row.getLong(1) : 0);
      } catch (SQLException e) {
        // another way may lead there
      }
    }
    return last;
  }

  private void begin(Path kept, Uuids uuids, RandomGenerator random) throws IOException {
    Path fresh = beside(".new");
    delete(fresh);
    try (Database database = Database.open(fresh, migrations)) {
      database.write(
          tx -> {
            fill(tx.handle(), kept, uuids, random);
            return true;
          });
    }
    // The log of the damaged file must not be taken for that of the new one.
    Files.deleteIfExists(beside("-wal"));
    Files.deleteIfExists(beside("-shm"));
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(Path.of(fresh + ".lock"));
    Files.deleteIfExists(ordered(file));
  }

  private void fill(Handle handle, Path kept, Uuids uuids, RandomGenerator random) {
    Identity.become(
        handle,
        new ClientFrame.Device(
            device.orElseGet(() -> new DeviceId(uuids.next())), random.nextLong()));
    for (Outbox.Row row : rows) {
      Outbox.restore(handle, row);
    }
    own.restore(handle);
    Outbox.unplace(handle);
    Outbox.renumberUnsettled(handle);
    Instant now = Instant.ofEpochMilli(clock.millis());
    StoreNotice.salvaged(handle, now, rows.size(), lost, kept.getFileName().toString());
  }

  private static void delete(Path fresh) throws IOException {
    for (String part : PARTS) {
      Files.deleteIfExists(Path.of(fresh + part));
    }
  }

  private Path beside(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }
}
