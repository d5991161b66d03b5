// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import org.citizendesk.protocol.codec.BadFrameException;
import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * A desktop that keeps nothing: speaks the protocol, pushes and counts. Public because Jetty looks
 * for its methods.
 */
public final class LightDesk implements Session.Listener.AutoDemanding {
  private static final FrameCodec CODEC = FrameCodec.cbor();

  private final Seats.Seat seat;
  private final List<String> topics = new ArrayList<>();
  private final CompletableFuture<LightDesk> welcomed = new CompletableFuture<>();
  private final LongAdder acked;
  private final LongAdder bytesIn = new LongAdder();
  private volatile Consumer<ServerFrame.Deliver> delivered = frame -> {};
  private volatile int batch;
  private volatile @Nullable Session session;
  private volatile @Nullable String failure;
  private Payloads notes;
  private long ackedSeq;
  private volatile long pushedAt;

  /**
   * @param acked counts the events of all desktops that the server said it has
   */
  LightDesk(Seats.Seat seat, LongAdder acked) {
    this.seat = seat;
    this.acked = acked;
    this.notes = fresh();
    topics.add(Topic.agent(seat.agent()));
  }

  /** A desktop that keeps nothing goes on under a new epoch each time. */
  private Payloads fresh() {
    return new Payloads(
        seat.agent(),
        new ClientFrame.Device(seat.device(), ThreadLocalRandom.current().nextLong()),
        seat.citizen());
  }

  /** Follows a citizen, from the next HELLO on. */
  void follow(CitizenId citizen, Consumer<ServerFrame.Deliver> hears) {
    topics.add(Topic.citizen(citizen));
    delivered = hears;
  }

  /** Completes when the server has said welcome; fails with why the connection ended instead. */
  CompletableFuture<LightDesk> welcomed() {
    return welcomed;
  }

  /** Returns why the server sent it away; null while it has not. */
  @Nullable String failure() {
    return failure;
  }

  LongAdder bytesIn() {
    return bytesIn;
  }

  /** Pushes from now on, the next when the last is acknowledged. */
  synchronized void work(int events) {
    batch = events;
    if (ackedSeq == notes.seq()) {
      push(events);
    }
  }

  /** Returns when it pushed last, as {@link System#nanoTime} tells. */
  long pushedAt() {
    return pushedAt;
  }

  /** Pushes no more. */
  void rest() {
    batch = 0;
  }

  /** Pushes once, whatever is on its way. */
  synchronized void push(int events) {
    ClientFrame.Push push = new ClientFrame.Push(notes.next(events));
    pushedAt = System.nanoTime();
    send(push);
  }

  /** Says that it lives, as a desktop does that has nothing to say. */
  void beat() {
    send(new ClientFrame.Heartbeat(0));
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    opened.setMaxBinaryMessageSize(Bounds.MAX_SERVER_FRAME_BYTES);
    opened.setMaxFrameSize(Bounds.MAX_SERVER_FRAME_BYTES);
    session = opened;
    notes = fresh();
    ackedSeq = 0;
    send(
        new ClientFrame.Hello(
            seat.token(),
            notes.device(),
            0,
            0,
            null,
            List.of(),
            new ClientFrame.Sub(1, topics),
            "bench",
            Instant.now(),
            ClientFrame.SCHEMA,
            null));
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    callback.succeed();
    bytesIn.add(bytes.length);
    try {
      take(CODEC.decodeServer(bytes));
    } catch (BadFrameException e) {
      throw new IllegalStateException("the server sent something unreadable", e);
    }
  }

  private void take(ServerFrame frame) {
    switch (frame) {
      // What happened before is nothing to a desktop that keeps nothing.
      case ServerFrame.Welcome welcome ->
          welcome.heads().forEach(now -> send(new ClientFrame.Pull(now.partition(), now.pos(), 1)));
      case ServerFrame.CaughtUp caughtUp -> welcomed.complete(this);
      case ServerFrame.Ack ack -> acked(ack.uptoSeq());
      case ServerFrame.Deliver deliver -> delivered.accept(deliver);
      case ServerFrame.Heartbeat beat -> beat();
      case ServerFrame.Failure sentAway -> failure = sentAway.text();
      default -> {}
    }
  }

  private synchronized void acked(long upto) {
    acked.add(upto - ackedSeq);
    ackedSeq = upto;
    int next = batch;
    if (next > 0 && ackedSeq == notes.seq()) {
      push(next);
    }
  }

  private void send(ClientFrame frame) {
    Objects.requireNonNull(session, "not open yet")
        .sendBinary(ByteBuffer.wrap(CODEC.encode(frame)), Callback.NOOP);
  }

  @Override
  public void onWebSocketClose(int code, @Nullable String reason, Callback callback) {
    callback.succeed();
    welcomed.completeExceptionally(
        new IllegalStateException("closed with " + code + " before the welcome: " + failure));
  }
}
