// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A citizen's end of a chat, of which a test reads every frame. */
public final class ChatLine implements AutoCloseable, WebSocket.Listener {
  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final StringBuilder text = new StringBuilder();
  private final HttpClient http = HttpClient.newHttpClient();
  private WebSocket socket;
  private ContactId conversation;

  private ChatLine() {}

  /** Connects and begins a conversation. */
  public static ChatLine open(URI page, String name) throws Exception {
    ChatLine line = new ChatLine();
    URI address = URI.create(page.toString().replaceFirst("http", "ws"));
    line.socket = line.http.newWebSocketBuilder().buildAsync(address, line).join();
    line.send(
        "{\"t\":\"hello\",\"conversation\":null,\"key\":null,\"after\":0,\"name\":\""
            + name
            + "\",\"language\":\"en\"}");
    line.conversation = ContactId.of(line.next("welcome").get("conversation").asString());
    return line;
  }

  public ContactId conversation() {
    return conversation;
  }

  public void send(String frame) {
    socket.sendText(frame, true).join();
  }

  /** Says something and waits until it is stored. */
  public void say(String words) throws Exception {
    send("{\"t\":\"say\",\"id\":\"" + UUID.randomUUID() + "\",\"text\":\"" + words + "\"}");
    next("said");
  }

  /** Returns the next frame of a kind; those before it are thrown away. */
  public JsonNode next(String kind) throws Exception {
    JsonNode frame;
    do {
      frame = frames.poll(20, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("no frame " + kind + " came");
      }
    } while (!frame.get("t").asString().equals(kind));
    return frame;
  }

  /** Returns the event that keeps a message. */
  public EventId eventAt(TestServer server, long n) {
    return server
        .server()
        .log()
        .read(handle -> ChatRows.eventAt(handle, conversation, n))
        .orElseThrow();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      frames.add(JsonMapper.shared().readTree(text.toString()));
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
    http.close();
  }
}
