// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.book.WrapUp;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.server.book.Books;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Ending;
import org.citizendesk.server.contact.Endings;
import org.citizendesk.server.log.LogTx;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Ends wrap-ups by the clock of the server, as their queue wants it. An outcome that must be given
 * is waited for all the same.
 */
final class WrapUps {
  /** An outcome that nobody has to give and nobody gave is none. */
  private static final Duration OPTIONAL = Duration.ofMinutes(15);

  private final Books books = new Books();

  void settle(LogTx tx, Instant now) {
    Endings.release(tx.handle(), now);
    for (Contact contact : Endings.open(tx.handle())) {
      WrapUp wanted = books.read(tx.handle()).queue(contact.queue()).finishing();
      Ending ending = contact.ending();
      switch (Objects.requireNonNull(ending.mode(), "its citizen has gone")) {
        case NONE -> finish(tx, contact, WrapUp.NONE, now);
        case ON_REQUEST -> {
          if (ending.asked()) {
            time(tx, contact, wanted, Duration.ofSeconds(wanted.seconds()), now);
          } else {
            finish(tx, contact, WrapUp.NONE, now);
          }
        }
        case OPTIONAL ->
            time(
                tx,
                contact,
                wanted,
                wanted.seconds() > 0 ? Duration.ofSeconds(wanted.seconds()) : OPTIONAL,
                now);
        case TIMED, TIMED_NO_EARLY_EXIT ->
            time(tx, contact, wanted, Duration.ofSeconds(wanted.seconds()), now);
        case MANUAL -> {}
      }
    }
  }

  private static void time(LogTx tx, Contact contact, WrapUp wanted, Duration length, Instant now) {
    Instant until = contact.life().until();
    if (until == null) {
      tx.append(contact.about(), new ContactFact.WrapUpTimed(now.plus(length)));
    } else if (!until.isAfter(now) && !wanted.outcomeRequired()) {
      finish(tx, contact, WrapUp.TIMED_OUT, now);
    }
  }

  private static void finish(LogTx tx, Contact contact, String outcome, Instant now) {
    String agent = Objects.requireNonNull(contact.agent(), "it is in somebody's hands");
    Instant accepted = contact.ending().acceptedAt();
    long handled = accepted == null ? 0 : Math.max(0, Duration.between(accepted, now).toMillis());
    tx.append(contact.about(), new ContactFact.WrappedUp(agent, outcome, "", handled));
  }
}
