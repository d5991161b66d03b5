// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.citizen.Citizens;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.email.EmailIntake.Taken;
import org.citizendesk.server.email.mime.BounceReport;
import org.citizendesk.server.email.mime.ParsedMail;
import org.citizendesk.server.log.LogTx;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One message inside its transaction. */
final class Taking {
  private static final String LANGUAGE_UNKNOWN = "und";
  private static final String INBOX = "INBOX";

  private final Desk desk;
  private final LogTx tx;
  private final Handle handle;
  private final MailPlace place;
  private final MailboxSettings box;
  private final String sha256;
  private final ParsedMail mail;
  private final List<String> notes;
  private final EmailMessages.Key key;

  /** What it all goes into. */
  record Desk(EmailSettings settings, Citizens citizens, Contacts contacts, Clock clock) {}

  /**
   * A message that was read.
   *
   * @param sha256 where it is kept as it came
   */
  record Mail(MailPlace place, String sha256, ParsedMail parsed) {}

  Taking(Desk desk, LogTx tx, Mail mail, List<String> notes) {
    this.desk = desk;
    this.tx = tx;
    this.handle = tx.handle();
    this.place = mail.place();
    this.box = desk.settings().box(place.mailbox());
    this.sha256 = mail.sha256();
    this.mail = mail.parsed();
    this.notes = new ArrayList<>(notes);
    this.key = new EmailMessages.Key(this.mail.envelope().messageId(), Fingerprints.of(this.mail));
  }

  Taken run() {
    if (EmailMessages.wasTaken(handle, place)) {
      return Taken.KNOWN;
    }
    boolean hereBefore = EmailMessages.wasIn(handle, place.mailbox(), key.messageId());
    EmailMessages.taken(handle, place, sha256, key);
    Optional<EmailMessages.Known> same = EmailMessages.find(handle, key);
    if (same.isPresent()) {
      again(same.get());
      return Taken.KNOWN;
    }
    Optional<EmailMessages.Known> sameId = EmailMessages.find(handle, key.messageId());
    if (sameId.filter(known -> known.kind().equals(EmailMessages.SENT)).isPresent()) {
      // Our own reply, come back by way of a copy or a rule of the mailbox.
      return Taken.KEPT;
    }
    if (sameId.isPresent()) {
      notes.add("Its Message-ID was used before by another message.");
    }
    BounceReport bounce = mail.bounce();
    if (bounce != null) {
      return bounce(bounce);
    }
    return message(hereBefore ? Optional.empty() : sameId.flatMap(this::otherCopy));
  }

  /** It lies in another mailbox too. */
  private void again(EmailMessages.Known known) {
    Event.Subject about = known.about();
    if (about == null
        || EmailMessages.timesIn(handle, place.mailbox(), key) > 1
        || EmailThreads.mailbox(handle, about).equals(Optional.of(place.mailbox()))) {
      return;
    }
    tx.append(about, new EmailFact.AlsoReceived(key.messageId(), source()));
  }

  /** The way to another mailbox may have put a word into a message; it is the same nonetheless. */
  private Optional<Event.Subject> otherCopy(EmailMessages.Known known) {
    String from = mail.envelope().from().address();
    return Optional.ofNullable(known.about())
        .filter(
            about -> {
              ContactId contact = about.contact();
              return contact != null && EmailMessages.hasSeen(handle, contact, from);
            });
  }

  private Taken message(Optional<Event.Subject> otherCopy) {
    Optional<Event.Subject> thread = otherCopy.or(this::thread);
    if (thread.isEmpty() && mail.kind().isMachine()) {
      return keep(null);
    }
    Event.Subject about = thread.orElseGet(this::open);
    tx.append(about, received());
    ContactId contact = about.contact();
    if (contact != null && !mail.kind().isMachine()) {
      desk.contacts().reopen(tx, contact);
      sawAddresses(contact);
    }
    return keep(about);
  }

  private EmailFact.Received received() {
    String replyTo = mail.envelope().replyTo();
    boolean elsewhere =
        !replyTo.isEmpty()
            && !replyTo.equals(mail.envelope().from().address())
            && !desk.settings().isOurs(replyTo);
    return ReceivedFacts.of(
        mail,
        sha256,
        new EmailFact.Way(
            mail.envelope().cc(), elsewhere ? replyTo : null, mail.kind(), source(), null),
        notes);
  }

  private EmailFact.Source source() {
    return new EmailFact.Source(box.address(), INBOX, place.uid());
  }

  private Taken bounce(BounceReport bounce) {
    Optional<EmailOutbox.Row> reply =
        Optional.ofNullable(bounce.originalMessageId())
            .flatMap(original -> EmailOutbox.byMessageId(handle, original));
    reply.ifPresent(
        row ->
            tx.append(
                row.about(),
                new EmailFact.SendFailed(row.event(), bounce.reason(), bounce.permanent())));
    return keep(reply.map(EmailOutbox.Row::about).orElse(null));
  }

  private Taken keep(Event.@Nullable Subject about) {
    EmailMessages.Known known =
        new EmailMessages.Known(key.messageId(), mail.kind().name(), sha256, about);
    EmailMessages.add(handle, known, key.fingerprint(), desk.clock().millis());
    return about == null ? Taken.KEPT : Taken.IN_CONTACT;
  }

  private Optional<Event.Subject> thread() {
    return mail.envelope().ancestors().stream()
        .flatMap(ancestor -> EmailMessages.find(handle, ancestor).stream())
        .flatMap(known -> Optional.ofNullable(known.about()).stream())
        .findFirst();
  }

  private Event.Subject open() {
    ParsedMail.Sender from = mail.envelope().from();
    CitizenId citizen = citizen(from);
    String party = from.address().isEmpty() ? from.written() : from.address();
    ContactId contact =
        desk.contacts()
            .open(
                tx,
                citizen,
                new ContactFact.Opened(
                    Channel.EMAIL,
                    ContactFact.Direction.INBOUND,
                    box.queue(),
                    mail.envelope().subject(),
                    party));
    EmailThreads.cameBy(handle, contact, place.mailbox());
    return new Event.Subject(citizen, contact);
  }

  private CitizenId citizen(ParsedMail.Sender from) {
    String name = from.name().isEmpty() ? from.written() : from.name();
    CitizenFact.Described described = new CitizenFact.Described(name, LANGUAGE_UNKNOWN);
    return from.address().isEmpty()
        ? desk.citizens().create(tx, described)
        : desk.citizens()
            .findOrCreate(tx, CitizenFact.IdentifierKind.EMAIL, from.address(), described);
  }

  private void sawAddresses(ContactId contact) {
    Stream.of(mail.envelope().from().address(), mail.envelope().replyTo())
        .filter(address -> !address.isEmpty() && !desk.settings().isOurs(address))
        .forEach(address -> EmailMessages.sawAddress(handle, contact, address));
  }
}
