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
import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.protocol.frame.Outcome;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The agent's own state, one for all channels. */
public final class AgentStateViewModel implements AutoCloseable {
  private final AgentState agentState;
  private final UiContext context;
  private final Notices notices;
  private final Texts texts = Texts.of(AgentStateViewModel.class);
  private final Subscriptions subscriptions = new Subscriptions();
  private final ReadOnlyObjectWrapper<AgentStatus> status;
  private final ReadOnlyStringWrapper duration = new ReadOnlyStringWrapper("");

  /** Watches the state until closed. */
  public AgentStateViewModel(AgentState agentState, UiContext context, Notices notices) {
    this.agentState = agentState;
    this.context = context;
    this.notices = notices;
    this.status = new ReadOnlyObjectWrapper<>(agentState.status().get());
    subscriptions.add(context.bridge().bind(status, agentState.status()));
    subscriptions.follow(status, now -> count());
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
    return now.state() == State.NOT_READY && !now.reason().isEmpty()
        ? now.reason()
        : AgentStateTexts.title(now.state());
  }

  /** Returns the state as a sentence, with whether the server has confirmed it. */
  public String sentence() {
    return status.get().confirmed()
        ? texts.get("state.sentence", title())
        : texts.get("state.sentence-unconfirmed", title());
  }

  /** Returns reasons for not being ready. */
  public List<String> reasons() {
    return AgentState.REASONS;
  }

  /** Asks for work. */
  public void ready() {
    choose(State.READY, "");
  }

  /** Asks for no new work; what is in hand stays. */
  public void notReady(String reason) {
    choose(State.NOT_READY, reason);
  }

  private void choose(State state, String reason) {
    context
        .tasks()
        .follow(() -> agentState.choose(state, reason))
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

  private void count() {
    duration.set(Elapsed.clock(status.get().since(), context.now().getValue()));
  }

  @Override
  public void close() {
    subscriptions.close();
  }
}
