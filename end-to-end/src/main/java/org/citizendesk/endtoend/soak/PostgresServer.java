// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;

/** One PostgreSQL, primary or stand-by, as a process of its own on a port of this computer. */
final class PostgresServer {
  /** Who may do everything, without a password. */
  static final String USER = "postgres";

  private static final String HOST = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GLANCE = Duration.ofMillis(50);
  private static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "full_page_writes=on",
          "synchronous_commit=on",
          "wal_level=replica",
          "listen_addresses=" + HOST,
          "unix_socket_directories=",
          // A run is short, and begins and ends with many of them.
          "shared_buffers=32MB");

  private final Path data;
  private final int port;
  private final Process process;
  private final Jdbi jdbi;

  private PostgresServer(Path data, int port, Process process) {
    this.data = data;
    this.port = port;
    this.process = process;
    this.jdbi = Jdbi.create("jdbc:postgresql://" + HOST + ":" + port + "/postgres", USER, "");
  }

  /**
   * Makes an empty database and starts it.
   *
   * @param data its folder, not there yet
   * @param complaints the file that everything it says is added to
   */
  static PostgresServer make(PostgresPrograms programs, Path data, int port, Path complaints) {
    programs.makeFolder(data);
    run(
        programs.command(
            "initdb",
            List.of("-D", data.toString(), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale")),
        complaints);
    return start(programs, data, port, complaints);
  }

  /** Copies another one that runs, and starts the copy as its stand-by. */
  static PostgresServer standBy(
      PostgresPrograms programs, PostgresServer primary, Path data, int port, Path complaints) {
    programs.makeFolder(data);
    run(
        programs.command(
            "pg_basebackup",
            List.of(
                "--pgdata=" + data,
                "--dbname=host=%s port=%d user=%s".formatted(HOST, primary.port, USER),
                "--write-recovery-conf",
                "--checkpoint=fast")),
        complaints);
    return start(programs, data, port, complaints);
  }

  private static void run(List<String> command, Path complaints) {
    Process process = ChildProgram.start(command, complaints);
    ChildProgram.await(process);
    if (process.exitValue() != 0) {
      throw new IllegalStateException(command + " failed; see " + complaints);
    }
  }

  private static PostgresServer start(
      PostgresPrograms programs, Path data, int port, Path complaints) {
    List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", "" + port));
    SETTINGS.forEach(setting -> arguments.addAll(List.of("-c", setting)));
    Process process = ChildProgram.start(programs.command("postgres", arguments), complaints);
    PostgresServer server = new PostgresServer(data, port, process);
    server.await("it does not answer", handle -> true);
    return server;
  }

  /** Returns where one of two is found that takes writes. */
  static String url(int port, int otherPort) {
    return "jdbc:postgresql://%s:%d,%s:%d/postgres?targetServerType=primary"
        .formatted(HOST, port, HOST, otherPort);
  }

  Path data() {
    return data;
  }

  int port() {
    return port;
  }

  <T> T read(Function<Handle, T> query) {
    return jdbi.withHandle(query::apply);
  }

  /**
   * Has it wait with each commit until its stand-by has it on disk. A copy of it does not wait when
   * it is promoted: it has no stand-by yet.
   */
  void requireStandBy() {
    read(handle -> handle.execute("alter system set synchronous_standby_names = '*'"));
    read(handle -> handle.execute("select pg_reload_conf()"));
    await("no stand-by is synchronous", PostgresServer::hasSynchronousStandBy);
  }

  private static boolean hasSynchronousStandBy(Handle handle) {
    return handle
        .createQuery("select count(*) > 0 from pg_stat_replication where sync_state = 'sync'")
        .mapTo(boolean.class)
        .one();
  }

  /** Makes a stand-by the primary, and returns when it takes writes. */
  void promote() {
    read(handle -> handle.createQuery("select pg_promote()").mapTo(boolean.class).one());
    await(
        "it is not promoted",
        handle -> handle.createQuery("select not pg_is_in_recovery()").mapTo(boolean.class).one());
  }

  /** Kills it with everything that belongs to it, as the loss of its computer would. */
  void kill() {
    List<ProcessHandle> parts = process.descendants().toList();
    ChildProgram.kill(process);
    parts.forEach(ProcessHandle::destroyForcibly);
  }

  private boolean holds(Predicate<Handle> condition) {
    try {
      return read(condition::test);
    } catch (JdbiException e) {
      // It starts, or changes what it is.
      return false;
    }
  }

  private void await(String otherwise, Predicate<Handle> condition) {
    long begin = System.nanoTime();
    while (!holds(condition)) {
      if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new IllegalStateException("PostgreSQL in " + data + ": " + otherwise);
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }
}
