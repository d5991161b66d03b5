// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.server.testing.TestServer;
import org.citizendesk.server.testing.TestTimers;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Some hundred desktops connect to a real server at the same moment; its seconds are the test's.
 */
class HerdTest {
  private static final int DESKTOPS = 300;
  private static final int A_SECOND = 40;

  @TempDir Path folder;
  private final TestTimers timers = new TestTimers();
  private final WebSocketClient client = new WebSocketClient();
  private final AtomicInteger welcomed = new AtomicInteger();
  private final AtomicInteger sentAway = new AtomicInteger();
  private TestServer server;
  private String token;

  @BeforeEach
  void start() throws Exception {
    server =
        new TestServer(
            folder, timers, Map.of("sync.admissions-per-second", Integer.toString(A_SECOND)));
    server.account("ann", Role.AGENT);
    token = server.signIn("ann");
    client.start();
  }

  @AfterEach
  void stop() throws Exception {
    client.stop();
    server.close();
  }

  @Test
  void aHerdIsTakenInAtTheRateThatIsSetAndTheEndOfTheLineComesBackLater() throws Exception {
    List<CompletableFuture<Session>> herd = new ArrayList<>();
    for (int i = 0; i < DESKTOPS; i++) {
      ClientUpgradeRequest request = new ClientUpgradeRequest(server.sync());
      request.setSubProtocols(FrameCodec.cbor().subprotocol());
      herd.add(client.connect(new Desktop(), request));
    }
    CompletableFuture.allOf(herd.toArray(CompletableFuture[]::new)).join();

    await().until(() -> sentAway.get() == DESKTOPS - 6 * A_SECOND);
    await().until(() -> welcomed.get() == A_SECOND);
    for (int second = 2; second <= 6; second++) {
      timers.pass(Duration.ofSeconds(1));
      int seconds = second;
      await().until(() -> welcomed.get() == seconds * A_SECOND);
    }
    assertEquals(DESKTOPS, welcomed.get() + sentAway.get());
  }

  /** A desktop that says HELLO and looks at the first answer. Public because Jetty looks for it. */
  public final class Desktop implements Session.Listener.AutoDemanding {
    private boolean answered;

    @Override
    public void onWebSocketOpen(Session session) {
      session.sendBinary(ByteBuffer.wrap(FrameCodec.cbor().encode(hello())), Callback.NOOP);
    }

    private ClientFrame hello() {
      return new ClientFrame.Hello(
          token,
          org.citizendesk.server.testing.TestDesktop.newDevice(),
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

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
      callback.succeed();
      if (!answered) {
        answered = true;
        welcomed.incrementAndGet();
      }
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
      if (code == CloseCode.SLOW_DOWN.number()) {
        welcomed.decrementAndGet(); // what was read before was the reason, not a welcome
        sentAway.incrementAndGet();
      }
      callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
      assertTrue(cause != null);
    }
  }
}
