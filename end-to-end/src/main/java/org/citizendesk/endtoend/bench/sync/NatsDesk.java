// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * The other side of the comparison: publishes into JetStream over a WebSocket, each message with an
 * id of its own, the next when the last is acknowledged. Speaks just enough of the NATS client
 * protocol. Public because Jetty looks for its methods.
 */
public final class NatsDesk implements Session.Listener.AutoDemanding {
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final String CONNECT =
      "CONNECT {\"verbose\":false,\"pedantic\":false,\"headers\":true,\"protocol\":1,"
          + "\"lang\":\"java\",\"version\":\"1\"}\r\n";

  private final String name;
  private final Supplier<byte[]> payloads;
  private final LongAdder acked;
  private final CompletableFuture<NatsDesk> ready = new CompletableFuture<>();
  private final CompletableFuture<String> answer = new CompletableFuture<>();
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private volatile @Nullable Session session;
  private volatile boolean works;
  private boolean asked;
  private long sent;

  /**
   * @param payloads makes what is published
   * @param acked counts what the server said it has
   */
  NatsDesk(String name, Supplier<byte[]> payloads, LongAdder acked) {
    this.name = name;
    this.payloads = payloads;
    this.acked = acked;
  }

  CompletableFuture<NatsDesk> ready() {
    return ready;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    send((CONNECT + "SUB _INBOX." + name + " 1\r\nPING\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Asks for something once, before it works. */
  CompletableFuture<String> ask(String subject, String body) {
    asked = true;
    send(
        ("PUB " + subject + " _INBOX." + name + " " + body.length() + "\r\n" + body + "\r\n")
            .getBytes(StandardCharsets.UTF_8));
    return answer;
  }

  void work() {
    works = true;
    publish();
  }

  void rest() {
    works = false;
  }

  private void publish() {
    sent++;
    byte[] payload = payloads.get();
    byte[] header =
        ("NATS/1.0\r\nNats-Msg-Id: " + name + "-" + sent + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] command =
        ("HPUB desk."
                + name
                + " _INBOX."
                + name
                + " "
                + header.length
                + " "
                + (header.length + payload.length)
                + "\r\n")
            .getBytes(StandardCharsets.UTF_8);
    ByteBuffer message =
        ByteBuffer.allocate(command.length + header.length + payload.length + LINE_END.length);
    message.put(command).put(header).put(payload).put(LINE_END).flip();
    Objects.requireNonNull(session, "not open yet").sendBinary(message, Callback.NOOP);
  }

  private void send(byte[] bytes) {
    Objects.requireNonNull(session, "not open yet")
        .sendBinary(ByteBuffer.wrap(bytes), Callback.NOOP);
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    callback.succeed();
    read.writeBytes(bytes);
    byte[] all = read.toByteArray();
    int at = 0;
    for (int next = take(all, at); next > at; next = take(all, at)) {
      at = next;
    }
    read.reset();
    read.write(all, at, all.length - at);
  }

  /** Takes one command and returns where the next begins; the same place if it is not whole yet. */
  private int take(byte[] bytes, int from) {
    int end = from;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    if (end >= bytes.length) {
      return from;
    }
    String line = new String(bytes, from, end - from, StandardCharsets.UTF_8).strip();
    if (!line.startsWith("MSG ")) {
      said(line);
      return end + 1;
    }
    int length = Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
    int after = end + 1 + length + LINE_END.length;
    if (after > bytes.length) {
      return from;
    }
    answered(new String(bytes, end + 1, length, StandardCharsets.UTF_8));
    return after;
  }

  private void said(String line) {
    if (line.equals("PONG")) {
      ready.complete(this);
    } else if (line.equals("PING")) {
      send("PONG\r\n".getBytes(StandardCharsets.UTF_8));
    } else if (line.startsWith("-ERR")) {
      ready.completeExceptionally(new IllegalStateException("NATS says " + line));
    }
  }

  private void answered(String body) {
    if (asked) {
      asked = false;
      answer.complete(body);
    } else if (body.contains("\"error\"")) {
      throw new IllegalStateException("JetStream says " + body);
    } else {
      acked.increment();
      if (works) {
        publish();
      }
    }
  }
}
