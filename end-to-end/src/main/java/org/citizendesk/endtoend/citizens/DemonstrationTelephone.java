// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.citizens;

import org.citizendesk.protocol.connector.Capability;
import org.citizendesk.protocol.connector.Connector;
import org.citizendesk.protocol.connector.ConnectorId;
import org.citizendesk.protocol.connector.Health;
import org.citizendesk.protocol.connector.Inbound;
import org.citizendesk.protocol.connector.Outbound;
import org.citizendesk.protocol.connector.Result;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.jspecify.annotations.Nullable;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * A telephone without a line: part of the demonstration only, and called so on the screen. It rings
 * when {@link #ring} says so and goes through the life of a call like a real one, one call at a
 * time.
 *
 * <p>Thread-safe; everything happens on one thread of its own.
 */
public final class DemonstrationTelephone implements Connector {
  /** How it is called on the screen. */
  public static final String NAME = "Demonstration telephone";

  private final Clock clock;
  private final ExecutorService line =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("demonstration-telephone").factory());
  private @Nullable Sink sink;
  private Optional<Leg> leg = Optional.empty();
  private int calls;
  private volatile Consumer<CallFact.State> listener = state -> {};

  /**
   * Makes a telephone that does not ring yet.
   *
   * @param clock stamps what happens
   */
  public DemonstrationTelephone(Clock clock) {
    this.clock = clock;
  }

  @Override
  public ConnectorId id() {
    return new ConnectorId(NAME);
  }

  @Override
  public Channel channel() {
    return Channel.VOICE;
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public void start(Sink to) {
    line.execute(
        () -> {
          sink = to;
          to.health(new Health(Health.State.UP, "Demonstration only: there is no line"));
        });
  }

  /** Tells the simulated caller how the call goes on. */
  public void listen(Consumer<CallFact.State> caller) {
    listener = caller;
  }

  /** Lets it ring; completes with the call's reference, empty if it is busy or not started. */
  public CompletableFuture<Optional<String>> ring(String number, String displayName, String queue) {
    return CompletableFuture.supplyAsync(() -> begin(number, displayName, queue), line);
  }

  /** The caller hangs up; does nothing if there is no call. */
  public CompletableFuture<Void> callerHangsUp() {
    return CompletableFuture.runAsync(
        () -> leg.ifPresent(call -> end(call, "The caller hung up")), line);
  }

  /** That caller hangs up if nobody has answered yet; done soon, not at once. */
  public void giveUp(String ref) {
    line.execute(
        () ->
            leg.filter(call -> call.ref.equals(ref) && call.state == CallFact.State.RINGING)
                .ifPresent(call -> end(call, "The caller gave up")));
  }

  private Optional<String> begin(String number, String displayName, String queue) {
    Sink to = sink;
    if (to == null || leg.isPresent()) {
      return Optional.empty();
    }
    calls++;
    Leg call = new Leg("demonstration-" + clock.millis() + "-" + calls, CallFact.State.OFFERED);
    leg = Optional.of(call);
    to.accept(
        new Inbound.Offered(call.ref, clock.instant(), Channel.VOICE, number, displayName, queue));
    move(call, CallFact.State.RINGING, "");
    return Optional.of(call.ref);
  }

  @Override
  public CompletionStage<Result> send(Outbound request) {
    try {
      return CompletableFuture.supplyAsync(() -> handle(request), line);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(new Result.Refused("The telephone is closed"));
    }
  }

  private Result handle(Outbound request) {
    Optional<Leg> call = leg.filter(present -> present.ref.equals(request.ref()));
    if (call.isEmpty()) {
      return new Result.Refused("That call is over");
    }
    Leg present = call.get();
    boolean connected = present.state != CallFact.State.RINGING;
    return switch (request) {
      case Outbound.Answer answer ->
          connected ? refused(present) : done(present, CallFact.State.CONNECTED, "");
      case Outbound.Reject reject ->
          connected
              ? refused(present)
              : done(present, CallFact.State.MISSED, "Rejected by the agent");
      case Outbound.HangUp hangUp -> {
        end(present, "The agent hung up");
        yield new Result.Done();
      }
      case Outbound.Hold hold -> connected ? hold(present, hold.on()) : refused(present);
      case Outbound.Mute mute -> connected ? new Result.Done() : refused(present);
    };
  }

  private Result hold(Leg call, boolean on) {
    CallFact.State wanted = on ? CallFact.State.HELD : CallFact.State.CONNECTED;
    return call.state == wanted ? new Result.Done() : done(call, wanted, "");
  }

  private static Result refused(Leg call) {
    return new Result.Refused("Not possible while the call is " + call.state);
  }

  private Result done(Leg call, CallFact.State state, String reason) {
    move(call, state, reason);
    return new Result.Done();
  }

  private void end(Leg call, String reason) {
    boolean talked = call.state == CallFact.State.CONNECTED || call.state == CallFact.State.HELD;
    move(call, talked ? CallFact.State.ENDED : CallFact.State.MISSED, reason);
  }

  private void move(Leg call, CallFact.State state, String reason) {
    leg = state.isOver() ? Optional.empty() : Optional.of(new Leg(call.ref, state));
    Sink to = sink;
    if (to != null) {
      to.accept(new Inbound.CallChanged(call.ref, clock.instant(), state, reason));
    }
    listener.accept(state);
  }

  @Override
  public void close() {
    line.shutdownNow();
  }

  private record Leg(String ref, CallFact.State state) {}
}
