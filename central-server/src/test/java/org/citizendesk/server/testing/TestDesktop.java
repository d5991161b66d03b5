// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.testing;

import org.citizendesk.protocol.codec.BadFrameException;
import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.CommandId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A desktop as bare as can be: it sends frames and keeps what comes back, over a real socket. */
public final class TestDesktop implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  public final ClientFrame.Device device;
  private final FrameCodec codec;
  private final WebSocketClient client;
  private final BlockingQueue<ServerFrame> frames = new LinkedBlockingQueue<>();
  private final List<ServerFrame> untaken = new ArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final Endpoint endpoint = new Endpoint();
  private final Session session;
  private volatile int largestMessage;
  private long seq;

  public TestDesktop(int port, FrameCodec codec, ClientFrame.Device device) throws Exception {
    this.codec = codec;
    this.device = device;
    client = new WebSocketClient();
    client.setMaxBinaryMessageSize(2_000_000);
    client.setMaxTextMessageSize(2_000_000);
    client.start();
    session =
        client
            .connect(endpoint, request(URI.create("ws://127.0.0.1:" + port + "/sync"), codec))
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static ClientUpgradeRequest request(URI uri, FrameCodec codec) {
    ClientUpgradeRequest request = new ClientUpgradeRequest(uri);
    request.setSubProtocols(codec.subprotocol());
    return request;
  }

  public static ClientFrame.Device newDevice() {
    return new ClientFrame.Device(new DeviceId(UUID.randomUUID()), 1);
  }

  /** Says HELLO with an empty history and waits for the welcome. */
  public ServerFrame.Welcome hello(String token, String... topics) throws Exception {
    return hello(token, null, List.of(), topics);
  }

  public ServerFrame.Welcome hello(
      String token, String logEpoch, List<ClientFrame.Cursor> cursors, String... topics)
      throws Exception {
    send(
        new ClientFrame.Hello(
            token,
            device,
            0,
            0,
            logEpoch,
            cursors,
            new ClientFrame.Sub(1, List.of(topics)),
            "test",
            Instant.EPOCH,
            null,
            null));
    return next(ServerFrame.Welcome.class);
  }

  public void send(ClientFrame frame) {
    sendRaw(codec.encode(frame));
  }

  public void sendRaw(byte[] bytes) {
    if (codec.equals(FrameCodec.json())) {
      session.sendText(new String(bytes, StandardCharsets.UTF_8), Callback.NOOP);
    } else {
      session.sendBinary(ByteBuffer.wrap(bytes), Callback.NOOP);
    }
  }

  /** Says HELLO as one that has something to send, and reads as old a schema as that. */
  public ServerFrame.Welcome helloWith(String token, long pending, Integer schema)
      throws Exception {
    send(
        new ClientFrame.Hello(
            token,
            device,
            0,
            pending,
            null,
            List.of(),
            new ClientFrame.Sub(1, List.of()),
            "test",
            Instant.EPOCH,
            schema,
            null));
    return next(ServerFrame.Welcome.class);
  }

  /** Makes the next event of this device. */
  public Event event(Event.Subject subject, Fact fact) {
    return event(subject, fact, Instant.EPOCH);
  }

  /** Makes the next event of this device, written at that time. */
  public Event event(Event.Subject subject, Fact fact, Instant occurredAt) {
    seq++;
    return new Event(
        new EventId(UUID.randomUUID()),
        new Event.Origin(device.id(), device.epoch(), seq, "test"),
        subject,
        seq,
        occurredAt,
        FactCodec.encode(fact));
  }

  /** Pushes facts about one subject and waits until they are acknowledged. */
  public ServerFrame.Ack push(Event.Subject subject, Fact... facts) throws Exception {
    List<Event> events = new ArrayList<>();
    for (Fact fact : facts) {
      events.add(event(subject, fact));
    }
    send(new ClientFrame.Push(events));
    return next(ServerFrame.Ack.class);
  }

  public Outcome command(Command command) throws Exception {
    return command(new CommandId(UUID.randomUUID()), command);
  }

  public Outcome command(CommandId id, Command command) throws Exception {
    send(new ClientFrame.Cmd(id, command, Instant.parse("2100-01-01T00:00:00Z")));
    return next(ServerFrame.CmdResult.class, result -> result.id().equals(id)).outcome();
  }

  /** Pulls until it has caught up with the log. */
  public List<ServerFrame.Page> pullAll(long after) throws Exception {
    List<ServerFrame.Page> pages = new ArrayList<>();
    long at = after;
    do {
      send(new ClientFrame.Pull(0, at, 500));
      pages.add(next(ServerFrame.Page.class));
      at = pages.getLast().to();
    } while (pages.getLast().more());
    next(ServerFrame.CaughtUp.class);
    return pages;
  }

  public <T extends ServerFrame> T next(Class<T> type) throws Exception {
    return next(type, frame -> true);
  }

  /** Returns the first frame of this kind that was not taken yet; the others stay. */
  public <T extends ServerFrame> T next(Class<T> type, Predicate<T> wanted) throws Exception {
    for (int i = 0; ; i++) {
      if (i == untaken.size()) {
        ServerFrame frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (frame == null) {
          throw new AssertionError("no " + type.getSimpleName() + " came, but " + untaken);
        }
        untaken.add(frame);
      }
      ServerFrame frame = untaken.get(i);
      if (type.isInstance(frame) && wanted.test(type.cast(frame))) {
        untaken.remove(i);
        return type.cast(frame);
      }
    }
  }

  /** Returns how many bytes the largest message had that came so far, as it came. */
  public int largestMessage() {
    return largestMessage;
  }

  /** Takes all frames of this kind that have come and were not taken yet, in order. */
  public <T extends ServerFrame> List<T> takeAll(Class<T> type) {
    frames.drainTo(untaken);
    List<T> taken = untaken.stream().filter(type::isInstance).map(type::cast).toList();
    untaken.removeAll(taken);
    return taken;
  }

  /** Returns when everything that the server had to send before has come. */
  public void settle() throws Exception {
    send(new ClientFrame.Fetch(new CitizenId(UUID.randomUUID()), 1, 1));
    next(ServerFrame.History.class);
  }

  /** Returns the first delivered fact of this kind. */
  public <T extends Fact> T nextFact(Class<T> type) throws Exception {
    return type.cast(
        next(ServerFrame.Deliver.class, d -> facts(d).stream().anyMatch(type::isInstance))
            .events()
            .stream()
            .map(placed -> FactCodec.decode(placed.event().content()))
            .filter(type::isInstance)
            .findFirst()
            .orElseThrow());
  }

  public static List<Fact> facts(ServerFrame.Deliver deliver) {
    return deliver.events().stream()
        .map(placed -> FactCodec.decode(placed.event().content()))
        .toList();
  }

  /** Returns the code that the server closes the connection with. */
  public int closeCode() throws Exception {
    return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Reads no more, as a desktop that hangs; what the server sends piles up before it. */
  public void stopReading() {
    endpoint.hold(true);
  }

  /** Reads on. */
  public void readOn() {
    endpoint.hold(false);
  }

  /** Cuts the connection, as a pulled cable would. */
  public void cut() {
    session.disconnect();
  }

  @Override
  public void close() {
    session.disconnect();
    try {
      client.stop();
    } catch (Exception e) {
      throw new AssertionError("the client does not stop", e);
    }
  }

  /** Jetty's side; public because Jetty looks for its methods. */
  public final class Endpoint implements Session.Listener {
    private Session opened;
    private boolean held;
    private boolean owed;

    @Override
    public synchronized void onWebSocketOpen(Session session) {
      opened = session;
      opened.demand();
    }

    synchronized void hold(boolean on) {
      held = on;
      if (!held && owed) {
        owed = false;
        opened.demand();
      }
    }

    private synchronized void demand() {
      if (held) {
        owed = true;
      } else if (opened.isOpen()) {
        opened.demand();
      }
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
      byte[] bytes = new byte[payload.remaining()];
      payload.get(bytes);
      largestMessage = Math.max(largestMessage, bytes.length);
      keep(bytes);
      callback.succeed();
      demand();
    }

    @Override
    public void onWebSocketText(String message) {
      keep(message.getBytes(StandardCharsets.UTF_8));
      demand();
    }

    private void keep(byte[] bytes) {
      try {
        frames.add(codec.decodeServer(bytes));
      } catch (BadFrameException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void onWebSocketError(Throwable cause) {
      // a cut connection is part of many tests
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
      closed.complete(code);
      callback.succeed();
    }
  }
}
