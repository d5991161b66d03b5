// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.log.LogTx;
import org.jdbi.v3.core.Handle;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides whether a reply may leave. A citizen is answered once: a reply whose author had not seen
 * that a colleague answered, or that the citizen wrote again, is held until somebody who knows it
 * says that it should leave nonetheless. It is never refused, for it may have been written without
 * a link.
 */
final class ReplyHold {
  private final EmailSettings settings;
  private final Contacts contacts;

  ReplyHold(EmailSettings settings, Contacts contacts) {
    this.settings = settings;
    this.contacts = contacts;
  }

  /** Takes a reply that was accepted: it waits for its time, or is held. */
  void take(LogTx tx, PlacedEvent placed, EmailFact.ReplyWritten reply, EmailOutbox.Leaving way) {
    Event event = placed.event();
    ContactId contact = Objects.requireNonNull(event.subject().contact());
    long seen = seen(tx.handle(), contact, reply);
    Optional<EmailEntries.News> news =
        EmailEntries.since(tx.handle(), contact, seen, reply.agent())
            .or(() -> owner(tx.handle(), contact, reply.agent()));
    Instant due = placed.receivedAt().plus(settings.manners().hold());
    Instant wished = reply.how().notBefore();
    Instant until = wished != null && wished.isAfter(due) ? wished : due;
    EmailOutbox.State state = news.isPresent() ? EmailOutbox.State.HELD : EmailOutbox.State.WAITING;
    EmailOutbox.Draft draft =
        new EmailOutbox.Draft(way, state, reply.agent(), seen, until, placed.receivedAt());
    EmailOutbox.add(tx.handle(), event.id(), event.subject(), draft);
    if (news.isPresent()) {
      held(tx, event.subject(), event.id(), reply.agent(), news.get());
    } else if (until.isAfter(placed.receivedAt())) {
      tx.append(event.subject(), new EmailFact.ReplyWaits(event.id(), reply.agent(), until));
    }
  }

  /** Returns up to where its author had seen; older programs tell it by what they answer. */
  private static long seen(Handle handle, ContactId contact, EmailFact.ReplyWritten reply) {
    EventId seen = reply.how().seen();
    String answered = reply.inReplyTo();
    return Optional.ofNullable(seen)
        .flatMap(mail -> EmailEntries.place(handle, contact, mail))
        .or(
            () ->
                Optional.ofNullable(answered)
                    .flatMap(message -> EmailEntries.place(handle, contact, message)))
        .orElseGet(() -> EmailEntries.first(handle, contact));
  }

  /** Whoever had the contact last may answer in it; what she wrote offline is not lost either. */
  private Optional<EmailEntries.News> owner(Handle handle, ContactId id, String agent) {
    Optional<Contact> inHand =
        contacts.find(handle, id).filter(contact -> contact.state() == ContactLife.State.IN_HAND);
    String owner =
        inHand
            .map(contact -> String.valueOf(contact.agent()))
            .or(() -> EmailThreads.owner(handle, id))
            .orElse("");
    return owner.equals(agent)
        ? Optional.empty()
        : Optional.of(new EmailEntries.News(EmailFact.Why.NOT_YOURS, owner));
  }

  /**
   * Takes a reply out to be handed in now, if it still may leave; else it is held, and said so.
   *
   * @return whether it is now being sent
   */
  static boolean leave(LogTx tx, EmailOutbox.Row row) {
    if (row.state() != EmailOutbox.State.WAITING && row.state() != EmailOutbox.State.SENDING) {
      return false;
    }
    boolean fresh = row.state() == EmailOutbox.State.WAITING && row.attempts() == 0;
    if (fresh && !row.release().isFinal()) {
      Optional<EmailEntries.News> news =
          EmailEntries.since(
              tx.handle(), row.contact(), row.release().seen(), row.release().agent());
      if (news.isPresent()) {
        if (EmailOutbox.move(tx.handle(), row.event(), row.state(), EmailOutbox.State.HELD)) {
          held(tx, row.about(), row.event(), row.release().agent(), news.get());
        }
        return false;
      }
    }
    return EmailOutbox.move(tx.handle(), row.event(), row.state(), EmailOutbox.State.SENDING);
  }

  private static void held(
      LogTx tx, Event.Subject about, EventId reply, String agent, EmailEntries.News news) {
    tx.append(about, new EmailFact.ReplyHeld(reply, agent, news.why(), news.other()));
  }
}
