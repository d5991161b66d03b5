// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import org.citizendesk.endtoend.bench.RealTimers;
import org.citizendesk.endtoend.report.RunLogging;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.app.CentralServer;
import org.citizendesk.server.app.ServerOptions;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.server.session.Sessions;
import org.citizendesk.server.snapshot.Snapshots;
import org.citizendesk.server.sync.SyncFeature;
import org.citizendesk.server.sync.SyncHub;
import org.citizendesk.server.sync.SyncLimits;
import org.citizendesk.server.web.WebServer;
import org.citizendesk.store.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The server's side of a measurement, a program of its own: the whole server, or only its WebSocket
 * end with the store switched off. It says where it listens, and answers what is asked on its
 * standard input until that ends.
 */
public final class LoadServer {
  /** Asks for the heap in use after a collection; answered by this word and bytes. */
  static final String HEAP = "heap";

  /** Said once, with the port. */
  static final String READY = "ready";

  private LoadServer() {}

  /** Serves: {@code KIND DATA}. */
  public static void main(String[] arguments) throws IOException {
    RunLogging.quiet();
    Path data = Path.of(arguments[1]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    switch (Kind.valueOf(arguments[0])) {
      case WHOLE -> whole(data, out);
      case TRANSPORT -> transport(data, new StorelessLog(false), out);
      case FANOUT -> transport(data, new StorelessLog(true), out);
    }
  }

  /** What is measured. */
  enum Kind {
    /** The product, on SQLite. */
    WHOLE,
    /** The WebSocket end alone: acknowledges at once, and tells nobody. */
    TRANSPORT,
    /** The WebSocket end alone, which tells those who subscribed. */
    FANOUT
  }

  private static void whole(Path data, PrintStream out) throws IOException {
    try (CentralServer server =
        CentralServer.start(
            new ServerOptions(
                ServerOptions.LOOPBACK,
                0,
                data,
                Map.of("sync.admissions-per-second", "" + Fleet.MANY)))) {
      answer(server.port(), out);
    }
  }

  private static void transport(Path data, StorelessLog log, PrintStream out) throws IOException {
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    Uuids uuids = new Uuids(clock, random);
    try (Database database =
            Database.open(data.resolve(ServerUnderLoad.DATABASE), SqliteEventLog.SCHEMA);
        RealTimers timers = new RealTimers();
        WebServer web = new WebServer(ServerOptions.LOOPBACK, 0);
        var _ =
            feature(new Sessions(database, random, uuids, clock), uuids)
                .start(
                    new Services(
                        new SqliteEventLog(database, Contacts.rules(), clock, uuids),
                        web,
                        timers,
                        clock,
                        uuids,
                        data),
                    log)) {
      web.start();
      answer(web.port(), out);
    }
  }

  private static SyncFeature feature(Sessions sessions, Uuids uuids) {
    return new SyncFeature(
        new SyncHub(Fleet.MANY),
        sessions,
        (user, command) ->
            CompletableFuture.completedFuture(
                new Outcome.Refused(Outcome.Code.INVALID, "nothing is decided here")),
        new Contacts(uuids),
        SyncLimits.DEFAULT,
        1,
        Snapshots.NONE);
  }

  private static void answer(int port, PrintStream out) throws IOException {
    out.println(READY + " " + port);
    try (BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = questions.readLine(); line != null; line = questions.readLine()) {
        if (line.equals(HEAP)) {
          out.println(HEAP + " " + heapBytes());
        }
      }
    }
  }

  private static long heapBytes() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      runtime.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
