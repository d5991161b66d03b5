// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.codec.BadFrameException;
import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.ServerFrame;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Frames in CBOR over one WebSocket at a time, with one client for all connections. */
public final class WebSocketWire implements Wire {
  private static final Logger LOG = LoggerFactory.getLogger(WebSocketWire.class);
  private static final String PATH = "/sync";
  private static final int LOST = 1006;
  private static final int MOST_THREADS = 8;
  private static final int MOST_OUTGOING_FRAMES = 256;
  private static final Duration CONNECT = Duration.ofSeconds(5);
  // The engine watches for silence itself; this only clears away what it has given up.
  private static final Duration IDLE = Duration.ofMinutes(2);

  private final URI uri;
  private final FrameCodec codec = FrameCodec.cbor();
  private final SnapshotFetch snapshots;
  private final WebSocketClient client;
  private final Pace pace = new Pace();
  private volatile @Nullable Link current;

  private WebSocketWire(URI uri, SnapshotFetch snapshots, WebSocketClient client) {
    this.uri = uri;
    this.snapshots = snapshots;
    this.client = client;
  }

  /**
   * Makes one for a server.
   *
   * @param server its address, for instance {@code http://127.0.0.1:8477}
   * @param folder of the user's, where a snapshot lies while it is read
   */
  public static WebSocketWire to(URI server, Path folder) {
    QueuedThreadPool pool = new QueuedThreadPool(MOST_THREADS, 2);
    pool.setName("link");
    pool.setDaemon(true);
    HttpClient http = new HttpClient();
    http.setExecutor(pool);
    http.setConnectTimeout(CONNECT.toMillis());
    WebSocketClient client = new WebSocketClient(http);
    client.setMaxBinaryMessageSize(Bounds.MAX_SERVER_FRAME_BYTES);
    client.setMaxTextMessageSize(0);
    client.setMaxFrameSize(Bounds.MAX_SERVER_FRAME_BYTES);
    client.setMaxOutgoingFrames(MOST_OUTGOING_FRAMES);
    client.setIdleTimeout(IDLE);
    SnapshotFetch snapshots = new SnapshotFetch(server, folder.resolve("snapshot.part"));
    return new WebSocketWire(address(server), snapshots, client);
  }

  /** Returns where the WebSocket of a server is. */
  static URI address(URI server) {
    String scheme = "https".equalsIgnoreCase(server.getScheme()) ? "wss" : "ws";
    String base = server.getPath() == null ? "" : server.getPath().replaceAll("/+$", "");
    return URI.create(scheme + "://" + server.getRawAuthority() + base + PATH);
  }

  @Override
  public void open(long number, Events events) {
    Link link = new Link(number, events);
    current = link;
    try {
      if (!client.isStarted()) {
        start();
      }
      ClientUpgradeRequest request = new ClientUpgradeRequest(uri);
      request.setSubProtocols(codec.subprotocol());
      var _ =
          client
              .connect(link, request)
              .whenComplete(
                  (session, failure) -> {
                    if (failure != null) {
                      LOG.debug("no connection to {}: {}", uri, failure.toString());
                      link.gone(LOST);
                    }
                  });
    } catch (IOException e) {
      LOG.debug("no connection to {}", uri, e);
      link.gone(LOST);
    }
  }

  @Override
  public void send(long number, ClientFrame frame) {
    Link link = current;
    if (link != null && link.number == number) {
      link.send(frame);
    }
  }

  @Override
  public void fetch(long number, String token, ServerFrame.Snapshot offer, Events events) {
    snapshots.start(number, token, offer, events);
  }

  @Override
  public void abandon() {
    snapshots.stop();
  }

  @Override
  public void close(long number, CloseCode code, String reason) {
    Link link = current;
    if (link != null && link.number == number) {
      snapshots.stop();
      link.end(code, reason);
    }
  }

  @Override
  public void close() {
    snapshots.close();
    try {
      client.close();
    } catch (Exception e) {
      LOG.warn("the WebSocket client did not stop in order", e);
    }
  }

  /** A snapshot is of its connection's; a late word of an older one changes nothing. */
  private void abandonOf(Link link) {
    if (link.equals(current)) {
      snapshots.stop();
    }
  }

  private void start() throws IOException {
    try {
      client.start();
    } catch (Exception e) {
      throw new IOException("the WebSocket client cannot be started", e);
    }
  }

  /** One connection. Frames are read one at a time: the next when the last was dealt with. */
  public final class Link implements Session.Listener {
    private final long number;
    private final Events events;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Message message = new Message();
    private volatile @Nullable Session session;
    private volatile boolean ended;

    private Link(long number, Events events) {
      this.number = number;
      this.events = events;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
      session = opened;
      if (ended) {
        opened.disconnect();
        return;
      }
      opened.demand();
      events.opened(number);
    }

    @Override
    public void onWebSocketPartialBinary(ByteBuffer payload, boolean last, Callback callback) {
      boolean fits = message.add(payload, System.nanoTime());
      callback.succeed();
      if (!fits) {
        LOG.warn("the server sent more than {} bytes in one frame", Bounds.MAX_SERVER_FRAME_BYTES);
        give(CloseCode.TOO_LARGE);
      } else if (last) {
        received();
      } else {
        demand();
      }
    }

    private void received() {
      if (pace.measured(message.behindFirst(), message.nanos())) {
        events.paced(pace.isSlow());
      }
      try {
        ServerFrame frame = codec.decodeServer(message.take());
        events.received(number, frame, this::demand);
      } catch (BadFrameException e) {
        LOG.warn("the server sent something unreadable: {}", e.getMessage());
        give(e.closeCode());
      }
    }

    private void give(CloseCode code) {
      end(code, "unreadable frame");
      gone(code.number());
    }

    @Override
    public void onWebSocketError(Throwable cause) {
      LOG.debug("connection {} broke", number, cause);
      gone(LOST);
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
      callback.succeed();
      gone(code);
    }

    private void demand() {
      Session open = session;
      if (open != null && open.isOpen()) {
        open.demand();
      }
    }

    private void send(ClientFrame frame) {
      Session open = session;
      if (open == null) {
        return;
      }
      open.sendBinary(
          ByteBuffer.wrap(codec.encode(frame)),
          Callback.from(
              () -> {},
              failure -> {
                LOG.debug("connection {} cannot send", number, failure);
                open.disconnect();
                gone(LOST);
              }));
    }

    private void end(CloseCode code, String reason) {
      ended = true;
      Session open = session;
      if (open != null) {
        open.close(code.number(), reason, Callback.from(() -> {}, failure -> open.disconnect()));
      }
    }

    private void gone(int code) {
      if (over.compareAndSet(false, true)) {
        abandonOf(this);
        events.closed(number, code);
      }
    }
  }

  /** A message as it comes in. */
  private static final class Message {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int first;
    private long begun;
    private long ended;

    /** Returns false if it is too large. */
    boolean add(ByteBuffer piece, long now) {
      if (bytes.size() == 0) {
        first = piece.remaining();
        begun = now;
      }
      ended = now;
      if (piece.remaining() > Bounds.MAX_SERVER_FRAME_BYTES - bytes.size()) {
        return false;
      }
      byte[] copy = new byte[piece.remaining()];
      piece.get(copy);
      bytes.writeBytes(copy);
      return true;
    }

    int behindFirst() {
      return bytes.size() - first;
    }

    long nanos() {
      return ended - begun;
    }

    byte[] take() {
      byte[] whole = bytes.toByteArray();
      bytes.reset();
      return whole;
    }
  }
}
