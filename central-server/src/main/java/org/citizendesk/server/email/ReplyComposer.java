// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.server.email.mime.MailReader;
import org.citizendesk.server.email.mime.ParsedMail;
import org.citizendesk.server.log.EventLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Makes the message of a reply: the same reply always gives the same message, so that a second
 * attempt cannot be taken for another one.
 */
final class ReplyComposer {
  private static final int MAX_REFERENCES = 40;
  private static final Session SESSION = Session.getInstance(new Properties());

  private final EmailSettings settings;
  private final EventLog log;
  private final RawMessages raw;

  ReplyComposer(EmailSettings settings, EventLog log, RawMessages raw) {
    this.settings = settings;
    this.log = log;
    this.raw = raw;
  }

  /**
   * Returns the message.
   *
   * @param writtenAt becomes its date
   * @throws MessagingException if a header is not possible; the reply can then never be sent
   */
  MimeMessage compose(EmailFact.ReplyWritten reply, String messageId, Instant writtenAt)
      throws MessagingException {
    MimeMessage message = new Numbered(messageId);
    message.setFrom(from());
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(reply.to(), true));
    message.setSubject(reply.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(writtenAt));
    message.setText(reply.text(), StandardCharsets.UTF_8.name());
    String parent = reply.inReplyTo();
    if (parent != null) {
      message.setHeader("In-Reply-To", parent);
      message.setHeader("References", MimeUtility.fold(12, String.join(" ", references(parent))));
    }
    message.saveChanges();
    return message;
  }

  /** Returns the bytes of a message, as it goes over the wire. */
  static byte[] bytes(MimeMessage message) throws MessagingException {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      message.writeTo(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new MessagingException("the message cannot be written", e);
    }
  }

  private InternetAddress from() throws MessagingException {
    try {
      return new InternetAddress(
          settings.address(), settings.displayName(), StandardCharsets.UTF_8.name());
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("every JDK has UTF-8", e);
    }
  }

  /** The whole thread, oldest first, ending with the message that is answered (RFC 5322 3.6.4). */
  private List<String> references(String parent) {
    List<String> references = new ArrayList<>(ancestors(parent));
    Collections.reverse(references);
    references.remove(parent);
    references.add(parent);
    int size = references.size();
    return size <= MAX_REFERENCES ? references : references.subList(size - MAX_REFERENCES, size);
  }

  private List<String> ancestors(String messageId) {
    Optional<EmailMessages.Known> known = log.read(handle -> EmailMessages.find(handle, messageId));
    return known
        .flatMap(message -> Optional.ofNullable(message.rawSha256()))
        .flatMap(raw::get)
        .map(MailReader::read)
        .map(ParsedMail::envelope)
        .map(ParsedMail.Envelope::ancestors)
        .orElse(List.of());
  }

  /** A message that keeps the id it was given. */
  private static final class Numbered extends MimeMessage {
    private final String messageId;

    Numbered(String messageId) {
      super(SESSION);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
