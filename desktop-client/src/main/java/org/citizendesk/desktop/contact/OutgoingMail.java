// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.protocol.fact.EmailFact;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * A reply to a mail, as its author made it.
 *
 * @param files to go with it, kept on this computer before
 * @param cc who gets a copy, the addresses alone
 * @param notBefore when it may leave; null for as soon as it can
 */
public record OutgoingMail(
    String text, List<EmailFact.Attachment> files, List<String> cc, @Nullable Instant notBefore) {
  /** Copies the lists. */
  public OutgoingMail {
    files = List.copyOf(files);
    cc = List.copyOf(cc);
  }

  /** Returns a mail to its addressee alone that leaves as soon as it can. */
  public static OutgoingMail of(String text, List<EmailFact.Attachment> files) {
    return new OutgoingMail(text, files, List.of(), null);
  }
}
