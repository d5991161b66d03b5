// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.routing.ui;

import org.citizendesk.desktop.routing.AgentState;
import org.citizendesk.desktop.routing.AgentStatus;
import org.citizendesk.desktop.ui.Elapsed;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.fact.AgentFact.Choice;
import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.frame.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The agent's own state, one for all channels, what comes after it, and what runs beside it. */
public final class AgentStateViewModel implements AutoCloseable {
  private final AgentState agentState;
  private final UiContext context;
  private final Notices notices;
  private final Texts texts = Texts.of(AgentStateViewModel.class);
  private final Subscriptions subscriptions = new Subscriptions();
  private final ReadOnlyObjectWrapper<AgentStatus> status;
  private final ReadOnlyStringWrapper duration = new ReadOnlyStringWrapper("");
  private String announced = "";

  /** Watches the state until closed. */
  public AgentStateViewModel(AgentState agentState, UiContext context, Notices notices) {
    this.agentState = agentState;
    this.context = context;
    this.notices = notices;
    this.status = new ReadOnlyObjectWrapper<>(agentState.status().get());
    subscriptions.add(context.bridge().bind(status, agentState.status()));
    subscriptions.follow(status, this::take);
    subscriptions.follow(context.now(), now -> count());
  }

  /** Returns the state. */
  public ReadOnlyObjectProperty<AgentStatus> status() {
    return status.getReadOnlyProperty();
  }

  /** Returns how long it has been so, as minutes and seconds. */
  public ReadOnlyStringProperty duration() {
    return duration.getReadOnlyProperty();
  }

  /** Returns the state in words; the reason where there is one. */
  public String title() {
    AgentStatus now = status.get();
    return AgentStateTexts.title(new Choice(now.state(), now.reason()));
  }

  /** Returns what comes after the work in hand and what is not taken; empty if all is usual. */
  public String besides() {
    AgentStatus now = status.get();
    return AgentStateTexts.besides(now.next(), now.ready());
  }

  /** Returns the state as a sentence, with whether the server has confirmed it. */
  public String sentence() {
    String besides = besides();
    String whole = besides.isEmpty() ? title() : texts.get("state.with-besides", title(), besides);
    return status.get().confirmed()
        ? texts.get("state.sentence", whole)
        : texts.get("state.sentence-unconfirmed", whole);
  }

  /** Returns reasons for not being ready. */
  public List<String> reasons() {
    return agentState.reasons();
  }

  /** Returns what a choice of this reason is called now. */
  public String offer(String reason) {
    return status.get().isAtWork() ? texts.get("state.then", reason) : reason;
  }

  /** Returns whether new contacts of a channel are taken. */
  public boolean takes(Channel channel) {
    return status.get().ready().contains(channel);
  }

  /** Asks for work. */
  public void ready() {
    follow(() -> agentState.choose(State.READY, ""));
  }

  /**
   * Asks for no new work; what is in hand stays, and is finished first if somebody waits for it.
   */
  public void notReady(String reason) {
    follow(() -> agentState.choose(State.NOT_READY, reason));
  }

  /** Gives up what was to come next. */
  public void cancelNext() {
    follow(agentState::cancelNext);
  }

  /** Takes new contacts of a channel, or none. */
  public void take(Channel channel, boolean on) {
    follow(() -> agentState.take(channel, on));
  }

  private void follow(Supplier<CompletableFuture<Outcome>> choice) {
    context
        .tasks()
        .follow(choice)
        .onSuccess(this::ended)
        .onError(failure -> notices.say(Tone.BAD, texts.get("state.failed")))
        .start();
  }

  private void ended(Outcome outcome) {
    switch (outcome) {
      case Outcome.Done done -> notices.dismiss();
      case Outcome.Refused refused -> notices.say(Tone.WARN, refused.text());
    }
  }

  private void take(AgentStatus now) {
    count();
    announce(now);
  }

  /** What a supervisor did is said once. */
  private void announce(AgentStatus now) {
    String by = now.setBy();
    Choice next = now.next();
    String what = next == null ? title() : texts.get("state.then", AgentStateTexts.title(next));
    String said = by == null ? "" : texts.get("state.set-by", by, what);
    if (!said.isEmpty() && !said.equals(announced)) {
      notices.say(Tone.WARN, said);
    }
    announced = said;
  }

  private void count() {
    duration.set(Elapsed.clock(status.get().since(), context.now().getValue()));
  }

  @Override
  public void close() {
    subscriptions.close();
  }
}
