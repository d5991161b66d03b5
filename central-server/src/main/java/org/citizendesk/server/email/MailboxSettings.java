// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.jspecify.annotations.Nullable;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One shared mailbox. Passwords are not in here but in files, so that settings can be shown.
 *
 * @param id by which it is known for ever: its name in the settings, or its address where it has
 *     none
 * @param address the agency's address; all replies come from it
 * @param displayName what stands before it in a reply; may be empty
 * @param queue the queue of new contacts
 * @param imap where mail is read
 * @param smtp where mail is handed in
 * @param folders what becomes of mail that was read
 * @param pace how often to look
 * @param trust certificates (PEM) of the mail servers' authorities; null for those of the JDK
 * @param tagsAddresses whether mail to the address with {@code +anything} before the at sign comes
 *     into this mailbox too, so that replies can ask to be answered there
 */
public record MailboxSettings(
    String id,
    String address,
    String displayName,
    String queue,
    Server imap,
    Server smtp,
    Folders folders,
    Pace pace,
    @Nullable Path trust,
    boolean tagsAddresses) {
  /**
   * One mail server.
   *
   * @param user empty if the server asks for none
   * @param passwordFile holds the password in its first line; null if there is no user
   */
  public record Server(
      String host, int port, MailSecurity security, String user, @Nullable Path passwordFile) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /**
   * Folders of the mailbox.
   *
   * @param archive where a message goes when it is safely stored; empty to leave it in the inbox,
   *     marked as read
   * @param sent where copies of our replies go
   */
  public record Folders(String archive, String sent) {}

  /**
   * How often, how long, how large.
   *
   * @param poll between two looks where the server cannot tell of new mail by itself
   * @param idle after which waiting for news (IDLE) is renewed; less than 29 minutes
   * @param firstRetry longest wait before the first new attempt after a failure
   * @param maxBytes largest message that is read whole
   * @param answer how long a mail server may take to answer
   * @param stall after which a reader that does nothing is ended and begun anew; longer than
   *     anything that it waits for
   */
  public record Pace(
      Duration poll,
      Duration idle,
      Duration firstRetry,
      int maxBytes,
      Duration answer,
      Duration stall) {
    /** What serves a real mailbox. */
    public static final Pace USUAL =
        new Pace(
            Duration.ofSeconds(30),
            Duration.ofMinutes(4),
            Duration.ofSeconds(2),
            40 * 1024 * 1024,
            Duration.ofSeconds(60),
            Duration.ofMinutes(10));
  }

  /** Returns whether it is the one whose settings have no name. */
  boolean isNameless() {
    return id.equals(address);
  }

  /** Returns the part of the address after the at sign. */
  public String domain() {
    return address.substring(address.indexOf('@') + 1);
  }
}
