// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.citizendesk.endtoend.citizens.MailCitizen;
import org.citizendesk.endtoend.citizens.Persona;
import java.util.List;

/**
 * A small mail server inside the demonstration, on free ports of this computer only; its mail lives
 * in memory.
 */
public final class PostOffice implements AutoCloseable {
  /** The agency's mailbox. */
  public static final String AGENCY = "services@agency.example.org";

  private static final String HOST = "127.0.0.1";
  // Every mailbox here is invented and cannot be reached from another computer.
  private static final String PASSWORD = "invented";
  private static final long START_MILLIS = 20_000;

  private final GreenMail mail;

  private PostOffice(GreenMail mail) {
    this.mail = mail;
  }

  /** Starts it with a mailbox for the agency and for each persona. */
  public static PostOffice open(List<Persona> personas) {
    GreenMail mail =
        new GreenMail(
            new ServerSetup[] {setup(ServerSetup.PROTOCOL_SMTP), setup(ServerSetup.PROTOCOL_IMAP)});
    mail.start();
    mail.setUser(AGENCY, AGENCY, PASSWORD);
    personas.forEach(persona -> mail.setUser(persona.email(), persona.email(), PASSWORD));
    return new PostOffice(mail);
  }

  /** Returns how citizens, and the agency, reach it. */
  public MailCitizen.Post post() {
    return new MailCitizen.Post(HOST, mail.getSmtp().getPort(), mail.getImap().getPort(), PASSWORD);
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
}
