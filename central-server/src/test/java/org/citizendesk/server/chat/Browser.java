// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.id.ContactId;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

/** A browser as far as the wire shows it: real WebSocket, plain JSON, no code of the server. */
public final class Browser implements Session.Listener.AutoDemanding, AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocketClient client = new WebSocketClient();
  private final Session session;
  String conversation = "";
  String key = "";

  private Browser(URI uri, @Nullable String origin) throws Exception {
    client.start();
    ClientUpgradeRequest request = new ClientUpgradeRequest(uri);
    if (origin != null) {
      request.setHeader("Origin", origin);
    }
    session = client.connect(this, request).get(10, TimeUnit.SECONDS);
  }

  static Browser connect(ChatServer server) throws Exception {
    return connect(server, null);
  }

  static Browser connect(ChatServer server, @Nullable String origin) throws Exception {
    return new Browser(server.socket(), origin);
  }

  /** Connects and begins a conversation. */
  static Browser greeted(ChatServer server) throws Exception {
    Browser browser = connect(server);
    browser.begin();
    return browser;
  }

  void begin() throws Exception {
    send(
        """
        {"t":"hello","conversation":null,"key":null,"after":0,"name":"Sam Sample","language":"en"}
        """);
    JsonNode welcome = next("welcome");
    conversation = welcome.get("conversation").asString();
    key = welcome.get("key").asString();
  }

  /** Goes on with the conversation of another connection. */
  JsonNode resume(Browser before, long after) throws Exception {
    conversation = before.conversation;
    key = before.key;
    hello(conversation, key, after);
    return next("welcome");
  }

  void hello(String id, String secret, long after) {
    send(
        """
        {"t":"hello","conversation":"%s","key":"%s","after":%d,"name":"","language":"en"}
        """
            .formatted(id, secret, after));
  }

  void say(UUID id, String text) {
    send(
        JSON.writeValueAsString(
            JSON.createObjectNode().put("t", "say").put("id", id.toString()).put("text", text)));
  }

  /** Says something and waits until it is stored. */
  JsonNode said(String text) throws Exception {
    say(UUID.randomUUID(), text);
    return next("said");
  }

  void send(String frame) {
    session.sendText(frame, Callback.NOOP);
  }

  void sendBytes(byte[] bytes) {
    session.sendBinary(ByteBuffer.wrap(bytes), Callback.NOOP);
  }

  /** Returns the next frame, which must be of this kind. */
  JsonNode next(String kind) throws Exception {
    JsonNode frame = frames.poll(10, TimeUnit.SECONDS);
    assertNotNull(frame, () -> "no " + kind + " came");
    assertEquals(kind, frame.get("t").asString(), frame::toString);
    return frame;
  }

  /** Returns the next frame of this kind; what comes before it is of no interest. */
  JsonNode await(String kind) throws Exception {
    JsonNode frame = frames.poll(10, TimeUnit.SECONDS);
    while (frame != null && !frame.get("t").asString().equals(kind)) {
      frame = frames.poll(10, TimeUnit.SECONDS);
    }
    assertNotNull(frame, () -> "no " + kind + " came");
    return frame;
  }

  /** Returns the frame in which this message comes back. */
  JsonNode awaitSaid(UUID id) throws Exception {
    JsonNode said = await("said");
    while (!said.get("id").asString().equals(id.toString())) {
      said = await("said");
    }
    return said;
  }

  void expectError(String code) throws Exception {
    JsonNode error = next("error");
    assertEquals(code, error.get("code").asString(), error::toString);
    assertEquals(false, error.get("text").asString().isBlank());
  }

  /** Nothing more comes: the server answers a frame in the order in which it takes them. */
  void expectNothingMore() throws Exception {
    send("{}");
    expectError("bad-frame");
    assertNull(frames.poll());
  }

  /** Returns the code with which the server closed. */
  int closeCode() throws Exception {
    return closed.get(10, TimeUnit.SECONDS);
  }

  ContactId id() {
    return ContactId.of(conversation);
  }

  @Override
  public void onWebSocketText(String message) {
    frames.add(JSON.readTree(message));
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    // Cut connections are part of many tests.
  }

  @Override
  public void onWebSocketClose(int statusCode, String reason, Callback callback) {
    closed.complete(statusCode);
    callback.succeed();
  }

  /** Cuts the connection without a word. */
  void drop() {
    session.disconnect();
  }

  @Override
  public void close() {
    LifeCycle.stop(client);
  }
}
