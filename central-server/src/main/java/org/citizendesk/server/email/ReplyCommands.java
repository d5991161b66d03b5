// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.email.EmailOutbox.State;
import org.citizendesk.server.feature.Decider;
import org.citizendesk.server.log.LogTx;
import org.jdbi.v3.core.Handle;
import java.time.Instant;
import java.util.Optional;

/** Takes replies back and lets held ones leave, inside the write that decides it. */
final class ReplyCommands implements Decider {
  private final Contacts contacts;

  ReplyCommands(Contacts contacts) {
    this.contacts = contacts;
  }

  @Override
  public Optional<Outcome> decide(LogTx tx, String user, Command command, Instant now) {
    return switch (command) {
      case Command.WithdrawReply withdraw ->
          Optional.of(
              mine(tx.handle(), user, withdraw.reply())
                  .orElseGet(() -> withdraw(tx, user, row(tx.handle(), withdraw.reply()))));
      case Command.ReleaseReply release ->
          Optional.of(
              mine(tx.handle(), user, release.reply())
                  .orElseGet(() -> release(tx, user, release, now)));
      default -> Optional.empty();
    };
  }

  private static EmailOutbox.Row row(Handle handle, EventId reply) {
    return EmailOutbox.find(handle, reply).orElseThrow();
  }

  /** Returns why somebody has no say about a reply; empty if it is hers. */
  private Optional<Outcome> mine(Handle handle, String user, EventId reply) {
    Optional<EmailOutbox.Row> row = EmailOutbox.find(handle, reply);
    if (row.isEmpty()) {
      return refuse(Outcome.Code.NOT_FOUND, "there is no such reply");
    }
    boolean owns =
        contacts
            .find(handle, row.get().contact())
            .filter(contact -> contact.state() == ContactLife.State.IN_HAND)
            .filter(contact -> user.equals(contact.agent()))
            .isPresent();
    return owns || user.equals(row.get().release().agent())
        ? Optional.empty()
        : refuse(Outcome.Code.FORBIDDEN, "the reply is " + row.get().release().agent() + "'s");
  }

  private Outcome withdraw(LogTx tx, String user, EmailOutbox.Row row) {
    return switch (row.state()) {
      case WAITING, HELD -> {
        EmailOutbox.move(tx.handle(), row.event(), row.state(), State.WITHDRAWN);
        tx.append(row.about(), new EmailFact.ReplyWithdrawn(row.event(), user));
        // Who was to be answered by it waits for an answer again.
        contacts.reopen(tx, row.contact());
        yield new Outcome.Done();
      }
      case WITHDRAWN -> new Outcome.Done();
      case SENDING, SENT ->
          new Outcome.Refused(Outcome.Code.TOO_LATE, "the reply has left already");
      case FAILED -> new Outcome.Refused(Outcome.Code.TOO_LATE, "the reply could not be sent");
    };
  }

  private static Outcome release(LogTx tx, String user, Command.ReleaseReply release, Instant now) {
    EmailOutbox.Row row = row(tx.handle(), release.reply());
    return switch (row.state()) {
      case WAITING, HELD -> {
        EventId seen = release.seen();
        Optional<EmailEntries.News> news =
            Optional.ofNullable(seen)
                .flatMap(mail -> EmailEntries.place(tx.handle(), row.contact(), mail))
                .flatMap(
                    pos ->
                        EmailEntries.since(tx.handle(), row.contact(), pos, row.release().agent()));
        if (news.isPresent()) {
          yield new Outcome.Refused(
              Outcome.Code.CHANGED_MEANWHILE,
              news.get().why() == EmailFact.Why.ANSWERED
                  ? news.get().other() + " has answered meanwhile"
                  : "the citizen has written again meanwhile");
        }
        EmailOutbox.release(tx.handle(), row.event(), now);
        tx.append(row.about(), new EmailFact.ReplyReleased(row.event(), user));
        yield new Outcome.Done();
      }
      case SENDING, SENT -> new Outcome.Done();
      case WITHDRAWN ->
          new Outcome.Refused(Outcome.Code.INVALID, "the reply was taken back already");
      case FAILED -> new Outcome.Refused(Outcome.Code.INVALID, "the reply could not be sent");
    };
  }

  private static Optional<Outcome> refuse(Outcome.Code code, String text) {
    return Optional.of(new Outcome.Refused(code, text));
  }
}
