// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.citizendesk.endtoend.folder.TemporaryFolder;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Function;

/**
 * A log in an installed PostgreSQL with a synchronous stand-by, which takes over when the primary
 * dies. The servers that write the log find the primary by themselves.
 */
final class StandbyPlace implements LogPlace {
  private static final int NODES = 2;

  private final PostgresPrograms programs;
  private final Path folder;
  private final String url;
  private final Jdbi jdbi;
  private PostgresServer primary;
  private PostgresServer standBy;
  private int made;

  private StandbyPlace(
      PostgresPrograms programs, Path folder, PostgresServer primary, PostgresServer standBy) {
    this.programs = programs;
    this.folder = folder;
    this.url = PostgresServer.url(primary.port(), standBy.port());
    this.jdbi = Jdbi.create(url, PostgresServer.USER, "");
    this.primary = primary;
    this.standBy = standBy;
    this.made = 2;
  }

  /**
   * Starts both.
   *
   * @param folder not there yet; everything goes there
   * @throws java.util.NoSuchElementException if no PostgreSQL is installed
   * @throws IllegalStateException if one would not survive a loss of power
   */
  static StandbyPlace start(Path folder) {
    PostgresPrograms programs = PostgresPrograms.find().orElseThrow();
    open(folder);
    PostgresServer primary =
        PostgresServer.make(programs, folder.resolve("1"), freePort(), log(folder));
    try {
      PostgresServer standBy =
          PostgresServer.standBy(programs, primary, folder.resolve("2"), freePort(), log(folder));
      StandbyPlace place = new StandbyPlace(programs, folder, primary, standBy);
      primary.requireStandBy();
      place.read(PostgresPlace::requireDurable);
      return place;
    } catch (RuntimeException e) {
      primary.kill();
      throw e;
    }
  }

  /** Whoever PostgreSQL runs as must be able to reach its folders. */
  private static void open(Path folder) {
    try {
      Files.createDirectory(folder);
      for (Path one : new Path[] {folder, folder.toAbsolutePath().getParent()}) {
        Files.setPosixFilePermissions(one, PosixFilePermissions.fromString("rwx--x--x"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("there is no folder for PostgreSQL", e);
    }
  }

  private static Path log(Path folder) {
    return folder.resolve("postgres.log");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no port can be opened", e);
    }
  }

  @Override
  public String settings() {
    return "store.url=" + url + "\nstore.user=" + PostgresServer.USER + "\n";
  }

  @Override
  public int nodes() {
    return NODES;
  }

  @Override
  public <T> T read(Function<Handle, T> query) {
    return jdbi.withHandle(query::apply);
  }

  @Override
  public boolean canFailOver() {
    return true;
  }

  @Override
  public synchronized void failOver() {
    PostgresServer dead = primary;
    dead.kill();
    standBy.promote();
    primary = standBy;
    TemporaryFolder.of(dead.data()).close();
    made++;
    standBy =
        PostgresServer.standBy(
            programs, primary, folder.resolve("" + made), dead.port(), log(folder));
    primary.requireStandBy();
    read(PostgresPlace::requireDurable);
  }

  @Override
  public synchronized void close() {
    standBy.kill();
    primary.kill();
  }
}
