// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.AgentFact.Choice;
import org.citizendesk.protocol.fact.AgentFact.Stamp;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.routing.AgentLife;
import org.citizendesk.server.contact.Workload;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.LogTx;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Every change of an agent's state and of what runs beside it is an event, about a citizen who
 * stands for the agent, so that one rule of order covers all.
 */
final class AgentLedger {
  private final Supplier<Reading> clock;

  /**
   * A reading of a clock that nobody sets.
   *
   * @param clock names it; another after each start of the server
   */
  record Reading(String clock, long millis) {}

  /** A ledger that stamps with this clock. */
  AgentLedger(Supplier<Reading> clock) {
    this.clock = clock;
  }

  static LogRules rules() {
    return new LogRules(
        List.of(AgentLedger::project), List.of(), List.of((handle, event, fact) -> topics(fact)));
  }

  static Event.Subject about(String agent) {
    return new Event.Subject(CitizenId.ofAgent(agent), null);
  }

  /** Returns all who have not signed out. */
  static List<Agent> present(Handle handle) {
    return AgentRows.present(handle);
  }

  static Optional<Agent> find(Handle handle, String agent) {
    return AgentRows.find(handle, agent);
  }

  /** Returns the agent, also one of whom nothing was heard yet. */
  static Agent get(Handle handle, String name) {
    return find(handle, name)
        .orElseGet(() -> new Agent(name, AgentLife.BEGINNING, Instant.EPOCH, Workload.NONE));
  }

  /** Lets a choice hold from now on; what was to come next is given up. */
  void choose(LogTx tx, String name, Choice choice, Author author) {
    Agent agent = get(tx.handle(), name);
    AgentLife life = agent.life();
    Stamp stamp = stamp(life, author);
    if (life.next() != null) {
      append(tx, new AgentFact.NextChosen(name, null, author.cause(), stamp));
    }
    Choice shown = ShownState.of(choice, false, agent.load());
    boolean same = choice.equals(life.chosen()) && !life.missed() && isShown(life, shown);
    if (!same || isOthersWord(life.shown(), choice, author)) {
      append(tx, changed(name, shown, choice, author, stamp));
    }
  }

  private static boolean isShown(AgentLife life, Choice choice) {
    return life.shown().state() == choice.state() && life.shown().reason().equals(choice.reason());
  }

  /** The same in another's words is a change too; that work had ended is nobody's word. */
  private static boolean isOthersWord(AgentLife.Shown shown, Choice choice, Author author) {
    return author.isPerson()
        && shown.state() == choice.state()
        && shown.cause() != AgentFact.Cause.SYSTEM
        && !(shown.cause() == author.cause() && Objects.equals(shown.by(), author.by()));
  }

  /**
   * Lets a choice hold from the end of the work in hand.
   *
   * @param next null if nothing is to follow
   */
  void chooseNext(LogTx tx, String name, @Nullable Choice next, Author author) {
    AgentLife life = get(tx.handle(), name).life();
    AgentLife.Next before = life.next();
    AgentLife.Next after =
        next == null ? null : new AgentLife.Next(next, author.cause(), author.by());
    if (!Objects.equals(before, after)) {
      append(tx, new AgentFact.NextChosen(name, next, author.cause(), stamp(life, author)));
    }
  }

  /** Opens or closes a channel for new work. */
  void setReady(LogTx tx, String name, Channel channel, boolean ready, Author author) {
    Agent agent = get(tx.handle(), name);
    if (agent.isReadyFor(channel) != ready) {
      append(
          tx,
          new AgentFact.ChannelChanged(
              name, channel, ready, author.cause(), stamp(agent.life(), author)));
    }
  }

  /** The agent let an offer lapse. */
  void missed(LogTx tx, String name) {
    AgentLife life = get(tx.handle(), name).life();
    Choice shown = new Choice(AgentFact.State.NOT_RESPONDING, "");
    append(tx, changed(name, shown, life.chosen(), Author.TIMER, stamp(life, Author.TIMER)));
  }

  /** Notes how the link is. */
  void linkIs(LogTx tx, String name, AgentFact.Link link) {
    AgentLife life = get(tx.handle(), name).life();
    append(
        tx, new AgentFact.LinkChanged(name, link, AgentFact.Cause.LINK, stamp(life, Author.LINK)));
  }

  /** Brings what is shown into step with the work; what was to follow it begins when it ends. */
  void follow(LogTx tx, Agent agent) {
    AgentLife life = agent.life();
    AgentLife.Next next = life.next();
    if (next != null && !agent.load().isLive()) {
      begin(tx, agent, next);
      return;
    }
    Choice shown = ShownState.of(life.chosen(), life.missed(), agent.load());
    if (!isShown(life, shown)) {
      Stamp stamp = stamp(life, Author.SYSTEM);
      append(tx, changed(agent.agent(), shown, life.chosen(), Author.SYSTEM, stamp));
    }
  }

  private void begin(LogTx tx, Agent agent, AgentLife.Next next) {
    AgentLife life = agent.life();
    Choice shown = ShownState.of(next.choice(), false, agent.load());
    Author author = new Author(next.cause(), next.by());
    Stamp stamp = at(life.version(), next.by());
    append(tx, new AgentFact.NextChosen(agent.agent(), null, AgentFact.Cause.SYSTEM, stamp));
    append(tx, changed(agent.agent(), shown, next.choice(), author, stamp));
  }

  private static AgentFact changed(
      String name, Choice shown, Choice chosen, Author author, Stamp stamp) {
    return new AgentFact.StateChanged(
        name, shown.state(), shown.reason(), author.cause(), chosen, stamp);
  }

  private Stamp stamp(AgentLife life, Author author) {
    return at(life.version() + (author.isPerson() ? 1 : 0), author.by());
  }

  private Stamp at(long version, @Nullable String by) {
    Reading now = clock.get();
    return new Stamp(version, by, now.clock(), now.millis());
  }

  private static void append(LogTx tx, AgentFact fact) {
    tx.append(about(fact.agent()), fact);
  }

  private static void project(LogTx tx, PlacedEvent event, Fact fact) {
    if (fact instanceof AgentFact known) {
      Agent before = get(tx.handle(), known.agent());
      AgentLife after = before.life().after(known);
      boolean lasts =
          isShown(before.life(), new Choice(after.shown().state(), after.shown().reason()))
              && before.since().isAfter(Instant.EPOCH);
      AgentRows.put(tx.handle(), known.agent(), after, lasts ? before.since() : event.receivedAt());
    }
  }

  private static Set<String> topics(Fact fact) {
    return fact instanceof AgentFact known ? Set.of(Topic.agent(known.agent())) : Set.of();
  }
}
