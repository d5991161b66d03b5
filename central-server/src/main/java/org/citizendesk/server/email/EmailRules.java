// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.attachment.Attachments;
import org.citizendesk.server.email.mime.MailAddress;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.LogTx;
import org.citizendesk.server.log.PushRule.Refusal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What e-mail adds to the log: replies are queued for sending in the write that stores them, and
 * only replies that may be sent are stored. A reply goes to somebody who wrote in the same contact
 * and to nobody else, so that no desktop can make a relay of the agency's address.
 */
final class EmailRules {
  private final Optional<EmailSettings> settings;
  private final Attachments files;

  EmailRules(Optional<EmailSettings> settings, Attachments files) {
    this.settings = settings;
    this.files = files;
  }

  LogRules rules() {
    return new LogRules(List.of(this::project), List.of(this::check), List.of());
  }

  /** Returns the Message-ID of a reply; the same event always goes out under the same one. */
  static String messageId(EventId reply, String domain) {
    return "<desk." + reply + "@" + domain + ">";
  }

  private void project(LogTx tx, PlacedEvent event, Fact fact) {
    if (!(fact instanceof EmailFact.ReplyWritten) || settings.isEmpty()) {
      return;
    }
    EmailSettings all = settings.get();
    Event.Subject about = event.event().subject();
    MailboxSettings box =
        EmailThreads.mailbox(tx.handle(), about).map(all::box).orElseGet(all.boxes()::getFirst);
    String messageId = messageId(event.event().id(), box.domain());
    EmailOutbox.add(
        tx.handle(),
        event.event(),
        new EmailOutbox.Leaving(messageId, box.id()),
        event.receivedAt());
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
    if (!MailAddress.isValid(reply.to())) {
      return refuse("bad-address", "The reply has no valid address.");
    }
    if (reply.text().isBlank()) {
      return refuse("empty", "The reply is empty.");
    }
    return files.check(reply.attachments()).or(() -> checkContact(handle, event.subject(), reply));
  }

  private static Optional<Refusal> checkContact(
      Handle handle, Event.Subject about, EmailFact.ReplyWritten reply) {
    ContactId contact = about.contact();
    if (contact == null
        || !EmailMessages.hasSeen(handle, contact, reply.to().toLowerCase(Locale.ROOT))) {
      return refuse(
          "unknown-address", "A reply can only go to somebody who wrote in the same contact.");
    }
    if (!isOf(handle, about, reply.inReplyTo())) {
      return refuse("unknown-message", "The reply answers a message that is not in its contact.");
    }
    return Optional.empty();
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
