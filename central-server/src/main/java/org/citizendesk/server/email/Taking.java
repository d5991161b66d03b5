// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.email.MailAddress;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.citizen.Citizens;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.email.EmailIntake.Taken;
import org.citizendesk.server.email.mime.BounceReport;
import org.citizendesk.server.email.mime.ParsedMail;
import org.citizendesk.server.log.LogTx;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
  private final MailLoops loops;
  private final Instant now;
  private EmailFact.Kind kind;

  /** What it all goes into. */
  record Desk(
      EmailSettings settings,
      ThreadTokens tokens,
      Citizens citizens,
      Contacts contacts,
      Clock clock) {}

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
    this.loops = new MailLoops(desk.settings().manners(), desk.tokens().mark());
    this.now = desk.clock().instant();
    this.kind = loops.kind(this.mail);
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
    thread.map(Event.Subject::contact).ifPresent(this::count);
    if (thread.isPresent()) {
      return in(thread.get(), null);
    }
    CitizenId citizen = citizen();
    boolean queued = !kind.isMachine() || desk.settings().manners().queuesMachineMail();
    if (!queued || kind == EmailFact.Kind.LOOP) {
      return in(new Event.Subject(citizen, null), null);
    }
    return loops.floods(handle, citizen, now) ? flood(citizen) : fresh(citizen);
  }

  private void count(ContactId contact) {
    if (loops.isTooMuch(handle, contact, now) && kind != EmailFact.Kind.BOUNCE) {
      notes.add("There were more messages in this thread within an hour than people write.");
      kind = EmailFact.Kind.LOOP;
    }
  }

  private Taken fresh(CitizenId citizen) {
    String subject = mail.envelope().subject();
    Optional<ContactId> perhaps = Subjects.sameAs(handle, desk.contacts(), citizen, subject, now);
    Event.Subject about = open(citizen);
    ContactId contact = Objects.requireNonNull(about.contact());
    // Also of a machine: a web form is answered to the person who filled it in.
    sawAddresses(contact);
    return in(about, perhaps.orElse(null));
  }

  /** So many contacts of one sender would bury all others; nothing of it is lost. */
  private Taken flood(CitizenId citizen) {
    notes.add(
        "There were so many mails from this sender within an hour that they share a contact.");
    Event.Subject about =
        desk.contacts()
            .newest(handle, citizen, Channel.EMAIL)
            .map(Contact::about)
            .orElseThrow(() -> new IllegalStateException("a flood without a contact"));
    return in(about, null);
  }

  private Taken in(Event.Subject about, @Nullable ContactId perhaps) {
    tx.append(about, received(perhaps));
    ContactId contact = about.contact();
    if (contact != null && !kind.isMachine()) {
      desk.contacts().heard(tx, contact);
      sawAddresses(contact);
    }
    return keep(about);
  }

  private EmailFact.Received received(@Nullable ContactId perhaps) {
    String replyTo = mail.envelope().replyTo();
    boolean elsewhere =
        !replyTo.isEmpty()
            && !replyTo.equals(mail.envelope().from().address())
            && !desk.settings().isOurs(replyTo);
    return ReceivedFacts.of(
        mail,
        sha256,
        new EmailFact.Way(
            mail.envelope().cc(), elsewhere ? replyTo : null, kind, source(), perhaps),
        notes);
  }

  private EmailFact.Source source() {
    return new EmailFact.Source(box.address(), INBOX, place.uid());
  }

  private Taken bounce(BounceReport bounce) {
    Optional<EmailOutbox.Row> reply =
        Optional.ofNullable(bounce.originalMessageId())
            .flatMap(original -> EmailOutbox.byMessageId(handle, original))
            .or(() -> tagged(bounce).flatMap(contact -> EmailOutbox.lastSent(handle, contact)));
    if (reply.isEmpty()) {
      return message(tagged(bounce).flatMap(this::about));
    }
    EmailOutbox.Row row = reply.get();
    tx.append(
        row.about(), new EmailFact.SendFailed(row.event(), bounce.reason(), bounce.permanent()));
    return keep(row.about());
  }

  private Optional<ContactId> tagged(BounceReport bounce) {
    return Stream.concat(mail.envelope().way().deliveredTo().stream(), bounce.tagged().stream())
        .flatMap(address -> desk.tokens().in(address).stream())
        .findFirst();
  }

  private Optional<Event.Subject> about(ContactId contact) {
    return desk.contacts().find(handle, contact).map(Contact::about);
  }

  private Taken keep(Event.@Nullable Subject about) {
    EmailMessages.Known known =
        new EmailMessages.Known(key.messageId(), kind.name(), sha256, about);
    EmailMessages.add(handle, known, key.fingerprint(), desk.clock().millis());
    if (about == null) {
      return Taken.KEPT;
    }
    return about.contact() == null ? Taken.IN_TIMELINE : Taken.IN_CONTACT;
  }

  /** By the name that we gave the contact, else by what the message answers. */
  private Optional<Event.Subject> thread() {
    return mail.envelope().way().deliveredTo().stream()
        .flatMap(address -> desk.tokens().in(address).stream())
        .flatMap(contact -> about(contact).stream())
        .findFirst()
        .or(this::answered);
  }

  private Optional<Event.Subject> answered() {
    return mail.envelope().ancestors().stream()
        .flatMap(ancestor -> EmailMessages.find(handle, ancestor).stream())
        .flatMap(known -> Optional.ofNullable(known.about()).stream())
        .filter(about -> about.contact() != null)
        .findFirst();
  }

  private Event.Subject open(CitizenId citizen) {
    ParsedMail.Sender from = sender();
    String party = from.address().isEmpty() ? from.written() : from.address();
    String machines = desk.settings().manners().machineQueue();
    String queue = kind.isMachine() && !machines.isEmpty() ? machines : box.queue();
    ContactId contact =
        desk.contacts()
            .open(
                tx,
                citizen,
                new ContactFact.Opened(
                    Channel.EMAIL,
                    ContactFact.Direction.INBOUND,
                    queue,
                    mail.envelope().subject(),
                    party));
    EmailThreads.cameBy(handle, contact, place.mailbox());
    return new Event.Subject(citizen, contact);
  }

  /** Whose message it is: a form that a machine sends on is that of whom it wants answered. */
  private ParsedMail.Sender sender() {
    ParsedMail.Sender from = mail.envelope().from();
    String replyTo = mail.envelope().replyTo();
    boolean sentOn =
        kind == EmailFact.Kind.AUTO_GENERATED || desk.settings().isOurs(from.address());
    if (sentOn && !replyTo.isEmpty() && !desk.settings().isOurs(replyTo)) {
      return new ParsedMail.Sender(replyTo, replyTo, "");
    }
    BounceReport bounce = mail.bounce();
    return bounce != null && MailAddress.isValid(bounce.recipient())
        ? new ParsedMail.Sender(bounce.recipient(), bounce.recipient().toLowerCase(Locale.ROOT), "")
        : from;
  }

  private CitizenId citizen() {
    ParsedMail.Sender from = sender();
    String name = from.name().isEmpty() ? from.written() : from.name();
    CitizenFact.Described described = new CitizenFact.Described(name, LANGUAGE_UNKNOWN);
    return from.address().isEmpty()
        ? desk.citizens().create(tx, described)
        : desk.citizens()
            .findOrCreate(tx, CitizenFact.IdentifierKind.EMAIL, from.address(), described);
  }

  private void sawAddresses(ContactId contact) {
    Stream.concat(
            Stream.of(mail.envelope().from().address(), mail.envelope().replyTo()),
            mail.envelope().addressees().stream())
        .filter(address -> !address.isEmpty() && !desk.settings().isOurs(address))
        .forEach(address -> EmailMessages.sawAddress(handle, contact, address));
  }
}
