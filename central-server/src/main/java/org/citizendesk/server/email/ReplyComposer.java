// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.attachment.Attachments;
import org.citizendesk.server.email.mime.MailReader;
import org.citizendesk.server.email.mime.ParsedMail;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.store.content.FileNames;
import org.citizendesk.store.content.MediaTypes;
import org.citizendesk.store.content.Sha256;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  private final MailboxSettings settings;
  private final EmailSettings all;
  private final ThreadTokens tokens;
  private final EventLog log;
  private final RawMessages raw;
  private final Attachments files;

  /**
   * @param settings of the mailbox that it leaves by
   * @param all of all our mailboxes
   */
  ReplyComposer(
      MailboxSettings settings,
      EmailSettings all,
      ThreadTokens tokens,
      EventLog log,
      RawMessages raw,
      Attachments files) {
    this.tokens = tokens;
    this.files = files;
    this.settings = settings;
    this.all = all;
    this.log = log;
    this.raw = raw;
  }

  /**
   * Returns the message.
   *
   * @param contact in which it was written
   * @param writtenAt becomes its date
   * @throws MessagingException if a header is not possible; the reply can then never be sent
   */
  MimeMessage compose(
      EmailFact.ReplyWritten reply, ContactId contact, String messageId, Instant writtenAt)
      throws MessagingException {
    Numbered message = new Numbered(messageId);
    message.setHeader(ParsedMail.Way.MARK, tokens.mark());
    if (settings.tagsAddresses()) {
      String back = tokens.address(settings.address(), contact).orElse(settings.address());
      message.setReplyTo(new InternetAddress[] {named(back)});
      message.setEnvelopeFrom(back);
    }
    message.setFrom(named(settings.address()));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(reply.to(), true));
    for (String cc : Addressees.copies(reply, all)) {
      message.addRecipient(Message.RecipientType.CC, new InternetAddress(cc, true));
    }
    message.setSubject(reply.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(writtenAt));
    if (reply.attachments().isEmpty()) {
      message.setContent(written(reply.text(), messageId));
    } else {
      message.setContent(parts(reply, messageId));
    }
    String parent = reply.inReplyTo();
    if (parent != null) {
      message.setHeader("In-Reply-To", parent);
      message.setHeader("References", MimeUtility.fold(12, String.join(" ", references(parent))));
    }
    message.saveChanges();
    return message;
  }

  /**
   * Returns a message that nobody wrote; what is answered to it begins something new.
   *
   * @param writtenAt becomes its date
   * @throws MessagingException if a header is not possible; it can then never be sent
   */
  MimeMessage compose(Letter letter, String messageId, Instant writtenAt)
      throws MessagingException {
    Numbered message = new Numbered(messageId);
    message.setHeader(ParsedMail.Way.MARK, tokens.mark());
    // RFC 3834: so that no machine answers it.
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setFrom(named(settings.address()));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
    message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(writtenAt));
    message.setText(letter.text(), StandardCharsets.UTF_8.name());
    message.saveChanges();
    return message;
  }

  /**
   * What a message that nobody wrote says.
   *
   * @param to the address alone
   */
  record Letter(String to, String subject, String text) {}

  private MimeMultipart parts(EmailFact.ReplyWritten reply, String messageId)
      throws MessagingException {
    MimeMultipart parts = new Bounded("mixed", messageId);
    MimeBodyPart text = new MimeBodyPart();
    text.setContent(written(reply.text(), messageId));
    parts.addBodyPart(text);
    for (EmailFact.Attachment file : reply.attachments()) {
      parts.addBodyPart(part(file));
    }
    return parts;
  }

  /** The same twice, the richer one last (RFC 2046 5.1.4). */
  private static MimeMultipart written(String text, String messageId) throws MessagingException {
    MimeMultipart twice = new Bounded("alternative", messageId);
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text, StandardCharsets.UTF_8.name());
    twice.addBodyPart(plain);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(LetterHtml.of(text), StandardCharsets.UTF_8.name(), "html");
    twice.addBodyPart(html);
    return twice;
  }

  private MimeBodyPart part(EmailFact.Attachment file) throws MessagingException {
    byte[] bytes =
        files
            .get(file.sha256())
            .orElseThrow(() -> new IllegalStateException("no file " + file.sha256()));
    String name = FileNames.safe(file.name(), "attachment");
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type(bytes, name))));
    ParameterList named = new ParameterList();
    named.set("filename", name, StandardCharsets.UTF_8.name());
    part.setHeader(
        "Content-Disposition", new ContentDisposition(Part.ATTACHMENT, named).toString());
    // Whatever it is, it must arrive byte for byte.
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  private static String type(byte[] bytes, String name) {
    try {
      return MediaTypes.of(new ByteArrayInputStream(bytes), name);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be read", e);
    }
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

  private InternetAddress named(String address) throws MessagingException {
    try {
      return new InternetAddress(address, settings.displayName(), StandardCharsets.UTF_8.name());
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

  /** Parts of a message whose boundary follows from its id, so that it can be made again. */
  private static final class Bounded extends MimeMultipart {
    Bounded(String subtype, String messageId) {
      super(subtype);
      ContentType type = new ContentType("multipart", subtype, null);
      String seed = subtype + " " + messageId;
      String boundary = Sha256.of(seed.getBytes(StandardCharsets.UTF_8)).substring(0, 40);
      type.setParameter("boundary", "=_" + boundary);
      contentType = type.toString();
    }
  }

  /** A message that keeps the id it was given. */
  private static final class Numbered extends SMTPMessage {
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
