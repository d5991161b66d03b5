// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.fact.AgentFact.Choice;
import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.protocol.routing.AgentLife;
import org.citizendesk.server.log.LogTx;
import org.jspecify.annotations.Nullable;
import java.util.Optional;

/**
 * Decides what people choose for themselves or, as supervisors, for others. With a call, a chat or
 * a wrap-up in hand a choice holds from the end of that work; mail may lie and delays nothing.
 */
final class StateCommands {
  private static final Outcome DONE = new Outcome.Done();

  private final Desk desk;
  private final AgentLedger ledger;
  private final Reasons reasons;

  StateCommands(Desk desk, AgentLedger ledger, Reasons reasons) {
    this.desk = desk;
    this.ledger = ledger;
    this.reasons = reasons;
  }

  Outcome set(LogTx tx, User user, Command.SetAgentState set) {
    boolean signsOut = set.state() == State.SIGNED_OUT;
    if (!isAgent(user)) {
      // The same program serves everybody, and says goodbye in everybody's name.
      return signsOut ? DONE : notAnAgent();
    }
    Agent agent = AgentLedger.get(tx.handle(), user.name());
    if (signsOut && agent.load().isLive()) {
      return invalid("finish the calls and chats in hand first");
    }
    Choice choice = new Choice(set.state(), set.reason());
    return refusal(tx, agent, choice, set.expectedVersion())
        .orElseGet(() -> choose(tx, agent, choice, Author.AGENT));
  }

  Outcome cancel(LogTx tx, User user, Command.CancelNextState cancel) {
    AgentLife life = AgentLedger.get(tx.handle(), user.name()).life();
    Optional<Outcome> refusal = changed(life, cancel.expectedVersion());
    if (refusal.isEmpty()) {
      ledger.chooseNext(tx, user.name(), null, Author.AGENT);
    }
    return refusal.orElse(DONE);
  }

  Outcome setReady(LogTx tx, User user, Command.SetChannelReady set) {
    if (!isAgent(user)) {
      return notAnAgent();
    }
    AgentLife life = AgentLedger.get(tx.handle(), user.name()).life();
    Optional<Outcome> refusal = changed(life, set.expectedVersion());
    if (refusal.isEmpty()) {
      if (!set.ready()) {
        desk.refuseOffers(
            tx, user.name(), Author.AGENT, contact -> contact.channel() == set.channel());
      }
      ledger.setReady(tx, user.name(), set.channel(), set.ready(), Author.AGENT);
    }
    return refusal.orElse(DONE);
  }

  Outcome setOther(LogTx tx, User user, Command.SetStateOfAgent set) {
    if (!user.roles().contains(Role.SUPERVISOR)) {
      return new Outcome.Refused(
          Outcome.Code.FORBIDDEN, "only a supervisor sets the state of somebody else");
    }
    Agent agent = AgentLedger.find(tx.handle(), set.agent()).orElse(null);
    if (agent == null) {
      return new Outcome.Refused(Outcome.Code.NOT_FOUND, "no such agent");
    }
    if (agent.state() == State.SIGNED_OUT && set.state() != State.SIGNED_OUT) {
      return invalid(set.agent() + " is signed out");
    }
    Choice choice = new Choice(set.state(), set.reason());
    return refusal(tx, agent, choice, set.expectedVersion())
        .orElseGet(() -> choose(tx, agent, choice, Author.supervisor(user.name())));
  }

  private Outcome choose(LogTx tx, Agent agent, Choice choice, Author author) {
    String name = agent.agent();
    if (choice.state() != State.READY) {
      desk.refuseOffers(tx, name, author, contact -> true);
    }
    if (waits(agent, choice)) {
      ledger.chooseNext(tx, name, choice, author);
    } else {
      ledger.choose(tx, name, choice, author);
    }
    return DONE;
  }

  /** Who wants work may have it at once, and who has signed out has nothing to finish. */
  private static boolean waits(Agent agent, Choice choice) {
    Choice chosen = agent.life().chosen();
    return agent.load().isLive()
        && choice.state() != State.READY
        && chosen.state() != State.SIGNED_OUT
        && !choice.equals(chosen);
  }

  private Optional<Outcome> refusal(
      LogTx tx, Agent agent, Choice choice, @Nullable Long expectedVersion) {
    String reason = choice.reason();
    String problem =
        switch (choice.state()) {
          case READY -> reason.isEmpty() ? null : "READY takes no reason";
          case NOT_READY -> problem(tx, agent, reason);
          case SIGNED_OUT -> reason.isEmpty() ? null : "SIGNED_OUT takes no reason";
          case OFFERED, BUSY, WRAP_UP, NOT_RESPONDING -> "only the server gives that state";
        };
    return problem == null ? changed(agent.life(), expectedVersion) : Optional.of(invalid(problem));
  }

  private @Nullable String problem(LogTx tx, Agent agent, String reason) {
    if (reason.isBlank() || reason.length() > Reasons.MAX_LENGTH) {
      return "NOT_READY needs a reason of 1 to " + Reasons.MAX_LENGTH + " characters";
    }
    return reasons.has(tx.handle(), agent.agent(), reason) ? null : "there is no such reason";
  }

  private static Optional<Outcome> changed(AgentLife life, @Nullable Long expectedVersion) {
    if (expectedVersion == null || expectedVersion == life.version()) {
      return Optional.empty();
    }
    AgentLife.Next next = life.next();
    String how =
        next == null
            ? words(new Choice(life.shown().state(), life.shown().reason()))
            : words(next.choice()) + " after the work in hand";
    return Optional.of(
        new Outcome.Refused(
            Outcome.Code.CHANGED_MEANWHILE, "something else was chosen meanwhile: " + how));
  }

  private static String words(Choice choice) {
    return choice.reason().isEmpty() ? choice.state().name() : choice.reason();
  }

  private static boolean isAgent(User user) {
    return user.roles().contains(Role.AGENT);
  }

  private static Outcome notAnAgent() {
    return new Outcome.Refused(Outcome.Code.FORBIDDEN, "only agents are given work");
  }

  private static Outcome invalid(String text) {
    return new Outcome.Refused(Outcome.Code.INVALID, text);
  }
}
