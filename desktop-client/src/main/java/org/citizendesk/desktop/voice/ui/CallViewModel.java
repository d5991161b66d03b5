// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.voice.ui;

import org.citizendesk.desktop.ui.Elapsed;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.voice.Call;
import org.citizendesk.desktop.voice.Phone;
import org.citizendesk.protocol.connector.Capability;
import org.citizendesk.protocol.connector.Health;
import org.citizendesk.protocol.connector.Result;
import org.citizendesk.protocol.fact.CallFact.State;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The telephone on the screen: what rings, what is in hand, and what can be done with it. */
public final class CallViewModel implements AutoCloseable {
  private final Phone phone;
  private final UiContext context;
  private final Notices notices;
  private final Texts texts = Texts.of(CallViewModel.class);
  private final Subscriptions subscriptions = new Subscriptions();
  private final ReadOnlyObjectWrapper<Optional<Call>> call;
  private final ReadOnlyObjectWrapper<Health> health;
  private final ReadOnlyStringWrapper timer = new ReadOnlyStringWrapper("");
  private final BooleanBinding ringing;
  private final BooleanBinding inHand;

  /** Watches the telephone until closed. */
  public CallViewModel(Phone phone, UiContext context, Notices notices) {
    this.phone = phone;
    this.context = context;
    this.notices = notices;
    this.call = new ReadOnlyObjectWrapper<>(phone.call().get());
    this.health = new ReadOnlyObjectWrapper<>(phone.health().get());
    this.ringing =
        Bindings.createBooleanBinding(() -> isIn(State.OFFERED) || isIn(State.RINGING), call);
    this.inHand =
        Bindings.createBooleanBinding(() -> isIn(State.CONNECTED) || isIn(State.HELD), call);
    subscriptions.add(context.bridge().bind(call, phone.call()));
    subscriptions.add(context.bridge().bind(health, phone.health()));
    subscriptions.follow(call, now -> count());
    subscriptions.follow(context.now(), now -> count());
  }

  /** Returns the call; empty if there is none. */
  public ReadOnlyObjectProperty<Optional<Call>> call() {
    return call.getReadOnlyProperty();
  }

  /** Returns how the telephone is. */
  public ReadOnlyObjectProperty<Health> health() {
    return health.getReadOnlyProperty();
  }

  /** Returns how long the call has been in its state. */
  public ReadOnlyStringProperty timer() {
    return timer.getReadOnlyProperty();
  }

  /** Returns whether a call waits to be answered. */
  public BooleanBinding ringing() {
    return ringing;
  }

  /** Returns whether the agent has a call. */
  public BooleanBinding inHand() {
    return inHand;
  }

  /** Returns how the telephone is called; empty if there is none. */
  public String phoneName() {
    return phone.name();
  }

  /** Returns whether the telephone can do something. */
  public boolean can(Capability capability) {
    return phone.capabilities().contains(capability);
  }

  /** Returns whether the caller waits on the line. */
  public boolean isHeld() {
    return isIn(State.HELD);
  }

  /** Returns whether the microphone is off. */
  public boolean isMuted() {
    return call.get().map(Call::muted).orElse(false);
  }

  /** Returns who calls: the name if one is known, else the number. */
  public String caller() {
    return call.get()
        .map(now -> now.displayName().isBlank() ? now.party() : now.displayName())
        .orElse("");
  }

  /** Returns the number beside the name; empty if it is the name already. */
  public String number() {
    return call.get().map(Call::party).filter(party -> !party.equals(caller())).orElse("");
  }

  /** Takes the ringing call. */
  public void answer() {
    if (ringing.get() && can(Capability.ANSWER)) {
      ask(phone::answer);
    }
  }

  /** Refuses the ringing call. */
  public void reject() {
    if (ringing.get() && can(Capability.ANSWER)) {
      ask(phone::reject);
    }
  }

  /** Ends the call in hand. */
  public void hangUp() {
    if (inHand.get()) {
      ask(phone::hangUp);
    }
  }

  /** Holds the call, or takes it back. */
  public void toggleHold() {
    if (inHand.get() && can(Capability.HOLD)) {
      boolean on = !isHeld();
      ask(() -> phone.hold(on));
    }
  }

  /** Switches the microphone off or on. */
  public void toggleMute() {
    if (inHand.get() && can(Capability.MUTE)) {
      boolean on = !isMuted();
      ask(() -> phone.mute(on));
    }
  }

  private void ask(Supplier<CompletableFuture<Result>> request) {
    context
        .tasks()
        .follow(request)
        .onSuccess(this::ended)
        .onError(failure -> notices.say(Tone.BAD, texts.get("call.failed")))
        .start();
  }

  private void ended(Result result) {
    switch (result) {
      case Result.Done done -> {}
      case Result.Refused refused -> notices.say(Tone.WARN, refused.text());
      case Result.Unknown unknown -> notices.say(Tone.WARN, unknown.text());
    }
  }

  private boolean isIn(State state) {
    return call.get().map(now -> now.state() == state).orElse(false);
  }

  private void count() {
    timer.set(
        call.get().map(now -> Elapsed.clock(now.since(), context.now().getValue())).orElse(""));
  }

  @Override
  public void close() {
    subscriptions.close();
  }
}
