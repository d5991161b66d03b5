// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.server.log.EventLog;
import org.jdbi.v3.core.Handle;
import java.util.List;
import java.util.Optional;

/**
 * The replies, and copies of chats, that leave by one mailbox, and the messages that they make.
 * Thread-safe.
 */
final class ReplySource {
  private final EventLog log;
  private final RawMessages raw;
  private final ReplyComposer composer;
  private final EmailOutbox.Lane lane;

  ReplySource(EmailOutbox.Lane lane, ReplyComposer composer, EventLog log, RawMessages raw) {
    this.lane = lane;
    this.composer = composer;
    this.log = log;
    this.raw = raw;
  }

  EventLog log() {
    return log;
  }

  /** Returns the reply that is due first, if any is on its way. */
  Optional<EmailOutbox.Row> next() {
    return log.read(handle -> EmailOutbox.next(handle, lane));
  }

  /** Returns replies that were sent and of which no copy is in the mailbox yet. */
  List<EmailOutbox.Row> unfiled() {
    return log.read(handle -> EmailOutbox.unfiled(handle, lane));
  }

  MimeMessage compose(EmailOutbox.Row row) throws MessagingException {
    Fact fact =
        log.find(row.event())
            .map(placed -> FactCodec.decode(placed.event().content()))
            .orElseThrow(() -> new IllegalStateException("not in the log: " + row.event()));
    return switch (fact) {
      case EmailFact.ReplyWritten reply ->
          composer.compose(reply, row.contact(), row.messageId(), row.writtenAt());
      case ChatFact.CopyAsked copy ->
          composer.compose(
              log.read(handle -> ChatCopyText.letter(handle, row.contact(), copy)),
              row.messageId(),
              row.writtenAt());
      default -> throw new IllegalStateException("no message can be made of " + row.event());
    };
  }

  /** Notes that a copy is in the mailbox, and keeps another one here. */
  void filed(EmailOutbox.Row row, MimeMessage message) throws MessagingException {
    String sha256 = raw.put(ReplyComposer.bytes(message));
    log.write(tx -> filed(tx.handle(), row, sha256)).join();
  }

  private static boolean filed(Handle handle, EmailOutbox.Row row, String sha256) {
    EmailMessages.keptAs(handle, row.messageId(), sha256);
    EmailOutbox.filed(handle, row);
    return true;
  }
}
