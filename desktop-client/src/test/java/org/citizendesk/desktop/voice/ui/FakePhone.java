// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.voice.ui;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.voice.Call;
import org.citizendesk.desktop.voice.Phone;
import org.citizendesk.protocol.connector.Capability;
import org.citizendesk.protocol.connector.Health;
import org.citizendesk.protocol.connector.Result;
import org.citizendesk.protocol.fact.CallFact.State;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A telephone that does at once what it is asked, or refuses. */
public final class FakePhone implements Phone {
  private final Cell<Optional<Call>> call = new Cell<>(Optional.empty());
  private final Cell<Health> health = new Cell<>(new Health(Health.State.UP, ""));
  private final Set<Capability> capabilities = EnumSet.allOf(Capability.class);
  private Result result = new Result.Done();

  /** Rings with a call from Margaret Okonkwo. */
  public void ring() {
    ring("Margaret Okonkwo");
  }

  /** Rings with a call from somebody; an empty name for somebody unknown. */
  public void ring(String name) {
    call.set(
        Optional.of(
            new Call(
                new ContactId(new UUID(1, 1)),
                new CitizenId(new UUID(2, 1)),
                "+1 555 0142",
                name,
                State.RINGING,
                false,
                TestUi.START)));
  }

  /** Changes the call as the telephone system would. */
  public void become(State state) {
    call.update(
        before ->
            state.isOver() ? Optional.empty() : before.map(now -> with(now, state, now.muted())));
  }

  /** Takes a capability away. */
  public void cannot(Capability capability) {
    capabilities.remove(capability);
  }

  /** Answers requests with this from now on. */
  public void answerWith(Result next) {
    result = next;
  }

  /** Sets the health. */
  public void health(Health.State state, String text) {
    health.set(new Health(state, text));
  }

  @Override
  public Observed<Optional<Call>> call() {
    return call;
  }

  @Override
  public Observed<Health> health() {
    return health;
  }

  @Override
  public String name() {
    return "Demonstration telephone";
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public CompletableFuture<Result> answer() {
    return done(State.CONNECTED);
  }

  @Override
  public CompletableFuture<Result> reject() {
    return done(State.MISSED);
  }

  @Override
  public CompletableFuture<Result> hangUp() {
    return done(State.ENDED);
  }

  @Override
  public CompletableFuture<Result> hold(boolean on) {
    return done(on ? State.HELD : State.CONNECTED);
  }

  @Override
  public CompletableFuture<Result> mute(boolean on) {
    if (result instanceof Result.Done) {
      call.update(before -> before.map(now -> with(now, now.state(), on)));
    }
    return CompletableFuture.completedFuture(result);
  }

  private CompletableFuture<Result> done(State state) {
    if (result instanceof Result.Done) {
      become(state);
    }
    return CompletableFuture.completedFuture(result);
  }

  private static Call with(Call call, State state, boolean muted) {
    return new Call(
        call.contact(),
        call.citizen(),
        call.party(),
        call.displayName(),
        state,
        muted,
        call.since());
  }
}
