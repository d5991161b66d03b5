// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.frame.CloseCode;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;

/** Jetty's side of one desktop's connection. Public because Jetty looks for its methods. */
public final class SyncEndpoint implements Session.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(SyncEndpoint.class);
  private static final int MAX_OUTGOING_FRAMES = 4096;
  private static final int MAX_REASON_BYTES = 120;

  private final boolean text;
  private final SyncLimits limits;
  private final SyncConnection connection;
  private final JettyWire wire;

  SyncEndpoint(FrameCodec codec, SyncLimits limits, Function<Wire, SyncConnection> connect) {
    this.text = codec.equals(FrameCodec.json());
    this.limits = limits;
    this.wire = new JettyWire();
    this.connection = connect.apply(wire);
  }

  @Override
  public void onWebSocketOpen(Session session) {
    // Twice the protocol's limit, so that a frame somewhat too large gets a clear answer.
    session.setMaxBinaryMessageSize(2L * Bounds.MAX_CLIENT_FRAME_BYTES);
    session.setMaxTextMessageSize(2L * Bounds.MAX_CLIENT_FRAME_BYTES);
    session.setMaxFrameSize(2L * Bounds.MAX_SERVER_FRAME_BYTES);
    session.setMaxOutgoingFrames(MAX_OUTGOING_FRAMES);
    session.setIdleTimeout(limits.stall().multipliedBy(2));
    wire.session = session;
    connection.opened();
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    byte[] message = new byte[payload.remaining()];
    payload.get(message);
    callback.succeed();
    received(message, !text);
  }

  @Override
  public void onWebSocketText(String message) {
    received(message.getBytes(StandardCharsets.UTF_8), text);
  }

  private void received(byte[] message, boolean rightKind) {
    if (rightKind) {
      connection.received(message);
    } else {
      connection.take(
          new Input.Unreadable(
              CloseCode.BAD_FRAME,
              text
                  ? "this subprotocol wants text messages"
                  : "this subprotocol wants binary messages"));
    }
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    LOG.debug("a desktop's connection failed: {}", cause.toString());
  }

  @Override
  public void onWebSocketClose(int code, @Nullable String reason, Callback callback) {
    connection.closed();
    callback.succeed();
  }

  /** Counts what is queued at Jetty, which sends in order. */
  private final class JettyWire implements Wire {
    private final Queue<Queued> queued = new ArrayDeque<>();
    private long bytes;
    private volatile @Nullable Session session;

    private Session session() {
      return Objects.requireNonNull(session, "not open yet");
    }

    @Override
    public void send(byte[] message, long now) {
      synchronized (queued) {
        queued.add(new Queued(message.length, now));
        bytes += message.length;
      }
      Callback callback = Callback.from(this::done, failure -> done());
      if (text) {
        session().sendText(new String(message, StandardCharsets.UTF_8), callback);
      } else {
        session().sendBinary(ByteBuffer.wrap(message), callback);
      }
    }

    private void done() {
      boolean relieved;
      synchronized (queued) {
        Queued gone = queued.poll();
        boolean congested = bytes > limits.maxQueuedBytes();
        bytes -= gone == null ? 0 : gone.bytes;
        relieved = congested && bytes <= limits.maxQueuedBytes();
      }
      if (relieved) {
        connection.sent();
      }
    }

    @Override
    public void demand() {
      session().demand();
    }

    @Override
    public long queuedBytes() {
      synchronized (queued) {
        return bytes;
      }
    }

    @Override
    public boolean isStalled(long then) {
      synchronized (queued) {
        Queued oldest = queued.peek();
        return oldest != null && oldest.at < then;
      }
    }

    @Override
    public void close(CloseCode code, String why) {
      session().close(code.number(), shortened(why), Callback.NOOP);
    }

    @Override
    public void cut() {
      session().disconnect();
    }
  }

  /** A close frame has room for 123 bytes; anything that may be longer is in the ERROR frame. */
  private static String shortened(String why) {
    String ascii = why.replaceAll("[^\\x20-\\x7e]", "?");
    return ascii.length() <= MAX_REASON_BYTES ? ascii : ascii.substring(0, MAX_REASON_BYTES);
  }

  private record Queued(int bytes, long at) {}
}
