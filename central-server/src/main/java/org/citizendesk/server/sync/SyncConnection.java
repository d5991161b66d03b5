// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.codec.BadFrameException;
import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.server.log.PushException;
import org.citizendesk.server.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Does what a connection's state machine wants done, one input after the other. Inputs may come
 * from any thread; none of them waits for the store.
 */
public final class SyncConnection {
  private static final Logger LOG = LoggerFactory.getLogger(SyncConnection.class);

  // What is smaller gains nothing by being deflated on its own.
  private static final int WORTH_DEFLATING = 2048;

  private final SyncServices services;
  private final SyncHub hub;
  private final FrameCodec codec;
  private final Wire wire;
  private final ServerSession machine;
  private final SerialQueue inputs;
  private final long number;
  private volatile Sessions.@Nullable Session session;
  private volatile ClientFrame.@Nullable Device device;
  private volatile long behind;
  private volatile @Nullable Instant waitingSince;
  private boolean ended;
  private boolean reading;

  /** A connection over a wire that is open already. */
  public SyncConnection(SyncServices services, SyncHub hub, FrameCodec codec, Wire wire) {
    this.services = services;
    this.hub = hub;
    this.codec = codec;
    this.wire = wire;
    this.machine =
        new ServerSession(services.limits(), services.snapshots().worthFrom(), services.now());
    this.number = hub.nextNumber();
    this.inputs = new SerialQueue(services.workers(), this::broken);
  }

  /** The wire can carry messages from now on. */
  public void opened() {
    hub.join(this);
    inputs.run(this::readOn);
  }

  /** A message came; what it says is done here and now if that is only to queue something. */
  public void received(byte[] message) {
    Input input = decoded(message);
    Runnable taking =
        () -> {
          reading = false;
          step(input);
        };
    if (input instanceof Input.Received got
        && (got.frame() instanceof ClientFrame.Push
            || got.frame() instanceof ClientFrame.Heartbeat)) {
      inputs.runHere(taking);
    } else {
      inputs.run(taking);
    }
  }

  private Input decoded(byte[] message) {
    try {
      return new Input.Received(codec.decodeClient(message));
    } catch (BadFrameException e) {
      return new Input.Unreadable(e.closeCode(), String.valueOf(e.getMessage()));
    }
  }

  void take(Input input) {
    inputs.run(() -> step(input));
  }

  /** So much of what was waiting to be sent is gone that the wire is not congested any more. */
  public void sent() {
    inputs.run(this::readOn);
  }

  /** The socket is closed, by whomever. */
  public void closed() {
    inputs.run(
        () -> {
          if (!ended) {
            leave();
          }
        });
  }

  void tick(Input.Tick tick) {
    if (wire.isStalled(services.ticks().getAsLong() - services.limits().stall().toMillis())) {
      LOG.info("a desktop took nothing for {}; its connection is cut", services.limits().stall());
      wire.cut();
      return;
    }
    take(tick);
  }

  /** Returns how many positions behind the log this desktop has been told. */
  long behind() {
    return behind;
  }

  /** Returns since when the desktop has had something that is not stored here; null if nothing. */
  @Nullable Instant waitingSince() {
    return waitingSince;
  }

  /** Returns where this one stands in the order of their coming. */
  long number() {
    return number;
  }

  /** Returns who is signed in; null before that. */
  Sessions.@Nullable Session session() {
    return session;
  }

  /** Returns which device this is; null before it was admitted. */
  ClientFrame.@Nullable Device device() {
    return device;
  }

  private void step(Input input) {
    if (ended) {
      return;
    }
    for (Output output : machine.step(input, services.now(), isCongested())) {
      perform(output);
    }
    behind = machine.behind();
    waitingSince = machine.waitingSince();
    readOn();
  }

  /** What a step left half done cannot be gone on with: the desktop has to come anew. */
  private void broken(RuntimeException failure) {
    LOG.error("a connection's step failed; the connection is closed", failure);
    if (ended) {
      return;
    }
    leave();
    try {
      wire.close(CloseCode.SERVER_ERROR, "the server failed; its log says why");
    } catch (RuntimeException e) {
      LOG.warn("a broken connection did not close in order: {}", e.toString());
      wire.cut();
    }
  }

  private void readOn() {
    if (!reading && !ended && machine.wantsMore(isCongested())) {
      reading = true;
      wire.demand();
    }
  }

  private boolean isCongested() {
    return wire.queuedBytes() > services.limits().maxQueuedBytes();
  }

  private void perform(Output output) {
    switch (output) {
      case Output.Send send -> wire.send(encoded(send.frame()), services.ticks().getAsLong());
      case Output.Close close -> {
        leave();
        wire.close(close.code(), close.text());
      }
      case Output.Admit admit -> come(admit.hello());
      case Output.Store store ->
          answer(
              services.log().push(store.device(), store.user(), store.events()), Input.Stored::new);
      case Output.Listen listen -> hub.listen(this, listen.sub());
      case Output.Narrow narrow -> hub.narrow(this, narrow.sub());
      case Output.ReadPage read ->
          answer(
              () ->
                  new Input.PageRead(
                      read.partition(),
                      services
                          .log()
                          .page(read.partition(), read.after(), read.max(), read.filter().topics()),
                      read.filter()));
      case Output.MakeSnapshot wanted ->
          answer(
              services.snapshots().make(wanted.by(number)),
              made -> new Input.SnapshotMade(wanted.filter().version(), made));
      case Output.ReadHistory read ->
          answer(
              () ->
                  new Input.HistoryRead(
                      read.citizen(),
                      read.before(),
                      services.log().history(read.citizen(), read.before(), read.limit())));
      case Output.Signal signal -> hub.signalled(signal.user(), signal.frame());
      case Output.Decide decide ->
          answer(
              services.commands().decide(decide.user(), decide.command()),
              outcome -> new Input.Decided(decide.command().id(), outcome));
    }
  }

  private void leave() {
    ended = true;
    hub.leave(this);
    services.snapshots().left(number);
  }

  private byte[] encoded(ServerFrame frame) {
    byte[] bytes = codec.encode(frame);
    return machine.mayDeflate() && bytes.length >= WORTH_DEFLATING ? codec.deflated(bytes) : bytes;
  }

  private void come(ClientFrame.Hello hello) {
    switch (hub.come(() -> inputs.run(() -> admit(hello)))) {
      case COME_IN -> admit(hello);
      case WAIT -> {}
      case LATER ->
          step(
              new Input.Failed(
                  CloseCode.SLOW_DOWN, "too many desktops come at once; come back in a moment"));
    }
  }

  private void admit(ClientFrame.Hello hello) {
    if (ended) {
      return; // gave up while it waited in line
    }
    answer(
        () -> {
          Optional<Sessions.Session> barred =
              services.sessions().findBarred(hello.token(), hello.device().id());
          return barred
              .or(() -> services.sessions().find(hello.token()))
              .<Input>map(found -> admitted(hello, found, handOver(hello, barred.isPresent())))
              .orElseGet(Input.TurnedAway::new);
        });
    Sessions.Session found = session;
    if (found != null && !ended) {
      hub.admitted(this, hello.device().id(), found.user());
    }
  }

  private @Nullable HandOver handOver(ClientFrame.Hello hello, boolean barred) {
    if (barred) {
      return HandOver.barred();
    }
    int schema = hello.reads();
    int oldest = services.oldestSchema();
    return schema < oldest ? HandOver.tooOld(schema, oldest) : null;
  }

  private Input admitted(ClientFrame.Hello hello, Sessions.Session found, @Nullable HandOver only) {
    ClientFrame.Device from = hello.device();
    services.sessions().bind(found, from.id());
    Subscription sub = Subscription.grant(hello.sub(), found.user());
    if (only == null) {
      // Before the log is asked where it stands: what comes behind that is told.
      hub.hears(this, sub);
    }
    Input admitted = new Input.Admitted(found, sub, services.log().standing(hello), only);
    if (only == null) {
      // Who may only hand over is not at work: no agent of the routing, and not told of anything.
      session = found;
      device = from;
    }
    return admitted;
  }

  /**
   * Reads here and now, on a worker's thread, and before any further input: a commit that the read
   * did not see must come behind it.
   */
  private void answer(Supplier<Input> read) {
    Input input;
    try {
      input = read.get();
    } catch (RuntimeException e) {
      input = failure(e);
    }
    step(input);
  }

  private <T> void answer(CompletableFuture<T> future, Function<T, Input> toInput) {
    var _ =
        future.whenComplete(
            (value, failure) -> take(failure == null ? toInput.apply(value) : failure(failure)));
  }

  private static Input failure(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof PushException push) {
      return new Input.Failed(push.closeCode(), String.valueOf(push.getMessage()));
    }
    LOG.error("a desktop's request failed", cause);
    return new Input.Failed(CloseCode.SERVER_ERROR, "the server failed; its log says why");
  }
}
