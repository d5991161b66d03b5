// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.email.MailAddress;
import org.citizendesk.protocol.fact.EmailFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whom a reply goes to besides its addressee. */
final class Addressees {
  private Addressees() {}

  /**
   * Returns who gets a copy, each once: neither who is written to anyhow nor a mailbox of our own,
   * to which an answer to all would come back as a message of ours.
   */
  static List<String> copies(EmailFact.ReplyWritten reply, EmailSettings settings) {
    List<String> all = new ArrayList<>();
    all.add(reply.to());
    reply.how().cc().stream()
        .filter(address -> !settings.isOurs(address.toLowerCase(Locale.ROOT)))
        .forEach(all::add);
    List<String> once = MailAddress.distinct(all);
    return once.subList(1, once.size());
  }
}
