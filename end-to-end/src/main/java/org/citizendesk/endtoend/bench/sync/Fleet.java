// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import org.citizendesk.protocol.codec.FrameCodec;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Many connections of one WebSocket client. */
final class Fleet implements AutoCloseable {
  /** More desktops than any measurement has. */
  static final int MANY = 100_000;

  private static final int THREADS = 16;
  private static final int AT_ONCE = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final WebSocketClient client;
  private final List<Session> sessions = new ArrayList<>();
  private final LongAdder acked = new LongAdder();

  private Fleet(WebSocketClient client) {
    this.client = client;
  }

  static Fleet open() throws IOException {
    QueuedThreadPool pool = new QueuedThreadPool(THREADS);
    pool.setName("fleet");
    pool.setDaemon(true);
    HttpClient http = new HttpClient();
    http.setExecutor(pool);
    http.setMaxConnectionsPerDestination(MANY);
    WebSocketClient client = new WebSocketClient(http);
    client.setIdleTimeout(Duration.ofMinutes(10));
    client.setMaxOutgoingFrames(-1);
    try {
      client.start();
    } catch (Exception e) {
      // Jetty's start declares nothing narrower.
      throw new IOException("the WebSocket client cannot be started", e);
    }
    return new Fleet(client);
  }

  /** Counts what was acknowledged to anybody. */
  LongAdder acked() {
    return acked;
  }

  /** Makes a desktop for each seat and connects them. */
  List<LightDesk> desks(int port, List<Seats.Seat> seats) {
    List<LightDesk> desks = seats.stream().map(seat -> new LightDesk(seat, acked)).toList();
    connect(port, desks);
    return desks;
  }

  /** Connects desktops, some hundred at a time; returns when all are welcome. */
  void connect(int port, List<LightDesk> desks) {
    URI address = URI.create("ws://127.0.0.1:" + port + "/sync");
    for (int i = 0; i < desks.size(); i += AT_ONCE) {
      List<LightDesk> some = desks.subList(i, Math.min(desks.size(), i + AT_ONCE));
      await(
          some.stream().map(desk -> join(address, desk, FrameCodec.cbor().subprotocol())).toList());
      await(some.stream().map(LightDesk::welcomed).toList());
    }
  }

  /** Connects one listener. */
  CompletableFuture<Session> join(URI address, Session.Listener listener, String... subprotocols) {
    ClientUpgradeRequest request = new ClientUpgradeRequest(address);
    if (subprotocols.length > 0) {
      request.setSubProtocols(subprotocols);
    }
    try {
      return client
          .connect(listener, request)
          .whenComplete(
              (session, failure) -> {
                if (session != null) {
                  synchronized (sessions) {
                    sessions.add(session);
                  }
                }
              });
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  static void await(List<? extends CompletableFuture<?>> futures) {
    CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  /** Cuts all connections at once, as a switch does that loses its power. */
  void cut() {
    synchronized (sessions) {
      sessions.forEach(Session::disconnect);
      sessions.clear();
    }
  }

  @Override
  public void close() {
    cut();
    try {
      client.close();
    } catch (Exception e) {
      // Nor does its stop.
      throw new IllegalStateException("the WebSocket client does not stop", e);
    }
  }
}
