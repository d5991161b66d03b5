// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.citizendesk.endtoend.citizens.MailCitizen;
import org.citizendesk.endtoend.citizens.Persona;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.List;
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
