// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.citizens;

import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A simulated citizen in front of the chat widget: speaks the widget's protocol, comes back after
 * each dropped connection, and repeats what was not echoed.
 *
 * <p>Thread-safe.
 */
public final class ChatCitizen implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChatCitizen.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final long RETRY_MILLIS = 250;
  private static final long REPEAT_MILLIS = 1000;

  private final Persona persona;
  private final URI server;
  private final WebSocketClient client;
  private final ScheduledExecutorService timer;
  private final Map<String, String> unechoed = new LinkedHashMap<>();
  private final Map<Long, Said> transcript = new LinkedHashMap<>();
  private Consumer<Said> listener = said -> {};
  private @Nullable String conversation;
  private @Nullable String key;
  private @Nullable Session session;
  private long last;
  private boolean ending;
  private boolean closed;

  /**
   * Sits a persona in front of a widget; nothing is connected yet.
   *
   * @param server the chat's WebSocket address
   * @param client started; shared by many citizens
   * @param timer for coming back after a drop
   */
  public ChatCitizen(
      Persona persona, URI server, WebSocketClient client, ScheduledExecutorService timer) {
    this.persona = persona;
    this.server = server;
    this.client = client;
    this.timer = timer;
  }

  /** Returns who chats. */
  public Persona persona() {
    return persona;
  }

  /** Calls the listener with each new message of the conversation, on a background thread. */
  public synchronized void listen(Consumer<Said> everyMessage) {
    listener = everyMessage;
  }

  /** Opens the widget. */
  public synchronized void open() {
    if (closed) {
      return;
    }
    try {
      var _ =
          client
              .connect(new Endpoint(), server)
              .whenComplete((open, failure) -> retryAfter(failure));
    } catch (java.io.IOException e) {
      retryAfter(e);
    }
  }

  /** Says something; it is sent as soon as there is a connection, and once. */
  public synchronized void say(String text) {
    String id = UUID.randomUUID().toString();
    unechoed.put(id, text);
    if (session != null) {
      send(say(id, text));
    }
  }

  /** Ends the conversation, as soon as there is a connection. */
  public synchronized void end() {
    ending = true;
    send(frame("end"));
  }

  /** Cuts the connection, as a bad network would. */
  public synchronized void drop() {
    if (session != null) {
      session.disconnect();
    }
  }

  /** Returns the conversation as the citizen sees it, in the server's numbers. */
  public synchronized List<Said> transcript() {
    return transcript.values().stream()
        .sorted(java.util.Comparator.comparingLong(Said::number))
        .toList();
  }

  /** Returns the server's name for the conversation; empty before it has given one. */
  public synchronized Optional<UUID> conversation() {
    return Optional.ofNullable(conversation).map(UUID::fromString);
  }

  /** Returns how many of the citizen's messages have not come back from the server. */
  public synchronized int unechoed() {
    return unechoed.size();
  }

  /** Returns whether the citizen has left for good: the conversation ended, or this was closed. */
  public synchronized boolean hasLeft() {
    return closed;
  }

  /** Leaves; does nothing if the citizen has left. */
  @Override
  public synchronized void close() {
    closed = true;
    if (session != null) {
      session.close();
    }
  }

  private synchronized void opened(Session open) {
    session = open;
    greet();
  }

  private void greet() {
    ObjectNode hello = frame("hello");
    hello.put("conversation", conversation);
    hello.put("key", key);
    hello.put("after", last);
    hello.put("name", persona.name());
    hello.put("language", persona.language());
    send(hello);
  }

  private void received(String text) {
    JsonNode frame = JSON.readTree(text);
    switch (frame.path("t").asString("")) {
      case "welcome" -> welcome(frame);
      case "said" -> said(frame);
      case "ended" -> close();
      case "error" -> refused(frame.path("code").asString(""));
      default -> LOG.debug("frame of no interest here");
    }
  }

  private synchronized void welcome(JsonNode frame) {
    conversation = frame.path("conversation").asString("");
    key = frame.path("key").asString("");
    repeat();
    if (ending) {
      send(frame("end"));
    }
  }

  private void refused(String code) {
    switch (code) {
      // The server that gave it was killed before anything was said.
      case "unknown-conversation" -> greetAnew();
      case "too-fast", "server-error" -> {
        if (!timer.isShutdown()) {
          var _ = timer.schedule(this::repeat, REPEAT_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
      default -> LOG.warn("the chat server refused something: {}", code);
    }
  }

  private synchronized void greetAnew() {
    conversation = null;
    key = null;
    last = 0;
    greet();
  }

  private synchronized void repeat() {
    new ArrayList<>(unechoed.entrySet())
        .forEach(entry -> send(say(entry.getKey(), entry.getValue())));
  }

  private void said(JsonNode frame) {
    Said said =
        new Said(
            frame.path("n").asLong(0),
            frame.path("id").asString(""),
            frame.path("author").asString(""),
            frame.path("text").asString(""));
    Consumer<Said> told;
    synchronized (this) {
      unechoed.remove(said.id());
      last = Math.max(last, said.number());
      if (transcript.put(said.number(), said) != null) {
        return;
      }
      told = listener;
    }
    told.accept(said);
  }

  private synchronized void lost() {
    session = null;
    retryAfter(new java.io.IOException("connection lost"));
  }

  private void retryAfter(@Nullable Throwable failure) {
    if (failure != null && !timer.isShutdown()) {
      var _ = timer.schedule(this::open, RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private ObjectNode say(String id, String text) {
    ObjectNode say = frame("say");
    say.put("id", id);
    say.put("text", text);
    return say;
  }

  private static ObjectNode frame(String type) {
    ObjectNode frame = JSON.createObjectNode();
    frame.put("t", type);
    return frame;
  }

  private void send(ObjectNode frame) {
    Session open = session;
    if (open != null) {
      open.sendText(JSON.writeValueAsString(frame), Callback.NOOP);
    }
  }

  /**
   * A message as the citizen sees it.
   *
   * @param number its place in the conversation, from 1
   * @param id given by whoever said it
   * @param author citizen, agent or system
   */
  public record Said(long number, String id, String author, String text) {}

  /** Jetty needs a public class. */
  public final class Endpoint implements Session.Listener.AutoDemanding {
    @Override
    public void onWebSocketOpen(Session open) {
      opened(open);
    }

    @Override
    public void onWebSocketText(String message) {
      received(message);
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
      lost();
      callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
      LOG.debug("chat connection of an invented citizen failed", cause);
    }
  }
}
