// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.disk;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.app.CentralServer;
import org.citizendesk.server.app.Environment;
import org.citizendesk.server.app.ServerOptions;
import org.citizendesk.server.disk.DiskGuard;
import org.citizendesk.server.feature.Timers;
import org.citizendesk.server.log.ChainCheck;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.server.sync.SyncLimits;
import org.citizendesk.store.Database;
import org.citizendesk.store.StorageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ServerDiskFullTest {
  private static final String LONG_NOTE = "word ".repeat(1900);
  private static final Map<String, String> SETTINGS =
      Map.of("store.reserve-mebibytes", "4", "store.low-mebibytes", "8");

  private final Looks looks = new Looks();
  private final List<EventId> safe = new ArrayList<>();
  @TempDir Path folder;
  private SmallDisk disk;
  private CentralServer server;

  @BeforeEach
  void start() throws Exception {
    disk = SmallDisk.mount(folder, 32);
    server =
        CentralServer.start(
            ServerOptions.local(data()).with(SETTINGS),
            new Environment(
                Clock.systemUTC(), looks, new SecureRandom(), 1000, SyncLimits.DEFAULT));
    looks.look();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    disk.close();
  }

  @Test
  void roomIsKeptBackAndItIsSaidWhenThereIsLittleLeft() throws Exception {
    assertEquals(4 << 20, Files.size(data().resolve("reserve")));
    assertEquals("OK", health(200).at("/disk/state").asString());

    disk.fill(1 << 20);

    JsonNode report = health(200);
    assertEquals("degraded", report.get("status").asString());
    assertEquals("WATCH", report.at("/disk/state").asString());
    assertTrue(report.at("/disk/warnings/0").asString().contains("are free"), report.toString());
  }

  @Test
  void aFullDiskStopsTheServerLoudlyAndItGoesOnByItself() throws Exception {
    write();
    disk.fill(1 << 20);

    Throwable failure = assertThrows(CompletionException.class, this::writeForEver).getCause();

    assertInstanceOf(StorageException.class, failure);
    assertTrue(Files.notExists(data().resolve("reserve")), "the room kept back was not given");
    assertEquals("the disk is full", health(503).get("store").asString());
    assertTrue(metrics().contains("desk_disk_full 1"), metrics());
    // There is room now, the one kept back, but not for work.
    assertThrows(CompletionException.class, this::write);
    looks.look();
    assertThrows(CompletionException.class, this::write);
    assertEquals("FULL", health(503).at("/disk/state").asString());

    disk.clear();
    looks.look();

    write();
    assertEquals("up", health(200).get("store").asString());
    assertTrue(metrics().contains("desk_disk_full 0"), metrics());
    assertTrue(Files.exists(data().resolve("reserve")));
    assertAllIsThere();
  }

  @Test
  void aServerThatIsStoppedOnAFullDiskLeavesAWholeStore() throws Exception {
    disk.fill(1 << 20);
    assertThrows(CompletionException.class, this::writeForEver);

    assertAllIsThere();
    assertTrue(Files.notExists(data().resolve("server.db-wal")), "it was not tidied up");
  }

  private void assertAllIsThere() {
    server.close();
    try (Database database = Database.open(data().resolve("server.db"), SqliteEventLog.SCHEMA)) {
      ChainCheck.Result check = ChainCheck.check(database);
      assertEquals(Optional.empty(), check.broken());
      assertEquals(safe.size(), check.whole());
    }
  }

  private Path data() {
    return disk.folder().resolve("data");
  }

  private void writeForEver() {
    while (true) {
      write();
    }
  }

  private void write() {
    Event.Subject subject = new Event.Subject(new CitizenId(UUID.randomUUID()), null);
    NoteFact.Written note = new NoteFact.Written("ann", LONG_NOTE);
    PlacedEvent placed = server.log().write(tx -> tx.append(subject, note)).join();
    safe.add(placed.event().id());
  }

  private JsonNode health(int status) throws Exception {
    HttpResponse<String> answer = get("/health");
    assertEquals(status, answer.statusCode(), answer.body());
    return new JsonMapper().readTree(answer.body());
  }

  private String metrics() throws Exception {
    return get("/metrics").body();
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  /** Timers of which only the looks at the disk run, when the test says so. */
  private static final class Looks implements Timers {
    private final List<Runnable> looks = new ArrayList<>();

    @Override
    public Timer after(Duration delay, Runnable action) {
      return () -> {};
    }

    @Override
    public Timer every(Duration period, Runnable action) {
      if (period.equals(DiskGuard.LOOK)) {
        looks.add(action);
      }
      return () -> {};
    }

    @Override
    public long ticks() {
      return 0;
    }

    void look() {
      looks.forEach(Runnable::run);
    }
  }
}
