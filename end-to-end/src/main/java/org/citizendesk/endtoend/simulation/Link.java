// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.protocol.codec.BadFrameException;
import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.server.sync.SyncConnection;
import org.citizendesk.server.sync.Wire;
import org.jspecify.annotations.Nullable;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * One connection over the bad network. In each direction what was sent arrives in order, late or
 * never; each end learns of the other's in its own time, or not at all.
 */
final class Link {
  private static final FrameCodec CODEC = FrameCodec.cbor();
  private static final int ABNORMAL = 1006;

  private final World world;
  private final Desk desk;
  private final long number;
  private final Deque<Message> up = new ArrayDeque<>();
  private final Deque<Message> arrived = new ArrayDeque<>();
  private final Deque<Message> down = new ArrayDeque<>();
  private final Deque<Long> unsent = new ArrayDeque<>();
  private final Map<Long, Set<String>> subscriptions = new HashMap<>();
  private @Nullable Node node;
  private @Nullable SyncConnection server;
  private ClientFrame.@Nullable Device device;
  private boolean deskGone;
  private boolean serverGone;
  private boolean upDead;
  private boolean downDead;
  private boolean upMoving;
  private boolean downMoving;
  private boolean demanded;
  private boolean lossy;
  private long slowUntil;
  private long queued;
  private long welcomedAt = -1;

  Link(World world, Desk desk, long number) {
    this.world = world;
    this.desk = desk;
    this.number = number;
  }

  long number() {
    return number;
  }

  Desk desk() {
    return desk;
  }

  /** Returns the node that it leads to; null before it is made. */
  @Nullable Node node() {
    return node;
  }

  /** Returns which device the desktop said it is; null before it did. */
  ClientFrame.@Nullable Device device() {
    return device;
  }

  /** Returns what the desktop wished to hear of under a version of its subscription. */
  @Nullable Set<String> topics(long version) {
    return subscriptions.get(version);
  }

  /** Returns whether neither end knows of it any longer. */
  boolean isOver() {
    return deskGone && serverGone;
  }

  /** Returns whether single frames were lost on it, which only a new connection makes good. */
  boolean isLossy() {
    return lossy;
  }

  /** The connection is made, on the server's side first. */
  void connect(Node to) {
    node = to;
    ServerEnd end = new ServerEnd();
    SyncConnection connection = to.accept(CODEC, end);
    server = connection;
    connection.opened();
    world.in(world.latency(), "opened " + desk.name(), () -> desk.opened(this));
  }

  /** It cannot be made; the desktop may never hear why. */
  void refuse(boolean told) {
    serverGone = true;
    if (told) {
      deskHears(ABNORMAL);
    }
  }

  void send(ClientFrame frame) {
    if (upDead || serverGone) {
      return;
    }
    byte[] bytes = CODEC.encode(frame);
    for (int i = copies(frame instanceof ClientFrame.Hello); i > 0; i--) {
      up.add(Message.of(frame, bytes, world.now() + world.latency()));
    }
    moveUp();
  }

  private int copies(boolean precious) {
    int luck = precious ? 1 : world.copies();
    lossy |= luck == 0;
    return luck;
  }

  private void moveUp() {
    Message next = up.peek();
    if (!upMoving && next != null) {
      upMoving = true;
      world.in(Math.max(0, next.due - world.now()), "up " + desk.name(), this::upArrives);
    }
  }

  private void upArrives() {
    upMoving = false;
    Message message = up.poll();
    if (message != null && !upDead && !serverGone) {
      byte[] bytes = message.bytes;
      if (message.upward == null) {
        endServer();
        return;
      }
      world.trace().mix(Arrays.hashCode(bytes));
      arrived.add(message);
      feed();
    }
    moveUp();
  }

  /** Gives the server the next frame if it wants one. */
  private void feed() {
    SyncConnection connection = server;
    while (demanded && !serverGone && connection != null && !arrived.isEmpty()) {
      demanded = false;
      Message message = arrived.remove();
      note(message.upward);
      connection.received(message.bytes);
    }
  }

  private void note(@Nullable ClientFrame frame) {
    if (frame != null) {
      switch (frame) {
        case ClientFrame.Hello hello -> {
          device = hello.device();
          subscriptions.put(hello.sub().version(), Set.copyOf(hello.sub().topics()));
        }
        case ClientFrame.Sub sub -> subscriptions.put(sub.version(), Set.copyOf(sub.topics()));
        case ClientFrame.Push push -> world.oracle().pushed(push);
        case ClientFrame.Pull pull -> {}
        case ClientFrame.Fetch fetch -> {}
        case ClientFrame.Cmd cmd -> {}
        case ClientFrame.Signal signal -> {}
        case ClientFrame.Heartbeat beat -> {}
        case ClientFrame.Unknown unknown -> {}
      }
    }
  }

  private void moveDown() {
    Message next = down.peek();
    if (!downMoving && next != null && !downDead) {
      downMoving = true;
      long due = Math.max(next.due, slowUntil);
      world.in(Math.max(0, due - world.now()), "down " + desk.name(), this::downArrives);
    }
  }

  private void downArrives() {
    downMoving = false;
    if (downDead || world.now() < slowUntil) {
      moveDown();
      return;
    }
    Message message = down.poll();
    if (message != null && !deskGone) {
      CloseCode code = message.code;
      ServerFrame frame = message.downward;
      if (frame != null) {
        arrive(frame, message.bytes);
      } else if (code != null) {
        serverGone = true;
        deskHears(code.number());
      }
    }
    moveDown();
  }

  private void arrive(ServerFrame frame, byte[] bytes) {
    world.trace().mix(Arrays.hashCode(bytes));
    queued -= bytes.length;
    unsent.poll();
    SyncConnection connection = server;
    if (!serverGone && connection != null) {
      connection.sent();
    }
    if (frame instanceof ServerFrame.Welcome) {
      welcomedAt = world.now();
    }
    int copies = copies(frame instanceof ServerFrame.History);
    for (int i = 0; i < copies; i++) {
      for (ServerFrame one : world.seam().arriving(frame)) {
        desk.received(this, one);
      }
    }
    if (welcomedAt >= 0 && world.weather().isSick() && world.now() > welcomedAt) {
      cut(true, true);
    }
  }

  private static ServerFrame decodedServer(byte[] bytes) {
    try {
      return CODEC.decodeServer(bytes);
    } catch (BadFrameException e) {
      throw new IllegalStateException("the server sent what no desktop can read", e);
    }
  }

  /** The desktop reads nothing until then. */
  void slow(long until) {
    slowUntil = until;
    moveDown();
  }

  /** One direction, or both, carry nothing any more, and nobody is told. */
  void die(boolean upwards, boolean downwards) {
    upDead |= upwards;
    downDead |= downwards;
  }

  /** The connection breaks; what is on its way is lost. */
  void cut(boolean deskHears, boolean serverHears) {
    up.clear();
    down.clear();
    upDead = true;
    downDead = true;
    if (deskHears && !deskGone) {
      world.in(world.latency(), "cut " + desk.name(), () -> deskHears(ABNORMAL));
    }
    if (serverHears && !serverGone) {
      world.in(world.latency(), "cut server " + desk.name(), this::endServer);
    }
  }

  /** The server's process is gone, with all it had. */
  void serverDied(boolean deskHears) {
    serverGone = true;
    cut(deskHears, false);
  }

  /** The desktop's process is gone, or it has closed the connection. */
  void deskLeft(boolean serverHears) {
    deskGone = true;
    down.clear();
    if (serverHears && !upDead) {
      up.add(Message.end(CloseCode.NORMAL, world.now() + world.latency()));
      moveUp();
    }
  }

  private void deskHears(int code) {
    if (!deskGone) {
      deskGone = true;
      desk.closed(this, code);
    }
  }

  private void endServer() {
    SyncConnection connection = server;
    if (!serverGone && connection != null) {
      serverGone = true;
      connection.closed();
    }
  }

  /** Something on its way: a frame in either direction, or the end. */
  private static final class Message {
    private static final byte[] NOTHING = {};

    private final @Nullable ClientFrame upward;
    private final @Nullable ServerFrame downward;
    private final byte[] bytes;
    private final @Nullable CloseCode code;
    private final long due;

    private Message(
        @Nullable ClientFrame upward,
        @Nullable ServerFrame downward,
        byte[] bytes,
        @Nullable CloseCode code,
        long due) {
      this.upward = upward;
      this.downward = downward;
      this.bytes = bytes;
      this.code = code;
      this.due = due;
    }

    static Message of(ClientFrame frame, byte[] bytes, long due) {
      return new Message(frame, null, bytes, null, due);
    }

    static Message of(ServerFrame frame, byte[] bytes, long due) {
      return new Message(null, frame, bytes, null, due);
    }

    static Message end(CloseCode code, long due) {
      return new Message(null, null, NOTHING, code, due);
    }
  }

  /** The server's socket. */
  private final class ServerEnd implements Wire {
    @Override
    public void send(byte[] message, long now) {
      if (serverGone) {
        return;
      }
      unsent.add(now);
      queued += message.length;
      ServerFrame frame = decodedServer(message);
      world.oracle().sent(Link.this, frame, message.length, queued);
      down.add(Message.of(frame, message, world.now() + world.latency()));
      moveDown();
    }

    @Override
    public void demand() {
      demanded = true;
      if (!arrived.isEmpty()) {
        world.in(0, "demand " + desk.name(), Link.this::feed);
      }
    }

    @Override
    public long queuedBytes() {
      return queued;
    }

    @Override
    public boolean isStalled(long then) {
      Long oldest = unsent.peek();
      return oldest != null && oldest < then;
    }

    @Override
    public void close(CloseCode code, String text) {
      if (!serverGone) {
        world.trace().mix(code.number());
        serverGone = true;
        down.add(Message.end(code, world.now() + world.latency()));
        moveDown();
      }
    }

    @Override
    public void cut() {
      Link.this.cut(true, true);
    }
  }
}
