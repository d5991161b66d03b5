// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.routing;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.sync.Commands;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.jspecify.annotations.Nullable;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The agent's state: the server's last word, unless a choice made here has not reached it. */
public final class LocalAgentState implements AgentState {
  private final LocalStore store;
  private final OwnLedger ledger;
  private final Commands commands;
  private final Observed<LinkStatus> link;
  private final Clock clock;
  private final Reasons reasons;
  private final Cell<AgentStatus> status;
  private @Nullable Choice waiting;
  private @Nullable Long seen;
  private @Nullable Long version;
  private boolean caughtUp;

  /** The state of this agent. */
  public LocalAgentState(
      LocalStore store,
      String agent,
      Commands commands,
      Observed<LinkStatus> link,
      Clock clock,
      Reasons reasons) {
    this.store = store;
    this.ledger = new OwnLedger(agent);
    this.commands = commands;
    this.link = link;
    this.clock = clock;
    this.reasons = reasons;
    this.status =
        new Cell<>(new AgentStatus(AgentFact.State.SIGNED_OUT, "", clock.instant(), true));
  }

  /**
   * Follows the server and the link. What the store still says of the last time is shown only once
   * the server confirms that it is the newest.
   */
  public void start() {
    store.watch(ledger.self(), this::follow);
    link.watch(this::linkChanged);
  }

  @Override
  public Observed<AgentStatus> status() {
    return status;
  }

  @Override
  public List<String> reasons() {
    return reasons.all();
  }

  @Override
  public CompletableFuture<Outcome> choose(AgentFact.State state, String reason) {
    boolean connected = isConnected(link.get());
    boolean signsOut = state == AgentFact.State.SIGNED_OUT;
    Choice choice;
    synchronized (this) {
      // What is kept for later, and a goodbye, hold whatever was chosen elsewhere meanwhile.
      Long expected = connected && !signsOut ? version : null;
      choice = new Choice(new Command.SetAgentState(state, reason, expected));
      waiting = choice;
    }
    status.update(now -> now.chosen(new AgentFact.Choice(state, reason), clock.instant()));
    // With no link the choice is kept, which is all that was asked for now.
    return connected ? send(choice) : CompletableFuture.completedFuture(new Outcome.Done());
  }

  @Override
  public CompletableFuture<Outcome> cancelNext() {
    synchronized (this) {
      if (waiting != null && !waiting.onItsWay) {
        waiting = null;
        seen = null;
      }
    }
    follow();
    return status.get().next() == null
        ? CompletableFuture.completedFuture(new Outcome.Done())
        : ask(Command.CancelNextState::new);
  }

  @Override
  public CompletableFuture<Outcome> take(Channel channel, boolean on) {
    return ask(expected -> new Command.SetChannelReady(channel, on, expected));
  }

  private CompletableFuture<Outcome> ask(Function<@Nullable Long, Command> command) {
    Long expected;
    synchronized (this) {
      expected = version;
      version = null;
    }
    return commands
        .ask(command.apply(expected))
        .thenApply(
            outcome -> {
              reread();
              return outcome;
            });
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
    synchronized (this) {
      // What the server makes of it comes as facts; until then its number is not known here.
      version = null;
    }
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
          status.update(AgentStatus::isConfirmed);
          follow();
        }
      }
      case Outcome.Refused refused when refused.code() == Outcome.Code.TOO_LATE -> {
        // No answer came; it is sent again when the link is back.
      }
      case Outcome.Refused refused -> {
        if (settle(choice)) {
          reread();
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

  private void reread() {
    synchronized (this) {
      seen = null;
    }
    follow();
  }

  /** Shows what the ledger says, if something in it is new. */
  private synchronized void follow() {
    if (waiting != null || !caughtUp) {
      return;
    }
    Optional<OwnLedger.Entry> now = store.read(ledger::read);
    if (now.isPresent() && !Objects.equals(now.get().newest(), seen)) {
      seen = now.get().newest();
      version = now.get().life().version();
      status.set(now.get().status());
    }
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
