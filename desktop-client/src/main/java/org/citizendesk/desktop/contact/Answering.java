// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.store.StoredEvent;
import org.citizendesk.protocol.email.MailAddress;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.EventId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** Returns the mail that is answered, as it can be quoted. */
  static Optional<Original> original(List<StoredEvent> events) {
    return answered(events)
        .flatMap(
            mail ->
                events.stream()
                    .filter(event -> event.fact() == mail)
                    .findFirst()
                    .map(event -> new Original(name(mail.from()), event.at(), mail.text())))
        .filter(original -> !original.text().isBlank());
  }

  private static String name(String written) {
    String name = written.substring(0, Math.max(0, written.lastIndexOf('<')));
    String plain = name.replace("\"", "").strip();
    return plain.isEmpty() ? bareAddress(written) : plain;
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

  /**
   * Returns whom an answer goes to.
   *
   * @param party where it goes if no mail is known
   */
  static Recipients recipients(List<StoredEvent> events, String party) {
    Set<String> own = own(events);
    List<String> known =
        plain(
            events.stream()
                .filter(StoredEvent::counts)
                .map(StoredEvent::fact)
                .filter(EmailFact.Received.class::isInstance)
                .map(EmailFact.Received.class::cast)
                .filter(mail -> !mail.how().kind().isMachine() || isForm(mail))
                .flatMap(mail -> Stream.concat(from(mail), copied(mail))),
            own);
    Optional<EmailFact.Received> answered = answered(events);
    if (answered.isEmpty()) {
      return new Recipients(party, null, List.of(), known);
    }
    EmailFact.Received mail = answered.get();
    String to = address(mail);
    String from = bareAddress(mail.from());
    List<String> others = new ArrayList<>(plain(copied(mail), own));
    others.removeIf(other -> MailAddress.key(other).equals(MailAddress.key(to)));
    return new Recipients(to, from.equalsIgnoreCase(to) ? null : from, others, known);
  }

  private static Stream<String> from(EmailFact.Received mail) {
    return Stream.of(bareAddress(mail.from()), address(mail));
  }

  private static Stream<String> copied(EmailFact.Received mail) {
    return Stream.concat(mail.to().stream(), mail.how().cc().stream()).map(Answering::bareAddress);
  }

  private static List<String> plain(Stream<String> addresses, Set<String> own) {
    return MailAddress.distinct(
        addresses
            .filter(MailAddress::isValid)
            .filter(
                address -> !own.contains(MailAddress.withoutTag(address.toLowerCase(Locale.ROOT))))
            .toList());
  }

  /** Returns the mailboxes that the mail of the contact was found in. */
  private static Set<String> own(List<StoredEvent> events) {
    return events.stream()
        .map(StoredEvent::fact)
        .flatMap(
            fact ->
                switch (fact) {
                  case EmailFact.Received mail -> Stream.ofNullable(mail.how().source());
                  case EmailFact.AlsoReceived also -> Stream.of(also.source());
                  default -> Stream.empty();
                })
        .map(source -> source.mailbox().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** Returns the address of somebody who is kept as written, perhaps with a name before it. */
  static String bareAddress(String written) {
    int open = written.lastIndexOf('<');
    int close = written.indexOf('>', open + 1);
    return open >= 0 && close > open ? written.substring(open + 1, close).strip() : written.strip();
  }
}
