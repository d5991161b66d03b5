// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.jdbi.v3.core.Handle;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Compares subjects. They are written by people and say nothing for sure: an equal one is shown to
 * the agent as a hint, and never decides where a message goes.
 */
final class Subjects {
  private static final Duration OLDEST = Duration.ofDays(90);
  private static final int MOST = 50;

  /** What mail programs and gateways put before a subject. */
  private static final Pattern PREFIX =
      Pattern.compile(
          "^\\s*(?:(?:re|aw|rv|res|sv|fwd?|wg|tr|enc)(?:\\[\\d+])?:|\\[[^\\]]{1,40}])\\s*");

  private Subjects() {}

  /** Returns a subject without what programs put before it. */
  static String bare(String subject) {
    String line = subject.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
    String shorter = PREFIX.matcher(line).replaceFirst("");
    while (!shorter.equals(line)) {
      line = shorter;
      shorter = PREFIX.matcher(line).replaceFirst("");
    }
    return line.strip();
  }

  /** Returns the newest contact of a citizen with the same subject, if it is not too old. */
  static Optional<ContactId> sameAs(
      Handle handle, Contacts contacts, CitizenId citizen, String subject, Instant now) {
    String bare = bare(subject);
    return bare.isEmpty()
        ? Optional.empty()
        : contacts.newest(handle, citizen, Channel.EMAIL, MOST).stream()
            .filter(contact -> contact.openedAt().isAfter(now.minus(OLDEST)))
            .filter(contact -> bare(contact.subject()).equals(bare))
            .map(Contact::id)
            .findFirst();
  }
}
