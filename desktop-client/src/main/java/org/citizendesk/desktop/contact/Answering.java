// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.store.StoredEvent;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.EventId;
import java.util.List;
import java.util.Optional;

/** Whom an answer in a mail thread goes to. */
final class Answering {
  private Answering() {}

  /**
   * Returns the mail that is answered: the newest that a person wrote; where there are only
   * machines, as with a web form, the newest of theirs.
   */
  static Optional<EmailFact.Received> answered(List<StoredEvent> events) {
    List<EmailFact.Received> newestFirst =
        events.reversed().stream()
            .filter(StoredEvent::counts)
            .map(StoredEvent::fact)
            .filter(EmailFact.Received.class::isInstance)
            .map(EmailFact.Received.class::cast)
            .toList();
    return newestFirst.stream()
        .filter(mail -> !mail.how().kind().isMachine())
        .findFirst()
        .or(() -> newestFirst.stream().filter(Answering::isForm).findFirst())
        .or(() -> newestFirst.stream().findFirst());
  }

  private static boolean isForm(EmailFact.Received mail) {
    return mail.how().kind() == EmailFact.Kind.AUTO_GENERATED;
  }

  /** Returns the event of the newest mail, in or out: what its author knew of when answering. */
  static Optional<EventId> newest(List<StoredEvent> events) {
    return events.reversed().stream()
        .filter(StoredEvent::counts)
        .filter(
            event ->
                event.fact() instanceof EmailFact.Received
                    || event.fact() instanceof EmailFact.ReplyWritten)
        .map(StoredEvent::id)
        .findFirst();
  }

  /** Returns where its sender wishes to be answered, the address alone. */
  static String address(EmailFact.Received mail) {
    String replyTo = mail.how().replyTo();
    return replyTo == null ? bareAddress(mail.from()) : replyTo;
  }

  /** Returns the address of somebody who is kept as written, perhaps with a name before it. */
  static String bareAddress(String written) {
    int open = written.lastIndexOf('<');
    int close = written.indexOf('>', open + 1);
    return open >= 0 && close > open ? written.substring(open + 1, close).strip() : written.strip();
  }
}
