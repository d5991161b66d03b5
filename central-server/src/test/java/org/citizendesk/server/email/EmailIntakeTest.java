// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.server.attachment.Attachments;
import org.citizendesk.server.email.EmailIntake.Taken;
import org.citizendesk.server.email.mime.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EmailIntakeTest {
  private static final String MARIA = "Maria Díaz <maria@citizen.test>";

  @TempDir Path data;
  private MailDesk desk;
  private long uid;

  @BeforeEach
  void open() {
    desk = new MailDesk(data, MailDesk.unconnected());
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Taken take(byte[] raw) {
    return desk.intake.take(new MailPlace(MailDesk.ADDRESS, 1, ++uid), raw, List.of());
  }

  private Taken take(String messageId, String headers, String text) {
    return take(
        Mail.raw(
            "Message-ID: " + messageId + "\nFrom: " + MARIA + "\n" + headers + "\n\n" + text,
            StandardCharsets.UTF_8));
  }

  private Event.Subject about(int index) {
    return desk.eventsOf(EmailFact.Received.class).get(index).subject();
  }

  private <F extends Fact> F only(Class<F> kind) {
    List<F> facts = desk.facts(kind);
    assertEquals(1, facts.size(), kind.getSimpleName());
    return facts.getFirst();
  }

  @Test
  void aFirstMessageOpensAContactForACitizenKnownByHerAddress() {
    assertEquals(Taken.IN_CONTACT, take("<1@c.test>", "Subject: Rent aid", "Hello"));

    assertEquals("Maria Díaz", only(CitizenFact.Described.class).name());
    assertEquals("maria@citizen.test", only(CitizenFact.IdentifierLinked.class).value());
    ContactFact.Opened opened = only(ContactFact.Opened.class);
    assertEquals("mail", opened.queue());
    assertEquals("Rent aid", opened.subject());
    assertEquals("maria@citizen.test", opened.party());
    EmailFact.Received received = only(EmailFact.Received.class);
    assertEquals("Hello", received.text());
    assertEquals(desk.contactsIn(ContactLife.State.WAITING).getFirst().about(), about(0));
  }

  @Test
  void theRawMessageIsKeptUntouchedUnderItsHash() {
    byte[] raw = Mail.plain("<1@c.test>", MARIA, "x", "Größe");

    take(raw);

    String sha256 = only(EmailFact.Received.class).rawSha256();
    assertArrayEquals(raw, desk.raw.get(sha256).orElseThrow());
  }

  @Test
  void theFilesInAMessageAreKeptUnderTheirHashesAsTheyAreListed() {
    byte[] pdf = "%PDF-1.7 x".getBytes(StandardCharsets.US_ASCII);

    take(Mail.raw("Message-ID: <1@c.test>\nContent-Type: application/pdf\n\n%PDF-1.7 x"));

    EmailFact.Attachment file = only(EmailFact.Received.class).attachments().getFirst();
    assertArrayEquals(pdf, desk.files.get(file.sha256()).orElseThrow());
  }

  @Test
  void aFileThatCannotBeStoredLeavesItsMessageInTheMailbox() throws Exception {
    Files.writeString(data.resolve(Attachments.FOLDER), "a file where the folder should be");

    assertThrows(
        RuntimeException.class, () -> take("<1@c.test>", "Content-Type: image/png", "Hello"));

    assertTrue(desk.facts(EmailFact.Received.class).isEmpty());
  }

  @Test
  void whatCannotBeStoredRawLeavesNoTrace() throws Exception {
    Files.writeString(data.resolve(EmailFeature.FOLDER), "a file where the folder should be");

    assertThrows(RuntimeException.class, () -> take("<1@c.test>", "Subject: x", "Hello"));

    assertEquals(List.of(), desk.facts(Fact.class));
    assertEquals(false, desk.intake.wasTaken(new MailPlace(MailDesk.ADDRESS, 1, 1)));
  }

  @Test
  void theSameCitizenWritingAnewOpensAnotherContact() {
    take("<1@c.test>", "Subject: one", "a");
    take("<2@c.test>", "Subject: two", "b");

    assertEquals(1, desk.facts(CitizenFact.IdentifierLinked.class).size());
    assertEquals(about(0).citizen(), about(1).citizen());
    assertEquals(2, desk.contactsIn(ContactLife.State.WAITING).size());
  }

  @Test
  void anAnswerToWhatSheWroteStaysInTheContact() {
    take("<1@c.test>", "Subject: one", "a");
    take("<2@c.test>", "References: <0@c.test> <1@c.test>\nSubject: other words", "b");

    assertEquals(about(0), about(1));
    assertEquals(1, desk.facts(ContactFact.Opened.class).size());
  }

  @Test
  void anAnswerToOurReplyStaysInTheContactEvenBeforeItWasSent() {
    take("<1@c.test>", "Subject: one", "a");
    desk.reply(about(0), "maria@citizen.test", "Our answer", "<1@c.test>");
    Event reply = desk.eventsOf(EmailFact.ReplyWritten.class).getFirst();

    take("<2@c.test>", "In-Reply-To: " + EmailRules.messageId(reply.id(), "city.test"), "b");

    assertEquals(about(0), about(1));
  }

  @Test
  void anAnswerReopensAClosedContact() {
    take("<1@c.test>", "Subject: one", "a");
    desk.wrapUp(about(0));

    take("<2@c.test>", "In-Reply-To: <1@c.test>", "b");

    assertEquals(
        ContactFact.Cause.REOPENED, desk.facts(ContactFact.Queued.class).getLast().cause());
    assertEquals(1, desk.contactsIn(ContactLife.State.WAITING).size());
  }

  @Test
  void anAnswerWakesAContactThatWasPutAsideAndAnAutomaticOneDoesNot() {
    take("<1@c.test>", "Subject: one", "a");
    desk.putAside(about(0));
    take("<2@c.test>", "In-Reply-To: <1@c.test>\nAuto-Submitted: auto-replied", "away");
    assertEquals(1, desk.contactsIn(ContactLife.State.IN_HAND).size());

    take("<3@c.test>", "In-Reply-To: <1@c.test>", "b");

    assertEquals(
        ContactFact.Cause.CITIZEN_WROTE, desk.facts(ContactFact.Queued.class).getLast().cause());
    assertEquals(1, desk.contactsIn(ContactLife.State.WAITING).size());
  }

  @Test
  void anAutomaticReplyIsShownButDoesNotReopen() {
    take("<1@c.test>", "Subject: one", "a");
    desk.wrapUp(about(0));

    assertEquals(
        Taken.IN_CONTACT,
        take("<2@c.test>", "In-Reply-To: <1@c.test>\nAuto-Submitted: auto-replied", "away"));

    assertEquals(2, desk.facts(EmailFact.Received.class).size());
    assertEquals(1, desk.contactsIn(ContactLife.State.CLOSED).size());
  }

  @Test
  void aBounceOfOurReplyBecomesAFailureInItsContact() {
    take("<1@c.test>", "Subject: one", "a");
    desk.reply(about(0), "maria@citizen.test", "Our answer", null);
    Event reply = desk.eventsOf(EmailFact.ReplyWritten.class).getFirst();

    take(
        Mail.raw(
            """
            From: MAILER-DAEMON@mx.test
            Message-ID: <b@mx.test>
            Content-Type: multipart/report; report-type=delivery-status; boundary=r

            --r
            Content-Type: message/delivery-status

            Final-Recipient: rfc822; maria@citizen.test
            Action: failed
            Status: 5.1.1

            --r
            Content-Type: text/rfc822-headers

            Message-ID: %s
            --r--
            """
                .formatted(EmailRules.messageId(reply.id(), "city.test"))));

    EmailFact.SendFailed failed = only(EmailFact.SendFailed.class);
    assertEquals(reply.id(), failed.reply());
    assertTrue(failed.permanent());
    assertEquals(1, desk.facts(EmailFact.Received.class).size());
  }

  @Test
  void theSamePlaceTwiceIsOneEvent() {
    byte[] raw = Mail.plain("<1@c.test>", MARIA, "x", "a");
    MailPlace place = new MailPlace(MailDesk.ADDRESS, 1, 1);

    desk.intake.take(place, raw, List.of());

    assertEquals(Taken.KNOWN, desk.intake.take(place, raw, List.of()));
    only(EmailFact.Received.class);
  }

  @Test
  void theSameMessageDeliveredTwiceIsOneEvent() {
    take("<1@c.test>", "Received: by one.test\nSubject: x", "a");

    assertEquals(Taken.KNOWN, take("<1@c.test>", "Received: by two.test\nSubject: x", "a"));
    only(EmailFact.Received.class);
  }

  @Test
  void anotherMessageUnderAUsedMessageIdIsNotLost() {
    take("<1@c.test>", "Subject: x", "a");
    take("<1@c.test>", "Subject: x", "something else");

    List<EmailFact.Received> received = desk.facts(EmailFact.Received.class);
    assertEquals(2, received.size());
    assertTrue(received.get(1).notes().toString().contains("used before"));
  }

  @Test
  void aCopyThatAnotherMailboxGotWithAWordPutInStaysInTheContact() {
    take("<1@c.test>", "Subject: Rent", "a");
    byte[] marked =
        Mail.raw(
            "Message-ID: <1@c.test>\nFrom: " + MARIA + "\nSubject: [EXTERNAL] Rent\n\na",
            StandardCharsets.UTF_8);

    desk.intake.take(new MailPlace("other", 1, 1), marked, List.of());

    assertEquals(2, desk.facts(EmailFact.Received.class).size());
    assertEquals(about(0), about(1));
    only(ContactFact.Opened.class);
  }

  @Test
  void aStrangersMessageUnderAUsedMessageIdOpensAContactOfItsOwn() {
    take("<1@c.test>", "Subject: Rent", "a");

    desk.intake.take(
        new MailPlace("other", 1, 1),
        Mail.raw("Message-ID: <1@c.test>\nFrom: ben@citizen.test\nSubject: Rent\n\nb"),
        List.of());

    assertEquals(2, desk.facts(ContactFact.Opened.class).size());
  }

  @Test
  void mailWithoutMessageIdComesOnce() {
    byte[] raw = Mail.raw("From: " + MARIA + "\n\nhi\n");
    take(raw);

    assertEquals(Taken.KNOWN, take(raw));
  }

  @Test
  void mailWithoutAReadableSenderStillReachesAnAgent() {
    assertEquals(Taken.IN_CONTACT, take(Mail.raw("From: nobody at all\n\nhelp\n")));

    assertEquals("nobody at all", only(ContactFact.Opened.class).party());
    assertEquals(List.of(), desk.facts(CitizenFact.IdentifierLinked.class));
  }

  @Test
  void anEmptyMessageStillReachesAnAgent() {
    assertEquals(Taken.IN_CONTACT, take(new byte[0]));
  }

  @Test
  void ourOwnReplyComingBackOpensNothing() {
    take("<1@c.test>", "Subject: one", "a");
    desk.reply(about(0), "maria@citizen.test", "Our answer", null);
    Event reply = desk.eventsOf(EmailFact.ReplyWritten.class).getFirst();

    assertEquals(
        Taken.KEPT, take(EmailRules.messageId(reply.id(), "city.test"), "Subject: x", "b"));
    only(EmailFact.Received.class);
  }

  @Test
  void whatIsTooLargeForAnEventIsCutAndSaidSo() {
    String html = "<p>" + "漢字".repeat(9_000) + "</p>";

    take(
        Mail.raw(
            "From: "
                + MARIA
                + "\nMessage-ID: <1@c.test>\nContent-Type: text/html; charset=utf-8\n\n"
                + html,
            StandardCharsets.UTF_8));
    take("<2@c.test>", "Subject: long", "漢".repeat(300_000));

    List<EmailFact.Received> received = desk.facts(EmailFact.Received.class);
    assertEquals(18_000, received.get(0).text().length());
    assertNull(received.get(0).safeHtml());
    assertTrue(received.get(0).notes().toString().contains("formatted version"));
    assertEquals(20_000, received.get(1).text().length());
    assertTrue(received.get(1).notes().toString().contains("too long to be shown whole"));
  }

  @Test
  void hundredsOfAttachmentsAreListedAsFarAsTheyFit() {
    String part =
        "--b\nContent-Type: image/png; name=\"" + "long name ".repeat(11) + ".png\"\n\nx\n";

    take(
        Mail.raw(
            "From: a@b.test\nContent-Type: multipart/mixed; boundary=b\n\n"
                + part.repeat(300)
                + "--b--\n"));

    EmailFact.Received received = only(EmailFact.Received.class);
    assertEquals(EmailFact.MAX_LIST, received.attachments().size());
    assertTrue(received.notes().toString().contains("more attachments"));
  }
}
