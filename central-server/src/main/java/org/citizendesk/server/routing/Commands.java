// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.protocol.id.CommandId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.feature.Decider;
import org.citizendesk.server.log.LogTx;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Decides commands inside one write; the answer to each is kept, so that asking twice is safe. */
final class Commands {
  private static final Duration KEPT = Duration.ofDays(1);

  private static final String KEEP =
      "insert into command_result (id, agent, refusal, text, at) values (?, ?, ?, ?, ?)";

  private final Contacts contacts;
  private final Desk desk;
  private final RoutingRules rules;
  private final Decider others;
  private final StateCommands states;
  private final Transfers transfers;
  private final Parking parking;

  /** Knows no commands but those of routing. */
  Commands(Contacts contacts, Desk desk, RoutingRules rules, StateCommands states) {
    this(contacts, desk, rules, states, Decider.NONE);
  }

  Commands(Contacts contacts, Desk desk, RoutingRules rules, StateCommands states, Decider others) {
    this.others = others;
    this.contacts = contacts;
    this.desk = desk;
    this.rules = rules;
    this.states = states;
    this.transfers = new Transfers(contacts, rules);
    this.parking = new Parking(contacts, rules);
  }

  Outcome decide(LogTx tx, User user, ClientFrame.Cmd cmd, Instant now) {
    Optional<Outcome> before = recall(tx.handle(), cmd.id());
    if (before.isPresent()) {
      return before.get();
    }
    Outcome outcome =
        cmd.deadline().isBefore(now)
            ? new Outcome.Refused(Outcome.Code.TOO_LATE, "the deadline of the command has passed")
            : act(tx, user, cmd.command(), now);
    keep(tx.handle(), cmd.id(), user.name(), outcome, now);
    return outcome;
  }

  /** Forgets answers that nobody can ask for any more. */
  static void forget(Handle handle, Instant now) {
    handle.execute("delete from command_result where at < ?", now.minus(KEPT).toEpochMilli());
  }

  private Outcome act(LogTx tx, User user, Command command, Instant now) {
    return switch (command) {
      case Command.AcceptOffer accept -> accept(tx, user.name(), accept);
      case Command.DeclineOffer decline -> decline(tx, user.name(), decline, now);
      case Command.Transfer transfer -> transfers.decide(tx, user.name(), transfer, now);
      case Command.Park park -> parking.park(tx, user.name(), park, now);
      case Command.Resume resume -> parking.resume(tx, user.name(), resume);
      case Command.SetAgentState set -> states.set(tx, user, set);
      case Command.CancelNextState cancel -> states.cancel(tx, user, cancel);
      case Command.SetChannelReady ready -> states.setReady(tx, user, ready);
      case Command.SetStateOfAgent set -> states.setOther(tx, user, set);
      case Command.OnReply onReply ->
          others.decide(tx, user.name(), onReply, now).orElseGet(Commands::unknown);
      case Command.Unknown unknown -> unknown();
    };
  }

  private static Outcome unknown() {
    return new Outcome.Refused(Outcome.Code.INVALID, "a command of an unknown kind");
  }

  private Outcome accept(LogTx tx, String agent, Command.AcceptOffer accept) {
    Offer offer = offer(tx.handle(), agent, accept.contact(), accept.expectedVersion());
    if (offer.refusal != null) {
      return offer.refusal;
    }
    offer.take(contact -> tx.append(contact.about(), new ContactFact.Accepted(agent)));
    return new Outcome.Done();
  }

  private Outcome decline(LogTx tx, String agent, Command.DeclineOffer decline, Instant now) {
    Offer offer = offer(tx.handle(), agent, decline.contact(), decline.expectedVersion());
    if (offer.refusal != null) {
      return offer.refusal;
    }
    offer.take(contact -> desk.takeBack(tx, contact, true));
    Desk.notAgainYet(tx.handle(), decline.contact(), agent, now.plus(rules.declined()));
    return new Outcome.Done();
  }

  private Offer offer(Handle handle, String agent, ContactId id, long expectedVersion) {
    Contact contact = contacts.find(handle, id).orElse(null);
    if (contact == null) {
      return new Offer(null, Refusals.unknown());
    }
    boolean offered = contact.state() == ContactLife.State.OFFERED && agent.equals(contact.agent());
    if (!offered || contact.version() != expectedVersion) {
      return new Offer(
          null,
          new Outcome.Refused(
              Outcome.Code.CHANGED_MEANWHILE, "the contact " + how(contact, agent)));
    }
    return new Offer(contact, null);
  }

  /** Returns how a contact stands for an agent, as the end of a sentence. */
  static String how(Contact contact, String agent) {
    String other = contact.agent();
    boolean own = agent.equals(other);
    return switch (contact.state()) {
      case RINGING -> "is a call that rings at a desktop";
      case WAITING -> "waits in its queue again";
      case OFFERED -> own ? "changed and is offered to you anew" : "is offered to " + other;
      case IN_HAND -> own ? "is yours already" : "is with " + other + " now";
      case CLOSED -> "is closed";
    };
  }

  private static Optional<Outcome> recall(Handle handle, CommandId id) {
    return handle
        .createQuery("select refusal, text from command_result where id = ?")
        .bind(0, Columns.bytes(id.value()))
        .map((row, context) -> outcome(row.getString(1), row.getString(2)))
        .findFirst();
  }

  private static Outcome outcome(@Nullable String refusal, String text) {
    return refusal == null
        ? new Outcome.Done()
        : new Outcome.Refused(Outcome.Code.valueOf(refusal), text);
  }

  private static void keep(
      Handle handle, CommandId id, String agent, Outcome outcome, Instant now) {
    byte[] key = Columns.bytes(id.value());
    switch (outcome) {
      case Outcome.Done done -> handle.execute(KEEP, key, agent, null, "", now.toEpochMilli());
      case Outcome.Refused refused ->
          handle.execute(
              KEEP, key, agent, refused.code().name(), refused.text(), now.toEpochMilli());
    }
  }

  /** Either an offer that may be answered, or why not. */
  private static final class Offer {
    private final @Nullable Contact contact;
    private final @Nullable Outcome refusal;

    Offer(@Nullable Contact contact, @Nullable Outcome refusal) {
      this.contact = contact;
      this.refusal = refusal;
    }

    void take(Consumer<Contact> answer) {
      if (contact != null) {
        answer.accept(contact);
      }
    }
  }
}
