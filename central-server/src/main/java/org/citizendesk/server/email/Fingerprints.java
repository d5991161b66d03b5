// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.server.email.mime.MailAttachment;
import org.citizendesk.server.email.mime.ParsedMail;
import org.citizendesk.store.content.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Tells two deliveries of one message, which differ in the headers of their way, from two messages
 * with the same Message-ID, neither of which may be lost.
 */
final class Fingerprints {
  private Fingerprints() {}

  /** Returns a hash of who wrote what. */
  static String of(ParsedMail mail) {
    MessageDigest digest = Sha256.digest();
    add(digest, mail.envelope().from().written());
    add(digest, mail.envelope().subject());
    add(digest, mail.body().text());
    for (MailAttachment attachment : mail.attachments()) {
      add(digest, attachment.sha256());
    }
    return Sha256.hex(digest.digest());
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
