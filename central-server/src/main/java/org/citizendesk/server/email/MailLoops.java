// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.email.mime.ParsedMail;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.time.Instant;

/**
 * Notices mail that goes round and round, so that machines which answer each other come to rest.
 */
final class MailLoops {
  private static final String COUNT =
      """
      update email_thread set
        hour_count = case when hour_began > :before then hour_count + 1 else 1 end,
        hour_began = case when hour_began > :before then hour_began else :now end
      where contact = :contact
      """;

  private final Manners manners;
  private final String mark;

  /**
   * @param mark what our own messages carry
   */
  MailLoops(Manners manners, String mark) {
    this.manners = manners;
    this.mark = mark;
  }

  /** Returns who or what wrote a message, now that its way is known too. */
  EmailFact.Kind kind(ParsedMail mail) {
    ParsedMail.Way way = mail.envelope().way();
    boolean round = way.mark().equals(mark) || way.hops() > Manners.MOST_HOPS;
    return round && mail.kind() != EmailFact.Kind.BOUNCE ? EmailFact.Kind.LOOP : mail.kind();
  }

  /** Counts a message of a thread; returns whether there are more of them than people write. */
  boolean isTooMuch(Handle handle, ContactId contact, Instant now) {
    handle
        .createUpdate(COUNT)
        .bind("before", now.minus(Manners.HOUR).toEpochMilli())
        .bind("now", now.toEpochMilli())
        .bind("contact", Columns.bytes(contact.value()))
        .execute();
    return handle
            .createQuery("select hour_count from email_thread where contact = ?")
            .bind(0, Columns.bytes(contact.value()))
            .mapTo(long.class)
            .findFirst()
            .orElse(0L)
        > manners.mostInThread();
  }

  /** Returns whether somebody has opened as many contacts of late as one may. */
  boolean floods(Handle handle, CitizenId citizen, Instant now) {
    return handle
            .createQuery(
                "select count(*) from contact where citizen = ? and channel = 'EMAIL'"
                    + " and opened_at > ?")
            .bind(0, Columns.bytes(citizen.value()))
            .bind(1, now.minus(Manners.HOUR).toEpochMilli())
            .mapTo(long.class)
            .one()
        >= manners.mostContacts();
  }
}
