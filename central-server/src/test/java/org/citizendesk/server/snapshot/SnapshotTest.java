// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.snapshot;

import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.codec.PageFile;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestServer;
import org.citizendesk.server.testing.TestTimers;
import org.citizendesk.store.content.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Real server, real sockets, real files. */
class SnapshotTest {
  private static final int EVENTS = 60;
  private static final CitizenId MARY = new CitizenId(UUID.randomUUID());
  private static final CitizenId JOHN = new CitizenId(UUID.randomUUID());

  @TempDir Path folder;
  private final TestTimers timers = new TestTimers();
  private final HttpClient http = HttpClient.newHttpClient();
  private TestServer server;
  private String token;
  private TestDesktop bob;

  @BeforeEach
  void start() throws Exception {
    start(folder, Map.of("sync.snapshot-behind", "20"));
  }

  private void start(Path data, Map<String, String> settings) throws Exception {
    server = new TestServer(data, timers, settings);
    server.account("ann", Role.AGENT);
    server.account("bob", Role.AGENT);
    TestDesktop ann = server.desktop(FrameCodec.cbor(), TestDesktop.newDevice());
    ann.hello(server.signIn("ann"));
    NoteFact.Written note = new NoteFact.Written("ann", "called before");
    for (CitizenId citizen : List.of(MARY, JOHN)) {
      ann.push(
          new Event.Subject(citizen, null),
          Collections.nCopies(EVENTS / 2, note).toArray(NoteFact.Written[]::new));
    }
    token = server.signIn("bob");
    bob = server.desktop(FrameCodec.cbor(), TestDesktop.newDevice());
    bob.hello(token, Topic.citizen(MARY), Topic.citizen(JOHN));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    http.close();
  }

  @Test
  void aDesktopFarBehindIsOfferedTheRestAsAFileWhilePagesGoOn() throws Exception {
    ServerFrame.Snapshot offer = offer();

    assertEquals(5, offer.from());
    assertEquals(EVENTS, offer.to());
    byte[] file = get(offer, token, null).body();
    assertEquals(offer.bytes(), file.length);
    assertEquals(offer.sha256(), Sha256.of(file));
    List<PlacedEvent> events = events(offer, file);
    assertEquals(EVENTS - 5, events.size());
    assertEquals(6, events.getFirst().place().pos());
  }

  @Test
  void nobodyIsOfferedOneWhoDoesNotAskOrIsNotFarBehind() throws Exception {
    bob.send(new ClientFrame.Pull(0, 0, 5));
    bob.next(ServerFrame.Page.class);
    bob.send(new ClientFrame.Pull(0, EVENTS - 24, 5, null, true));
    bob.next(ServerFrame.Page.class);
    bob.send(new ClientFrame.Heartbeat(0));
    bob.send(new ClientFrame.Pull(0, EVENTS - 20, 500));
    bob.next(ServerFrame.CaughtUp.class);

    assertEquals(List.of(), bob.takeAll(ServerFrame.Snapshot.class));
    assertEquals(0, files());
  }

  @Test
  void aPieceOfTheFileCanBeAskedForAgain() throws Exception {
    ServerFrame.Snapshot offer = offer();
    byte[] whole = get(offer, token, null).body();

    HttpResponse<byte[]> piece = get(offer, token, "bytes=100-299");
    HttpResponse<byte[]> beyond = get(offer, token, "bytes=" + offer.bytes() + "-");

    assertEquals(206, piece.statusCode());
    assertArrayEquals(Arrays.copyOfRange(whole, 100, 300), piece.body());
    assertEquals(416, beyond.statusCode());
  }

  @Test
  void onlyTheSessionThatItWasMadeForMayFetchIt() throws Exception {
    ServerFrame.Snapshot offer = offer();

    assertEquals(401, get(offer, "made-up", null).statusCode());
    assertEquals(404, get(offer, server.signIn("ann"), null).statusCode());
    assertEquals(404, get(offer, server.signIn("bob"), null).statusCode());
    assertEquals(200, get(offer, token, null).statusCode());
  }

  @Test
  void itIsGoneWithTheConnectionThatItWasMadeFor() throws Exception {
    ServerFrame.Snapshot offer = offer();
    assertEquals(1, files());

    bob.close();

    await().until(() -> files() == 0);
    assertEquals(404, get(offer, token, null).statusCode());
  }

  @Test
  void itIsGoneAfterAWhileInWhichNobodyAskedForIt() throws Exception {
    ServerFrame.Snapshot offer = offer();
    pass(9);
    assertEquals(206, get(offer, token, "bytes=0-9").statusCode());
    pass(9);
    assertEquals(1, files());

    pass(2);

    assertEquals(0, files());
    assertEquals(404, get(offer, token, null).statusCode());
  }

  @Test
  void whatAServerLeftBehindIsRemovedByTheNext() throws Exception {
    stop();
    Path left = Files.writeString(folder.resolve("snapshots").resolve("left"), "by a crash");

    server = new TestServer(folder, timers, Map.of());

    assertTrue(Files.notExists(left));
  }

  @Test
  void withoutRoomForItPagesAreAllThatComes() throws Exception {
    stop();
    Path other = folder.resolve("other");
    start(other, Map.of("sync.snapshot-behind", "20", "sync.snapshot-megabytes", "0"));

    bob.send(new ClientFrame.Pull(0, 0, 5, null, true));
    bob.next(ServerFrame.Page.class);
    List<ServerFrame.Page> pages = bob.pullAll(5);

    assertEquals(EVENTS, pages.getLast().to());
    assertEquals(List.of(), bob.takeAll(ServerFrame.Snapshot.class));
    assertEquals(0, files(other));
  }

  /** Lets time pass for the server, while the desktop says that it lives. */
  private void pass(int minutes) throws Exception {
    for (int i = 0; i < 6 * minutes; i++) {
      timers.pass(Duration.ofSeconds(10));
      bob.send(new ClientFrame.Pull(0, 0, 1));
      bob.next(ServerFrame.Page.class);
    }
  }

  private ServerFrame.Snapshot offer() throws Exception {
    bob.send(new ClientFrame.Pull(0, 0, 5, null, true));
    assertEquals(5, bob.next(ServerFrame.Page.class).to());
    bob.send(new ClientFrame.Pull(0, 5, 5, null, true));
    assertEquals(10, bob.next(ServerFrame.Page.class).to());
    return bob.next(ServerFrame.Snapshot.class);
  }

  private HttpResponse<byte[]> get(ServerFrame.Snapshot offer, String who, String range)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri("/api/v1/snapshots/" + offer.name()))
            .header("Authorization", "Bearer " + who);
    if (range != null) {
      request.header("Range", range);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static List<PlacedEvent> events(ServerFrame.Snapshot offer, byte[] file)
      throws Exception {
    List<PlacedEvent> events = new ArrayList<>();
    try (PageFile.Reader reader = new PageFile.Reader(new ByteArrayInputStream(file), offer)) {
      Optional<ServerFrame.Page> page = reader.next();
      while (page.isPresent()) {
        events.addAll(page.get().events());
        page = reader.next();
      }
    }
    return events;
  }

  private long files() throws IOException {
    return files(folder);
  }

  private static long files(Path data) throws IOException {
    try (Stream<Path> left = Files.list(data.resolve("snapshots"))) {
      return left.count();
    }
  }
}
