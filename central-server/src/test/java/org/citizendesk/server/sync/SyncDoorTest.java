// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.session.Sessions;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestServer;
import org.citizendesk.server.testing.TestTimers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Who is turned away at the desktops' end point, with which code and in which words. */
class SyncDoorTest {
  private static final String CBOR = FrameCodec.cbor().subprotocol();
  private static final String JSON = FrameCodec.json().subprotocol();
  private static final Event.Subject ABOUT_MARY =
      new Event.Subject(new CitizenId(UUID.randomUUID()), null);

  private final TestTimers timers = new TestTimers();
  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer(folder, timers);
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "chat", "desk.sync.v99+cbor", "DESK.SYNC.V1+CBOR"})
  void anUnknownSubprotocolIsRefusedBeforeTheSocketOpens(String subprotocol) {
    CompletionException refused =
        assertThrows(CompletionException.class, () -> Stranger.connect(http, server, subprotocol));

    WebSocketHandshakeException handshake =
        assertInstanceOf(WebSocketHandshakeException.class, refused.getCause());
    assertEquals(400, handshake.getResponse().statusCode());
  }

  @Test
  void theFirstKnownSubprotocolIsTaken() {
    Stranger both = Stranger.connect(http, server, "chat", JSON, CBOR);

    assertEquals(JSON, both.socket.getSubprotocol());
    both.socket.abort();
  }

  @Test
  void eachSubprotocolWantsItsKindOfMessage() throws Exception {
    Stranger binary = Stranger.connect(http, server, CBOR);
    Stranger text = Stranger.connect(http, server, JSON);

    binary.socket.sendText("{}", true).join();
    text.socket.sendBinary(ByteBuffer.wrap(new byte[] {1}), true).join();

    assertEquals("4400 this subprotocol wants binary messages", binary.closed());
    assertEquals("4400 this subprotocol wants text messages", text.closed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          null                          | frame is not an object
          []                            | frame is not an object
          {"t":"HELLO"                  | cannot read frame
          {"t":"HELLO"}                 | missing, or of the wrong type (at frame.ackedSeq)
          {"t":"HELLO","token":7}       | cannot read frame
          {"t":"PULL","partition":0}    | missing, or of the wrong type (at frame.after)
          {"t":"DANCE"}                 | the first frame must be HELLO
          {"t":"HEARTBEAT","pending":0} | the first frame must be HELLO
          """)
  void whatIsNoHelloIsAnsweredAndTheConnectionCloses(String frame, String said) throws Exception {
    TestDesktop stranger = server.desktop(FrameCodec.json(), TestDesktop.newDevice());

    stranger.sendRaw(frame.getBytes(StandardCharsets.UTF_8));

    ServerFrame.Failure failure = stranger.next(ServerFrame.Failure.class);
    assertEquals(CloseCode.BAD_FRAME, failure.code());
    assertTrue(failure.text().contains(said), failure.text());
    assertEquals(CloseCode.BAD_FRAME.number(), stranger.closeCode());
  }

  @Test
  void aHelloWithoutATokenIsToldWhatItLacks() throws Exception {
    TestDesktop stranger = server.desktop(FrameCodec.json(), TestDesktop.newDevice());
    String whole =
        new String(
            FrameCodec.json().encode(hello(stranger.device, "secret")), StandardCharsets.UTF_8);

    stranger.sendRaw(whole.replace("\"token\":\"secret\",", "").getBytes(StandardCharsets.UTF_8));

    String text = stranger.next(ServerFrame.Failure.class).text();
    assertTrue(text.contains("token is missing"), text);
    assertEquals(CloseCode.BAD_FRAME.number(), stranger.closeCode());
  }

  @Test
  void garbageOfAnyKindIsABadFrameAndTheServerGoesOn() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 20; i++) {
      byte[] garbage = new byte[random.nextInt(1, 3000)];
      random.nextBytes(garbage);
      TestDesktop stranger = server.desktop();
      stranger.sendRaw(garbage);
      assertEquals(CloseCode.BAD_FRAME.number(), stranger.closeCode());
    }

    assertEquals(
        1, server.agent("ann").push(ABOUT_MARY, new NoteFact.Written("ann", "x")).uptoSeq());
  }

  @Test
  void anEmptyTokenAndAWrongOneLookTheSame() throws Exception {
    TestDesktop empty = server.desktop();
    TestDesktop wrong = server.desktop();
    empty.send(hello(empty.device, ""));
    wrong.send(hello(wrong.device, "A".repeat(43)));

    ServerFrame.Failure failure = empty.next(ServerFrame.Failure.class);
    assertEquals(failure, wrong.next(ServerFrame.Failure.class));
    assertEquals(CloseCode.UNAUTHORIZED, failure.code());
    assertEquals(CloseCode.UNAUTHORIZED.number(), empty.closeCode());
    assertFalse(server.server().linkedUsers().contains(""));
  }

  @Test
  void aTokenThatHasExpiredIsTurnedAway() throws Exception {
    server.account("ann", Role.AGENT);
    String token = server.signIn("ann");
    timers.clock.advance(Sessions.LIFETIME);
    TestDesktop ann = server.desktop();

    ann.send(hello(ann.device, token));

    assertEquals(CloseCode.UNAUTHORIZED.number(), ann.closeCode());
  }

  @Test
  void aSignInThatExpiresMeanwhileEndsTheConnection() throws Exception {
    TestDesktop ann = server.agent("ann");
    timers.clock.advance(Sessions.LIFETIME);

    timers.pass(Duration.ofSeconds(1));

    ServerFrame.Failure failure = ann.next(ServerFrame.Failure.class);
    assertEquals("the sign-in has expired: sign in again", failure.text());
    assertEquals(CloseCode.UNAUTHORIZED.number(), ann.closeCode());
  }

  @Test
  void whoSaysNothingIsClosedAfterTenSeconds() throws Exception {
    TestDesktop mute = server.desktop();

    timers.pass(Duration.ofSeconds(11));

    assertEquals(CloseCode.TIMED_OUT.number(), mute.closeCode());
  }

  @Test
  void aFrameSomewhatTooLargeIsExplainedAndAMonsterIsCutOff() throws Exception {
    TestDesktop large = server.agent("ann");
    TestDesktop monster = server.agent("bob");

    large.sendRaw(new byte[300 * 1024]);
    monster.sendRaw(new byte[600 * 1024]);

    ServerFrame.Failure failure = large.next(ServerFrame.Failure.class);
    assertEquals(CloseCode.TOO_LARGE, failure.code());
    assertTrue(failure.text().contains("262144"), failure.text());
    assertEquals(CloseCode.TOO_LARGE.number(), large.closeCode());
    assertEquals(1009, monster.closeCode());
  }

  @Test
  void aPushThatLeavesAGapIsRefusedAndNothingOfItIsStored() throws Exception {
    TestDesktop ann = server.agent("ann");
    ann.event(ABOUT_MARY, new NoteFact.Written("ann", "this one is lost on the way"));

    ann.send(
        new ClientFrame.Push(
            List.of(ann.event(ABOUT_MARY, new NoteFact.Written("ann", "second")))));

    ServerFrame.Failure failure = ann.next(ServerFrame.Failure.class);
    assertEquals("push starts at 2, expected 1", failure.text());
    assertEquals(CloseCode.BAD_FRAME.number(), ann.closeCode());
    assertEquals(0, server.server().log().hwm(ann.device));
  }

  @Test
  void eventsOfAnotherDeviceAreNotTakenFromThisOne() throws Exception {
    TestDesktop ann = server.agent("ann");
    TestDesktop bob = server.agent("bob");

    ann.send(
        new ClientFrame.Push(List.of(bob.event(ABOUT_MARY, new NoteFact.Written("ann", "mine?")))));

    assertEquals(
        "an event of another device or epoch was pushed",
        ann.next(ServerFrame.Failure.class).text());
    assertEquals(CloseCode.BAD_FRAME.number(), ann.closeCode());
  }

  private static ClientFrame.Hello hello(ClientFrame.Device device, String token) {
    return new ClientFrame.Hello(
        token,
        device,
        0,
        0,
        null,
        List.of(),
        new ClientFrame.Sub(0, List.of()),
        "test",
        Instant.EPOCH,
        null,
        null);
  }

  /** A client that is not ours: the JDK's own. */
  private static final class Stranger implements WebSocket.Listener {
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private WebSocket socket;

    static Stranger connect(HttpClient http, TestServer server, String first, String... more) {
      Stranger stranger = new Stranger();
      WebSocket.Builder builder = http.newWebSocketBuilder();
      if (!first.isEmpty()) {
        builder.subprotocols(first, more);
      }
      stranger.socket = builder.buildAsync(server.sync(), stranger).join();
      return stranger;
    }

    String closed() throws Exception {
      return closed.get(10, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code + " " + reason);
      return null;
    }
  }
}
