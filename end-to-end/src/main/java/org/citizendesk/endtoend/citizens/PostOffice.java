// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.citizens;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A small mail server inside the demonstration, on free ports of this computer only; its mail lives
 * in memory.
 */
public final class PostOffice implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostOffice.class);

  /** The agency's mailbox. */
  public static final String AGENCY = "services@agency.example.org";

  private static final String HOST = "127.0.0.1";
  // Every mailbox here is invented and cannot be reached from another computer.
  private static final String PASSWORD = "invented";
  private static final long START_MILLIS = 20_000;
  // RFC 9051 asks for at least half an hour of patience with a silent client; GreenMail has 30 s.
  private static final int SILENCE_MILLIS = 30 * 60 * 1000;

  private static final Staff STAFF = new Staff();

  private final GreenMail mail;

  private PostOffice(GreenMail mail) {
    this.mail = mail;
  }

  /** Starts it with a mailbox for the agency and for each persona. */
  public static PostOffice open(List<Persona> personas) {
    GreenMail mail = CompletableFuture.supplyAsync(PostOffice::start, STAFF::start).join();
    mail.getSmtp().setClientSocketTimeout(SILENCE_MILLIS);
    mail.getImap().setClientSocketTimeout(SILENCE_MILLIS);
    mail.setUser(AGENCY, AGENCY, PASSWORD);
    personas.forEach(persona -> mail.setUser(persona.email(), persona.email(), PASSWORD));
    return new PostOffice(mail);
  }

  /** Returns how citizens, and the agency, reach it. */
  public MailCitizen.Post post() {
    return new MailCitizen.Post(HOST, mail.getSmtp().getPort(), mail.getImap().getPort(), PASSWORD);
  }

  /**
   * Returns the settings of a server of the agency that uses a mail server of this kind.
   *
   * @param data where the password of the agency's mailbox is written
   * @throws UncheckedIOException if that cannot be done
   */
  public static Map<String, String> settings(MailCitizen.Post post, Path data) {
    return Map.ofEntries(
        Map.entry("email.address", AGENCY),
        Map.entry("email.queue", "mail"),
        Map.entry("email.imap.host", post.host()),
        Map.entry("email.imap.port", Integer.toString(post.imapPort())),
        Map.entry("email.imap.security", "plain"),
        Map.entry("email.imap.user", AGENCY),
        Map.entry("email.imap.password-file", passwordFile(post, data).toString()),
        Map.entry("email.smtp.host", post.host()),
        Map.entry("email.smtp.port", Integer.toString(post.smtpPort())),
        Map.entry("email.smtp.security", "plain"));
  }

  /**
   * Writes down the password of the agency's mailbox, for its server.
   *
   * @throws UncheckedIOException if that cannot be done
   */
  public static Path passwordFile(MailCitizen.Post post, Path data) {
    try {
      Files.createDirectories(data);
      return Files.writeString(data.resolve("mail-password"), post.password());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + data, e);
    }
  }

  private static GreenMail start() {
    GreenMail mail =
        new GreenMail(
            new ServerSetup[] {setup(ServerSetup.PROTOCOL_SMTP), setup(ServerSetup.PROTOCOL_IMAP)});
    mail.start();
    return mail;
  }

  @Override
  public void close() {
    mail.stop();
  }

  private static ServerSetup setup(String protocol) {
    ServerSetup setup = new ServerSetup(0, HOST, protocol);
    setup.setServerStartupTimeout(START_MILLIS);
    return setup;
  }

  /** GreenMail's threads, one for each connection: each dies of an exception when that is lost. */
  private static final class Staff extends ThreadGroup {
    Staff() {
      super("post office");
    }

    void start(Runnable work) {
      new Thread(this, work, "post office").start();
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
      LOG.debug("a connection of the small mail server ended", failure);
    }
  }
}
