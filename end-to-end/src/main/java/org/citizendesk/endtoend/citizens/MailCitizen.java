// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.citizens;

import jakarta.activation.DataHandler;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import org.citizendesk.store.content.Sha256;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * A simulated citizen with a mail program: writes over SMTP, reads over IMAP. Blocks while it does.
 */
public final class MailCitizen {
  private static final String TIMEOUT_MILLIS = "10000";

  private final Persona persona;
  private final Post post;
  private final Session session;

  /**
   * Gives a persona a mailbox.
   *
   * @param post where the citizen's mail goes and comes from
   */
  public MailCitizen(Persona persona, Post post) {
    this.persona = persona;
    this.post = post;
    this.session = Session.getInstance(properties(post));
  }

  /** Returns who writes. */
  public Persona persona() {
    return persona;
  }

  /**
   * Writes a first mail to the agency.
   *
   * @return its Message-ID
   * @throws MessagingException if the mail server does not take it
   */
  public String write(String to, String subject, String text, Enclosure... enclosures)
      throws MessagingException {
    return send(to, subject, body(text, List.of(enclosures)), null);
  }

  /**
   * A file that goes with a mail.
   *
   * @param content a character for each byte
   */
  public record Enclosure(String name, String mediaType, String content) {
    byte[] bytes() {
      return content.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /**
   * Answers a mail of the agency.
   *
   * @return the Message-ID of the answer
   * @throws MessagingException if the mail server does not take it
   */
  public String answer(Letter letter, String text) throws MessagingException {
    String subject =
        letter.subject().startsWith("Re:") ? letter.subject() : "Re: " + letter.subject();
    return send(letter.from(), subject, body(text, List.of()), letter.messageId());
  }

  /**
   * Returns everything in the citizen's inbox, oldest first.
   *
   * @throws MessagingException if the mail server does not answer
   */
  public List<Letter> inbox() throws MessagingException {
    try (Store store = session.getStore("imap")) {
      store.connect(post.host(), post.imapPort(), persona.email(), post.password());
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        List<Letter> letters = new ArrayList<>();
        for (Message message : inbox.getMessages()) {
          letters.add(read(message));
        }
        return List.copyOf(letters);
      }
    }
  }

  @SuppressWarnings("JavaUtilDate") // the mail library takes no other
  private String send(String to, String subject, MimeMultipart body, @Nullable String inReplyTo)
      throws MessagingException {
    String messageId = "<" + UUID.randomUUID() + "@citizens.example.org>";
    MimeMessage message = new FixedId(session, messageId);
    message.setFrom(address(persona.email(), persona.name()));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject, StandardCharsets.UTF_8.name());
    message.setSentDate(new Date());
    message.setContent(body);
    if (inReplyTo != null) {
      message.setHeader("In-Reply-To", inReplyTo);
      message.setHeader("References", inReplyTo);
    }
    message.saveChanges();
    Transport.send(message);
    return messageId;
  }

  private static MimeMultipart body(String text, List<Enclosure> enclosures)
      throws MessagingException {
    MimeBodyPart said = new MimeBodyPart();
    said.setText(text, StandardCharsets.UTF_8.name());
    MimeMultipart body = new MimeMultipart(said);
    for (Enclosure enclosure : enclosures) {
      MimeBodyPart part = new MimeBodyPart();
      part.setDataHandler(
          new DataHandler(new ByteArrayDataSource(enclosure.bytes(), enclosure.mediaType())));
      part.setFileName(enclosure.name());
      body.addBodyPart(part);
    }
    return body;
  }

  private static Letter read(Message message) throws MessagingException {
    List<Enclosed> files = new ArrayList<>();
    String text = read(message, files);
    return new Letter(
        first(message, "Message-ID").orElse(""),
        message.getFrom()[0] instanceof InternetAddress from ? from.getAddress() : "",
        Optional.ofNullable(message.getSubject()).orElse(""),
        text.strip(),
        first(message, "In-Reply-To").orElse(""),
        List.copyOf(files));
  }

  /** Returns the text of a part, and gathers the files in it. */
  private static String read(Part part, List<Enclosed> files) throws MessagingException {
    try {
      if (part.getContent() instanceof Multipart parts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++) {
          text.append(read(parts.getBodyPart(i), files));
        }
        return text.toString();
      }
      if (part.getFileName() == null) {
        return String.valueOf(part.getContent());
      }
      String name = MimeUtility.decodeText(part.getFileName());
      files.add(new Enclosed(name, Sha256.of(part.getInputStream().readAllBytes())));
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> first(Message message, String header) throws MessagingException {
    String[] values = message.getHeader(header);
    return values == null || values.length == 0 ? Optional.empty() : Optional.of(values[0]);
  }

  private static InternetAddress address(String email, String name) throws MessagingException {
    InternetAddress address = new InternetAddress(email);
    try {
      address.setPersonal(name, StandardCharsets.UTF_8.name());
    } catch (java.io.UnsupportedEncodingException e) {
      throw new IllegalStateException("every JDK has UTF-8", e);
    }
    return address;
  }

  private static Properties properties(Post post) {
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", post.host());
    properties.put("mail.smtp.port", Integer.toString(post.smtpPort()));
    for (String protocol : List.of("smtp", "imap")) {
      for (String timeout : List.of("connectiontimeout", "timeout", "writetimeout")) {
        properties.put("mail." + protocol + "." + timeout, TIMEOUT_MILLIS);
      }
    }
    return properties;
  }

  /**
   * A mail server that citizens use.
   *
   * @param password of every citizen's mailbox: the mailboxes are invented, and so is this
   */
  public record Post(String host, int smtpPort, int imapPort, String password) {}

  /**
   * A mail as the citizen sees it.
   *
   * @param inReplyTo empty if the mail is no answer
   */
  public record Letter(
      String messageId,
      String from,
      String subject,
      String text,
      String inReplyTo,
      List<Enclosed> files) {}

  /** A file that came with a mail. */
  public record Enclosed(String name, String sha256) {}

  /** Keeps the Message-ID that we gave it. */
  private static final class FixedId extends MimeMessage {
    private final String messageId;

    FixedId(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
