// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.email.MailAddress;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.attachment.Attachments;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.LogTx;
import org.citizendesk.server.log.PushRule.Refusal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What e-mail adds to the log: replies are queued for sending in the write that stores them, and
 * only replies that may be sent are stored. A reply goes to those who wrote in the same contact or
 * whom they wrote to, and to nobody else, so that no desktop can make a relay of the agency's
 * address.
 */
final class EmailRules {
  private static final Duration LONGEST = Duration.ofDays(366);

  private final Optional<EmailSettings> settings;
  private final Attachments files;
  private final Contacts contacts;

  EmailRules(Optional<EmailSettings> settings, Attachments files, Contacts contacts) {
    this.settings = settings;
    this.files = files;
    this.contacts = contacts;
  }

  LogRules rules() {
    return new LogRules(List.of(this::project), List.of(this::check), List.of(EmailRules::topics));
  }

  /** Whoever wrote a reply hears what becomes of it, whoever has the contact now. */
  private static Set<String> topics(Handle handle, PlacedEvent event, Fact fact) {
    EventId reply =
        switch (fact) {
          case EmailFact.ReplyWaits waits -> waits.reply();
          case EmailFact.ReplyHeld held -> held.reply();
          case EmailFact.ReplyReleased released -> released.reply();
          case EmailFact.ReplyWithdrawn withdrawn -> withdrawn.reply();
          case EmailFact.Sent sent -> sent.reply();
          case EmailFact.SendFailed failed -> failed.reply();
          default -> null;
        };
    return reply == null
        ? Set.of()
        : EmailOutbox.find(handle, reply)
            .map(row -> row.release().agent())
            .filter(agent -> !agent.isEmpty())
            .map(agent -> Set.of(Topic.agent(agent)))
            .orElse(Set.of());
  }

  /** Returns the Message-ID of a reply; the same event always goes out under the same one. */
  static String messageId(EventId reply, String domain) {
    return "<desk." + reply + "@" + domain + ">";
  }

  private void project(LogTx tx, PlacedEvent event, Fact fact) {
    ContactId contact = event.event().subject().contact();
    switch (fact) {
      case EmailFact.Received mail -> EmailEntries.received(tx.handle(), event, mail);
      case EmailFact.ReplyWritten reply ->
          settings.ifPresent(all -> written(tx, event, reply, all));
      case ContactFact.Accepted accepted when contact != null ->
          EmailThreads.takenBy(tx.handle(), contact, accepted.agent());
      case ChatFact.CopyAsked asked when contact != null ->
          settings.ifPresent(all -> copyAsked(tx, event, contact, all));
      case ChatFact.Ended ended when contact != null ->
          settings.ifPresent(all -> ChatCopies.leave(tx.handle(), event, all));
      case ContactFact.WrappedUp wrapped when contact != null ->
          settings.ifPresent(all -> ChatCopies.leave(tx.handle(), event, all));
      default -> {}
    }
  }

  private void copyAsked(LogTx tx, PlacedEvent event, ContactId contact, EmailSettings all) {
    ChatCopies.asked(tx.handle(), contact, event.event().id());
    if (contacts.find(tx.handle(), contact).filter(EmailRules::isOver).isPresent()) {
      ChatCopies.leave(tx.handle(), event, all);
    }
  }

  private static boolean isOver(Contact chat) {
    return chat.life().citizenGone() || chat.state() == ContactLife.State.CLOSED;
  }

  private void written(
      LogTx tx, PlacedEvent event, EmailFact.ReplyWritten reply, EmailSettings all) {
    Event.Subject about = event.event().subject();
    MailboxSettings box =
        EmailThreads.mailbox(tx.handle(), about).map(all::box).orElseGet(all.boxes()::getFirst);
    String messageId = messageId(event.event().id(), box.domain());
    EmailEntries.written(tx.handle(), event, reply);
    new ReplyHold(all, contacts)
        .take(tx, event, reply, new EmailOutbox.Leaving(messageId, box.id()));
    // Known from now on, so that an answer is recognised even if it is quicker than our records.
    EmailMessages.add(
        tx.handle(),
        new EmailMessages.Known(messageId, EmailMessages.SENT, null, about),
        "",
        event.receivedAt().toEpochMilli());
  }

  private Optional<Refusal> check(Handle handle, String user, Event event, Fact fact) {
    if (!(fact instanceof EmailFact mail)) {
      return Optional.empty();
    }
    return switch (mail) {
      case EmailFact.ReplyWritten reply -> checkReply(handle, user, event, reply);
      case EmailFact.Received received -> serverOnly();
      case EmailFact.AlsoReceived also -> serverOnly();
      case EmailFact.ReplyWaits waits -> serverOnly();
      case EmailFact.ReplyHeld held -> serverOnly();
      case EmailFact.ReplyReleased released -> serverOnly();
      case EmailFact.ReplyWithdrawn withdrawn -> serverOnly();
      case EmailFact.Sent sent -> serverOnly();
      case EmailFact.SendFailed failed -> serverOnly();
    };
  }

  private static Optional<Refusal> serverOnly() {
    return refuse("server-only", "Only the server says what came in and what was sent.");
  }

  private Optional<Refusal> checkReply(
      Handle handle, String user, Event event, EmailFact.ReplyWritten reply) {
    if (settings.isEmpty()) {
      return refuse("email-off", "This server has no mailbox, so the reply cannot be sent.");
    }
    if (!reply.agent().equals(user)) {
      return refuse("not-the-author", "A reply can only be written in one's own name.");
    }
    if (hasControl(reply.subject()) || hasControl(reply.to())) {
      return refuse("bad-header", "Subject and address must each be one line.");
    }
    Optional<Refusal> bad = addressees(reply).flatMap(EmailRules::badAddress).findFirst();
    if (bad.isPresent()) {
      return bad;
    }
    Instant notBefore = reply.how().notBefore();
    if (notBefore != null && notBefore.isAfter(event.occurredAt().plus(LONGEST))) {
      return refuse("too-far-ahead", "A reply can wait for a year at most.");
    }
    if (reply.text().isBlank()) {
      return refuse("empty", "The reply is empty.");
    }
    return files
        .check(reply.attachments())
        .or(() -> checkContact(handle, event.subject(), reply, settings.get()));
  }

  private static Stream<Refusal> badAddress(String address) {
    return MailAddress.fault(address).stream()
        .map(
            fault ->
                new Refusal(
                    "bad-address",
                    "\"%s\" is no address: there is %s, at character %d."
                        .formatted(address, fault.flaw().words(), fault.at() + 1)));
  }

  private static Optional<Refusal> checkContact(
      Handle handle, Event.Subject about, EmailFact.ReplyWritten reply, EmailSettings all) {
    ContactId contact = about.contact();
    Optional<String> unknown =
        Stream.concat(Stream.of(reply.to()), Addressees.copies(reply, all).stream())
            .filter(
                to ->
                    contact == null
                        || !EmailMessages.hasSeen(handle, contact, to.toLowerCase(Locale.ROOT)))
            .findFirst();
    if (unknown.isPresent()) {
      return refuse(
          "unknown-address",
          "A reply can only go to those who wrote or were written to in the same contact; "
              + unknown.get()
              + " is none of them.");
    }
    if (!isOf(handle, about, reply.inReplyTo())) {
      return refuse("unknown-message", "The reply answers a message that is not in its contact.");
    }
    return Optional.empty();
  }

  private static Stream<String> addressees(EmailFact.ReplyWritten reply) {
    return Stream.concat(Stream.of(reply.to()), reply.how().cc().stream());
  }

  private static boolean isOf(Handle handle, Event.Subject about, @Nullable String messageId) {
    return messageId == null
        || EmailMessages.find(handle, messageId)
            .filter(known -> about.equals(known.about()))
            .isPresent();
  }

  private static boolean hasControl(String line) {
    return line.chars().anyMatch(Character::isISOControl);
  }

  private static Optional<Refusal> refuse(String code, String text) {
    return Optional.of(new Refusal(code, text));
  }
}
