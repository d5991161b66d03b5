// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.citizens;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The other end of the web chat, over a real socket: takes down what comes, says what a test asks.
 */
final class Widget {
  private static final JsonMapper JSON = new JsonMapper();

  final List<JsonNode> received = new CopyOnWriteArrayList<>();
  final AtomicInteger deafTo = new AtomicInteger();
  private final AtomicLong number = new AtomicLong();
  private final List<Session> sessions = new CopyOnWriteArrayList<>();
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  Widget() throws Exception {
    this(0);
  }

  Widget(int port) throws Exception {
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(
        WebSocketUpgradeHandler.from(
            server,
            container -> container.addMapping("/chat/ws", (request, response, cb) -> new Line())));
    server.start();
  }

  URI address() {
    return URI.create("ws://127.0.0.1:" + connector.getLocalPort() + "/chat/ws");
  }

  List<JsonNode> received(String type) {
    return received.stream().filter(frame -> frame.get("t").asString().equals(type)).toList();
  }

  List<String> said() {
    return received("say").stream().map(frame -> frame.get("text").asString()).toList();
  }

  void agentSays(String text) {
    said(sessions.getLast(), "agent-" + number.get(), "agent", text);
  }

  void ends() {
    send(sessions.getLast(), "{\"t\":\"ended\"}");
  }

  int open() {
    return (int) sessions.stream().filter(Session::isOpen).count();
  }

  private void said(Session session, String id, String author, String text) {
    send(
        session,
        JSON.writeValueAsString(
            JSON.createObjectNode()
                .put("t", "said")
                .put("n", number.incrementAndGet())
                .put("id", id)
                .put("author", author)
                .put("text", text)));
  }

  private static void send(Session session, String frame) {
    session.sendText(frame, Callback.NOOP);
  }

  void close() throws Exception {
    server.stop();
  }

  /** Jetty needs a public class. */
  public final class Line implements Session.Listener.AutoDemanding {
    private Session session;

    @Override
    public void onWebSocketOpen(Session open) {
      session = open;
      sessions.add(open);
    }

    @Override
    public void onWebSocketText(String message) {
      JsonNode frame = JSON.readTree(message);
      received.add(frame);
      switch (frame.get("t").asString()) {
        case "hello" ->
            send(session, "{\"t\":\"welcome\",\"conversation\":\"c-1\",\"key\":\"secret\"}");
        case "say" -> echo(frame);
        default -> {}
      }
    }

    private void echo(JsonNode frame) {
      if (deafTo.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
        said(session, frame.get("id").asString(), "citizen", frame.get("text").asString());
      }
    }
  }
}
