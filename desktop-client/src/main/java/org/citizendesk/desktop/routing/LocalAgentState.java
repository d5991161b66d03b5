// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.routing;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.store.Events;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.store.StoredEvent;
import org.citizendesk.desktop.sync.Commands;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The agent's state: the server's last word, unless a choice made here has not reached it. */
public final class LocalAgentState implements AgentState {
  // Own changes stand among those of colleagues whom a supervisor hears of.
  private static final int LOOK_BACK = 200;

  private final LocalStore store;
  private final String agent;
  private final Commands commands;
  private final Observed<LinkStatus> link;
  private final Clock clock;
  private final Cell<AgentStatus> status;
  private @Nullable Choice waiting;
  private @Nullable EventId newest;
  private boolean caughtUp;

  /** The state of this agent. */
  public LocalAgentState(
      LocalStore store, String agent, Commands commands, Observed<LinkStatus> link, Clock clock) {
    this.store = store;
    this.agent = agent;
    this.commands = commands;
    this.link = link;
    this.clock = clock;
    this.status =
        new Cell<>(new AgentStatus(AgentFact.State.SIGNED_OUT, "", clock.instant(), true));
  }

  /**
   * Follows the server and the link. What the store still says of the last time is shown only once
   * the server confirms that it is the newest.
   */
  public void start() {
    store.watch(change -> follow());
    link.watch(this::linkChanged);
  }

  @Override
  public Observed<AgentStatus> status() {
    return status;
  }

  @Override
  public CompletableFuture<Outcome> choose(AgentFact.State state, String reason) {
    Choice choice = new Choice(new Command.SetAgentState(state, reason));
    synchronized (this) {
      waiting = choice;
    }
    status.set(new AgentStatus(state, reason, clock.instant(), false));
    // With no link the choice is kept, which is all that was asked for now.
    return isConnected(link.get())
        ? send(choice)
        : CompletableFuture.completedFuture(new Outcome.Done());
  }

  private void linkChanged(LinkStatus now) {
    if (now.state() != LinkStatus.State.LIVE) {
      return;
    }
    Choice choice;
    synchronized (this) {
      caughtUp = true;
      choice = waiting;
    }
    follow();
    if (choice != null && !choice.onItsWay) {
      var _ = send(choice);
    }
  }

  private CompletableFuture<Outcome> send(Choice choice) {
    choice.onItsWay = true;
    return commands
        .ask(choice.command)
        .thenApply(
            outcome -> {
              decided(choice, outcome);
              return outcome;
            });
  }

  private void decided(Choice choice, Outcome outcome) {
    choice.onItsWay = false;
    switch (outcome) {
      case Outcome.Done done -> {
        if (settle(choice)) {
          status.update(now -> new AgentStatus(now.state(), now.reason(), now.since(), true));
        }
      }
      case Outcome.Refused refused when refused.code() == Outcome.Code.TOO_LATE -> {
        // No answer came; it is sent again when the link is back.
      }
      case Outcome.Refused refused -> {
        if (settle(choice)) {
          synchronized (this) {
            newest = null;
          }
          follow();
        }
      }
    }
  }

  /** Returns whether this was still the newest choice. */
  private synchronized boolean settle(Choice choice) {
    if (waiting != choice) {
      return false;
    }
    waiting = null;
    return true;
  }

  private synchronized void follow() {
    if (waiting != null || !caughtUp) {
      return;
    }
    Optional<StoredEvent> last =
        store.read(handle -> Events.agentStates(handle, LOOK_BACK)).stream()
            .filter(event -> isOwn(event))
            .findFirst();
    if (last.isPresent() && !last.get().id().equals(newest)) {
      newest = last.get().id();
      if (last.get().fact() instanceof AgentFact.StateChanged changed) {
        status.set(new AgentStatus(changed.state(), changed.reason(), last.get().at(), true));
      }
    }
  }

  private boolean isOwn(StoredEvent event) {
    return event.fact() instanceof AgentFact.StateChanged changed && changed.agent().equals(agent);
  }

  private static boolean isConnected(LinkStatus now) {
    return now.state() == LinkStatus.State.LIVE || now.state() == LinkStatus.State.CATCHING_UP;
  }

  /** A choice is told apart by identity: choosing the same twice are two choices. */
  private static final class Choice {
    private final Command.SetAgentState command;
    private volatile boolean onItsWay;

    Choice(Command.SetAgentState command) {
      this.command = command;
    }
  }
}
