// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.attachment.Attachments;
import org.citizendesk.server.citizen.Citizens;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.email.mime.BounceReport;
import org.citizendesk.server.email.mime.MailReader;
import org.citizendesk.server.email.mime.ParsedMail;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.log.LogTx;
import org.jdbi.v3.core.Handle;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a message into what happened: the raw bytes and the files in them are stored first, then
 * everything that follows from them in one write to the log. Only after {@link #take} has returned
 * may the mail server be told that we have it.
 *
 * <p>A message answers a contact if it names a Message-ID that we know from there, be it ours or
 * the citizen's; else it opens a new one. The sender's address says whose it is, never which
 * contact. What machines write opens nothing.
 */
final class EmailIntake {
  private static final String LANGUAGE_UNKNOWN = "und";

  private final EmailSettings settings;
  private final EventLog log;
  private final RawMessages raw;
  private final Attachments files;
  private final Citizens citizens;
  private final Contacts contacts;
  private final Clock clock;

  EmailIntake(
      EmailSettings settings,
      EventLog log,
      RawMessages raw,
      Attachments files,
      Citizens citizens,
      Contacts contacts,
      Clock clock) {
    this.settings = settings;
    this.log = log;
    this.raw = raw;
    this.files = files;
    this.citizens = citizens;
    this.contacts = contacts;
    this.clock = clock;
  }

  /** What became of a message. */
  enum Taken {
    /** It is in a contact. */
    IN_CONTACT,
    /** It is kept, but belongs to no contact: a machine wrote it, or we did. */
    KEPT,
    /** We had it before. */
    KNOWN
  }

  /** Returns whether the message at this place was taken before. */
  boolean wasTaken(MailPlace place) {
    return log.read(handle -> EmailMessages.wasTaken(handle, place));
  }

  /** Returns the highest UID that was taken; 0 if none was. */
  long highestTaken(String mailbox, long uidValidity) {
    return log.read(handle -> EmailMessages.highestTaken(handle, mailbox, uidValidity));
  }

  /**
   * Takes a message; everything is on disk when this returns.
   *
   * @param notes what the agent should know besides, for instance that it was cut
   * @throws RuntimeException if it could not be stored; it must then stay in the mailbox
   */
  Taken take(MailPlace place, byte[] bytes, List<String> notes) {
    String sha256 = raw.put(bytes);
    Map<String, byte[]> attached = new HashMap<>();
    ParsedMail mail = MailReader.read(bytes, attached::put);
    attached.values().forEach(files::put);
    return log.write(tx -> new Taking(tx, place, sha256, mail, new ArrayList<>(notes)).run())
        .join();
  }

  /** One message inside its transaction. */
  private final class Taking {
    private final LogTx tx;
    private final Handle handle;
    private final MailPlace place;
    private final String sha256;
    private final ParsedMail mail;
    private final List<String> notes;
    private final String messageId;
    private final String fingerprint;

    Taking(LogTx tx, MailPlace place, String sha256, ParsedMail mail, List<String> notes) {
      this.tx = tx;
      this.handle = tx.handle();
      this.place = place;
      this.sha256 = sha256;
      this.mail = mail;
      this.notes = notes;
      this.messageId = mail.envelope().messageId();
      this.fingerprint = Fingerprints.of(mail);
    }

    Taken run() {
      if (EmailMessages.wasTaken(handle, place)) {
        return Taken.KNOWN;
      }
      EmailMessages.taken(handle, place, sha256);
      if (EmailMessages.isKnown(handle, messageId, fingerprint)) {
        return Taken.KNOWN;
      }
      Optional<EmailMessages.Known> sameId = EmailMessages.find(handle, messageId);
      if (sameId.filter(known -> known.kind().equals(EmailMessages.SENT)).isPresent()) {
        // Our own reply, come back by way of a copy or a rule of the mailbox.
        return Taken.KEPT;
      }
      if (sameId.isPresent()) {
        notes.add("Its Message-ID was used before by another message.");
      }
      BounceReport bounce = mail.bounce();
      return bounce == null ? message() : bounce(bounce);
    }

    private Taken message() {
      Optional<Event.Subject> thread = thread();
      if (thread.isEmpty() && mail.kind().isMachine()) {
        return keep(Optional.empty());
      }
      Event.Subject about = thread.orElseGet(this::open);
      tx.append(about, ReceivedFacts.of(mail, sha256, notes));
      ContactId contact = about.contact();
      if (contact != null && !mail.kind().isMachine()) {
        contacts.reopen(tx, contact);
        sawAddresses(contact);
      }
      return keep(Optional.of(about));
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
      return keep(reply.map(EmailOutbox.Row::about));
    }

    private Taken keep(Optional<Event.Subject> about) {
      EmailMessages.Known known =
          new EmailMessages.Known(messageId, mail.kind().name(), sha256, about.orElse(null));
      EmailMessages.add(handle, known, fingerprint, clock.millis());
      return about.isPresent() ? Taken.IN_CONTACT : Taken.KEPT;
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
          contacts.open(
              tx,
              citizen,
              new ContactFact.Opened(
                  Channel.EMAIL,
                  ContactFact.Direction.INBOUND,
                  settings.queue(),
                  mail.envelope().subject(),
                  party));
      return new Event.Subject(citizen, contact);
    }

    private CitizenId citizen(ParsedMail.Sender from) {
      String name = from.name().isEmpty() ? from.written() : from.name();
      CitizenFact.Described described = new CitizenFact.Described(name, LANGUAGE_UNKNOWN);
      return from.address().isEmpty()
          ? citizens.create(tx, described)
          : citizens.findOrCreate(tx, CitizenFact.IdentifierKind.EMAIL, from.address(), described);
    }

    private void sawAddresses(ContactId contact) {
      for (String address : List.of(mail.envelope().from().address(), mail.envelope().replyTo())) {
        if (!address.isEmpty() && !address.equals(settings.address())) {
          EmailMessages.sawAddress(handle, contact, address);
        }
      }
    }
  }
}
