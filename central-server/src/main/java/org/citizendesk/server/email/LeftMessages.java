// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.citizendesk.protocol.email.MailAddress;
import org.jspecify.annotations.Nullable;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;

/**
 * Takes messages that people leave somewhere else and want answered by mail, as if they had come
 * into the mailbox that is the chat's: they are queued, answered and counted as mail is. Takes none
 * before the feature was started. Thread-safe.
 */
public final class LeftMessages {
  private static final String NOTE =
      "This was left in the web chat. The address is as it was typed there.";

  private volatile @Nullable Taker taker;

  /** What takes them once the feature was started. */
  private record Taker(EmailSettings settings, EmailIntake intake, Clock clock) {}

  LeftMessages() {}

  void start(EmailSettings settings, EmailIntake intake, Clock clock) {
    taker = new Taker(settings, intake, clock);
  }

  /** Returns whether messages are taken. */
  public boolean isThere() {
    return taker != null;
  }

  /** Returns whether this is an address that one can write to, and not one of ours. */
  public boolean reaches(String email) {
    Taker to = taker;
    return to != null
        && MailAddress.isValid(email)
        && !to.settings.isOurs(email.toLowerCase(Locale.ROOT));
  }

  /**
   * Takes a message; everything is on disk when this returns. The same one again changes nothing.
   *
   * @param name what the sender calls herself; may be empty
   * @param email where she wants to be answered
   * @return false if nobody can be answered at this address; then nothing is stored
   * @throws RuntimeException if it could not be stored
   */
  public boolean take(UUID id, String name, String email, String subject, String text) {
    Taker to = taker;
    if (to == null || !reaches(email)) {
      return false;
    }
    MailboxSettings box = to.settings.ofChat();
    try {
      MimeMessage message = new LeftMessage("<" + id + ".chat@" + box.domain() + ">");
      message.setFrom(new InternetAddress(email, name, StandardCharsets.UTF_8.name()));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(box.address()));
      message.setSubject(subject, StandardCharsets.UTF_8.name());
      message.setSentDate(Date.from(to.clock.instant()));
      message.setText(text, StandardCharsets.UTF_8.name());
      message.saveChanges();
      MailPlace place = MailPlace.outside(box.id(), id.getMostSignificantBits() & Long.MAX_VALUE);
      to.intake.take(place, ReplyComposer.bytes(message), List.of(NOTE));
      return true;
    } catch (MessagingException | UnsupportedEncodingException e) {
      return false;
    }
  }

  /** A message that keeps the id it was given. */
  private static final class LeftMessage extends MimeMessage {
    private final String messageId;

    LeftMessage(String messageId) {
      super(Session.getInstance(new Properties()));
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
