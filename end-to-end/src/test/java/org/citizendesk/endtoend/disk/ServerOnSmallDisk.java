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
import org.citizendesk.server.disk.RoomGuard;
import org.citizendesk.server.feature.Timers;
import org.citizendesk.server.sync.SyncLimits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A server that looks at its disk when the test says so, and what was written to it. */
final class ServerOnSmallDisk implements AutoCloseable {
  private static final String LONG_NOTE = "word ".repeat(1900);

  private final Looks looks = new Looks();
  private final List<EventId> safe = new ArrayList<>();
  private final CentralServer server;

  ServerOnSmallDisk(Path data, Map<String, String> settings) {
    server =
        CentralServer.start(
            ServerOptions.local(data).with(settings),
            new Environment(
                Clock.systemUTC(), looks, new SecureRandom(), 1000, SyncLimits.DEFAULT));
    look();
  }

  void look() {
    looks.look();
  }

  /** Returns what is in the log for good. */
  List<EventId> safe() {
    return safe;
  }

  void writeForEver() {
    while (true) {
      write();
    }
  }

  void write() {
    Event.Subject subject = new Event.Subject(new CitizenId(UUID.randomUUID()), null);
    NoteFact.Written note = new NoteFact.Written("ann", LONG_NOTE);
    PlacedEvent placed = server.log().write(tx -> tx.append(subject, note)).join();
    safe.add(placed.event().id());
  }

  JsonNode health(int status) throws Exception {
    HttpResponse<String> answer = get("/health");
    assertEquals(status, answer.statusCode(), answer.body());
    return new JsonMapper().readTree(answer.body());
  }

  String metrics() throws Exception {
    return get("/metrics").body();
  }

  /** It says that the disk is full, and takes nothing, however often it looks. */
  void assertIsFull() throws Exception {
    assertEquals("the disk is full", health(503).get("store").asString());
    assertTrue(metrics().contains("desk_disk_full 1"), metrics());
    assertThrows(CompletionException.class, this::write);
    look();
    assertThrows(CompletionException.class, this::write);
    assertEquals("FULL", health(503).at("/disk/state").asString());
  }

  /** It works again after a look, and says so. */
  void assertGoesOn() throws Exception {
    look();
    write();
    assertEquals("up", health(200).get("store").asString());
    assertTrue(metrics().contains("desk_disk_full 0"), metrics());
  }

  /** What was said to be stored is stored, and nothing else. */
  void assertAllIsThere() {
    assertEquals(safe.size(), server.log().heads().getFirst().pos());
    safe.forEach(id -> assertTrue(server.log().find(id).isPresent(), id + " is lost"));
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Override
  public void close() {
    server.close();
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
      if (period.equals(RoomGuard.LOOK)) {
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
