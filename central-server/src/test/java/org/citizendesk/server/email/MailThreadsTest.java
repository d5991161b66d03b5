// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.email.EmailIntake.Taken;
import org.citizendesk.server.email.mime.Mail;
import org.citizendesk.server.email.mime.MailReader;
import org.citizendesk.server.email.mime.ParsedMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Which contact a message goes into, and what becomes of what machines write. */
class MailThreadsTest {
  private static final String MARIA = "maria@citizen.test";
  private static final Instant WRITTEN = Instant.parse("2026-11-30T08:00:00Z");

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

  private void reopen(Manners manners) {
    desk.close();
    desk = new MailDesk(data, new EmailSettings(List.of(MailDesk.unconnected()), manners));
  }

  private Taken take(String headers) {
    uid++;
    String from = headers.contains("From:") ? "" : "From: Maria <" + MARIA + ">\n";
    String id = headers.contains("Message-ID:") ? "" : "Message-ID: <n" + uid + "@c.test>\n";
    byte[] raw = Mail.raw(id + from + headers + "\n\nwords " + uid, StandardCharsets.UTF_8);
    return desk.intake.take(new MailPlace(MailDesk.ADDRESS, 1, uid), raw, List.of());
  }

  private Event.Subject about(int index) {
    return desk.eventsOf(EmailFact.Received.class).get(index).subject();
  }

  private EmailFact.Received received(int index) {
    return desk.facts(EmailFact.Received.class).get(index);
  }

  private int opened() {
    return desk.facts(ContactFact.Opened.class).size();
  }

  private String tagged(ContactId contact) {
    return desk.tokens.address(MailDesk.ADDRESS, contact).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To"})
  void theNameOfTheContactInTheAddressIsEnough(String header) {
    take("Message-ID: <1@c.test>\nSubject: Rent");
    desk.wrapUp(about(0));

    take(
        header
            + ": Services <"
            + tagged(about(0).contact()).toUpperCase(Locale.ROOT)
            + ">\nSubject: x");

    assertEquals(about(0), about(1));
    assertEquals(1, desk.contactsIn(ContactLife.State.WAITING).size());
  }

  @Test
  void aNameThatWeDidNotSignOpensAContact() {
    take("Message-ID: <1@c.test>\nSubject: Rent");
    String good = tagged(about(0).contact());
    char last = good.charAt(good.indexOf('@') - 2);
    String bad =
        good.replace(
            last + good.substring(good.indexOf('@') - 1),
            (last == 'a' ? 'b' : 'a') + good.substring(good.indexOf('@') - 1));

    take("To: " + bad + "\nSubject: Rent");

    assertEquals(2, opened());
  }

  @Test
  void aTokenStandsForOneContactInEitherCaseAndForNoneIfOneLetterIsAnother() {
    ContactId contact = new ContactId(desk.uuids.next());
    String token = desk.tokens.of(contact);

    assertEquals(ThreadTokens.LENGTH, token.length());
    assertEquals(contact, desk.tokens.contact(token).orElseThrow());
    assertEquals(contact, desk.tokens.contact(token.toUpperCase(Locale.ROOT)).orElseThrow());
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == '7' ? '8' : '7';
      String wrong = token.substring(0, i) + other + token.substring(i + 1);
      assertTrue(desk.tokens.contact(wrong).isEmpty(), wrong);
    }
    for (String wrong : List.of("", "x", token + "0", token.substring(1), "ü".repeat(42))) {
      assertTrue(desk.tokens.contact(wrong).isEmpty(), wrong);
    }
    assertTrue(desk.tokens.address("a".repeat(30) + "@city.test", contact).isEmpty());
  }

  @Test
  void theKeyOutlivesARestart() {
    ContactId contact = new ContactId(desk.uuids.next());
    String before = desk.tokens.of(contact);

    reopen(MailDesk.AT_ONCE);

    assertEquals(before, desk.tokens.of(contact));
  }

  @Test
  void anEqualSubjectIsAHintAndDecidesNothing() {
    take("Subject: Rent aid for May");
    take("Subject: [EXTERNAL] RE: Fwd: rent  aid for may");
    take("Subject: Re: something else");

    assertEquals(3, opened());
    assertNull(received(0).how().perhaps());
    assertEquals(about(0).contact(), received(1).how().perhaps());
    assertNull(received(2).how().perhaps());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Re: Rent                 | rent
          AW: WG: Rent             | rent
          RE[2]: Rent              | rent
          [list] Re: [x] Rent  aid | rent aid
          Re:                      | ''
          Reference: Rent          | reference: rent
          [Rent]                   | ''
          """)
  void whatProgramsPutBeforeASubjectDoesNotCount(String subject, String bare) {
    assertEquals(bare, Subjects.bare(subject));
  }

  @Test
  void aWebFormIsQueuedAsThatOfThePersonWhoFilledItIn() {
    take(
        "From: Forms <noreply@city.test>\nReply-To: "
            + MARIA
            + "\nAuto-Submitted: auto-generated"
            + "\nSubject: Form 12");

    assertEquals(1, desk.contactsIn(ContactLife.State.WAITING).size());
    assertEquals(MARIA, desk.facts(ContactFact.Opened.class).getFirst().party());
    assertEquals(MARIA, received(0).how().replyTo());
    assertEquals(EmailFact.Kind.AUTO_GENERATED, received(0).how().kind());
    assertEquals(List.of(), desk.reply(about(0), MARIA, "Thank you", null).rejected());
  }

  @Test
  void aFormThatComesFromOurOwnAddressIsAnsweredToThePerson() {
    take("From: " + MailDesk.ADDRESS + "\nReply-To: " + MARIA + "\nSubject: Form 12");

    assertEquals(MARIA, desk.facts(ContactFact.Opened.class).getFirst().party());
    assertEquals(List.of(), desk.reply(about(0), MARIA, "Thank you", null).rejected());
  }

  @Test
  void anAnswerThatWouldComeBackToUsIsNotAskedFor() {
    take("Reply-To: services+x@city.test\nSubject: Rent");

    assertNull(received(0).how().replyTo());
    assertEquals(
        "unknown-address",
        desk.reply(about(0), "services+x@city.test", "x", null).rejected().getFirst().code());
  }

  @ParameterizedTest
  @CsvSource({
    "Auto-Submitted: auto-generated, AUTO_GENERATED",
    "Precedence: bulk, AUTO_GENERATED",
    "Auto-Submitted: auto-replied, AUTO_REPLY",
    "X-Failed-Recipients: a@b.test, BOUNCE"
  })
  void whatAMachineWritesIsQueuedOrElseInATimelineButNeverUnseen(
      String header, EmailFact.Kind kind) {
    assertEquals(Taken.IN_CONTACT, take(header + "\nSubject: x"));
    assertEquals(kind, received(0).how().kind());
    assertEquals("mail", desk.contactsIn(ContactLife.State.WAITING).getFirst().queue());

    reopen(new Manners(true, "machines", 30, 20, Duration.ZERO));
    take(header + "\nSubject: y");
    assertEquals("machines", desk.facts(ContactFact.Opened.class).getLast().queue());

    reopen(new Manners(false, "", 30, 20, Duration.ZERO));
    assertEquals(Taken.IN_TIMELINE, take(header + "\nSubject: z"));
    assertEquals(2, opened());
    assertEquals(3, desk.facts(EmailFact.Received.class).size());
    assertNull(about(2).contact());
  }

  @Test
  void aBounceThatHidesWhatItIsAboutIsKnownByTheAddressThatItCameTo() {
    take("Message-ID: <1@c.test>\nSubject: Rent");
    desk.reply(about(0), MARIA, "Answer", null);
    desk.sentAll();

    take(
        "From: MAILER-DAEMON@mx.test\nX-Failed-Recipients: x@y.test\nTo: "
            + tagged(about(0).contact()));

    EmailFact.SendFailed failed = desk.facts(EmailFact.SendFailed.class).getFirst();
    assertEquals(desk.eventsOf(EmailFact.ReplyWritten.class).getFirst().id(), failed.reply());
    assertEquals(1, desk.facts(EmailFact.Received.class).size());
  }

  @Test
  void aBounceThatQuotesOurAddressIsKnownByIt() {
    take("Message-ID: <1@c.test>\nSubject: Rent");
    desk.reply(about(0), MARIA, "Answer", null);
    desk.sentAll();

    take(
        "From: MAILER-DAEMON@mx.test\nX-Failed-Recipients: x@y.test\n\nUndelivered:\nReply-To: <"
            + tagged(about(0).contact())
            + ">");

    assertEquals(1, desk.facts(EmailFact.SendFailed.class).size());
  }

  @Test
  void aBounceOfNothingThatWeKnowWaitsInAQueueForWhomItWasFor() {
    take(
        "From: MAILER-DAEMON@mx.test\nContent-Type: multipart/report; report-type=delivery-status;"
            + " boundary=r\n\n--r\nContent-Type: message/delivery-status\n\nFinal-Recipient:"
            + " rfc822; Ben@citizen.test\nAction: failed\nStatus: 5.1.1\n--r--");

    assertEquals("ben@citizen.test", desk.facts(ContactFact.Opened.class).getFirst().party());
    assertEquals(1, desk.contactsIn(ContactLife.State.WAITING).size());
  }

  @Test
  void whatWeSentAndWhatWentRoundForLongOpensAndReopensNothing() {
    assertEquals(Taken.IN_TIMELINE, take("X-Citizen-Desk: " + desk.tokens.mark() + "\nSubject: x"));
    assertEquals(Taken.IN_TIMELINE, take("Received: by mx\n".repeat(41) + "Subject: x"));
    assertEquals(Taken.IN_CONTACT, take("X-Citizen-Desk: another\nSubject: x"));
    assertEquals(Taken.IN_CONTACT, take("Received: by mx\n".repeat(40) + "Subject: y"));
    assertEquals(EmailFact.Kind.LOOP, received(0).how().kind());
    assertEquals(EmailFact.Kind.LOOP, received(1).how().kind());
    assertEquals(2, opened());
  }

  @Test
  void aMachineThatSaysThatItIsOneEndsTheExchangeAtOnce() {
    take("Message-ID: <1@c.test>\nSubject: Rent");

    assertEquals(1, exchange("Auto-Submitted: auto-replied"));
  }

  @Test
  void twoMachinesThatPretendToBePeopleComeToRest() {
    take("Message-ID: <1@c.test>\nSubject: Rent");

    // The mail that opened the contact is not one of the exchange.
    int most = Manners.USUAL.mostInThread() + 1;
    assertEquals(most, exchange("X: y"));
    assertEquals(EmailFact.Kind.HUMAN, received(most - 1).how().kind());
    assertEquals(EmailFact.Kind.LOOP, received(most).how().kind());
    assertEquals(1, opened());
  }

  /** Each answers whatever the other says; returns how often ours did. */
  private int exchange(String headers) {
    int answers = 0;
    while (!desk.contactsIn(ContactLife.State.WAITING).isEmpty() && answers < 100) {
      desk.reply(about(0), MARIA, "Thank you for your mail " + answers, null);
      answers++;
      desk.wrapUp(about(0));
      String ours =
          EmailRules.messageId(
              desk.eventsOf(EmailFact.ReplyWritten.class).getLast().id(), "city.test");
      take("In-Reply-To: " + ours + "\n" + headers);
    }
    return answers;
  }

  @Test
  void aSenderWhoFloodsUsFillsOneContactAndNotTheQueue() {
    reopen(new Manners(true, "", 3, 20, Duration.ZERO));
    for (int i = 0; i < 6; i++) {
      take("Subject: alarm " + i);
    }
    take("From: ben@citizen.test\nSubject: another person");

    assertEquals(4, opened());
    assertEquals(7, desk.facts(EmailFact.Received.class).size());
    assertEquals(about(2), about(5));
    assertTrue(received(5).notes().toString().contains("share a contact"));
  }

  @Test
  void aReplyCarriesOurMarkAndAsksToBeAnsweredInItsContactOnlyWhereTheMailboxCan()
      throws Exception {
    take("Message-ID: <1@c.test>\nSubject: Rent");
    EmailFact.ReplyWritten reply =
        new EmailFact.ReplyWritten(MailDesk.AGENT, MARIA, "Re: Rent", "Hello", null);

    ParsedMail.Envelope plain = composed(MailDesk.unconnected(), reply);
    ParsedMail.Envelope tagging = composed(MailDesk.tagging(MailDesk.unconnected()), reply);

    assertEquals(desk.tokens.mark(), plain.way().mark());
    assertEquals("", plain.replyTo());
    assertEquals(tagged(about(0).contact()), tagging.replyTo());
    assertEquals(MailDesk.ADDRESS, tagging.from().address());
  }

  @Test
  void anAnswerToAllHasNoCopyForOurselves() throws Exception {
    take("Message-ID: <1@c.test>\nSubject: Rent");
    EmailFact.ReplyWritten reply =
        new EmailFact.ReplyWritten(
            MailDesk.AGENT,
            MARIA,
            "Re: Rent",
            "Hello",
            null,
            List.of(),
            new EmailFact.Sending(
                List.of(MailDesk.ADDRESS, "carl@citizen.test", MARIA), null, null));

    assertEquals(List.of("carl@citizen.test"), composed(MailDesk.unconnected(), reply).cc());
  }

  @Test
  void aReplyIsTheSameBytesEachTimeAndItsTextComesFirst() throws Exception {
    take("Message-ID: <1@c.test>\nSubject: Rent");
    EmailFact.Attachment file =
        new EmailFact.Attachment(
            "a.txt", "text/plain", 3, desk.files.put("abc".getBytes(StandardCharsets.UTF_8)));
    EmailFact.ReplyWritten reply =
        new EmailFact.ReplyWritten(
            MailDesk.AGENT, MARIA, "Re: Rent", "- é <b>\n> x", null, List.of(file));

    byte[] bytes = bytes(MailDesk.unconnected(), reply);

    assertArrayEquals(bytes, bytes(MailDesk.unconnected(), reply));
    ParsedMail parsed = MailReader.read(bytes);
    assertEquals("- é <b>\n> x", parsed.body().text().strip());
    assertTrue(String.valueOf(parsed.body().html()).contains("<li>é &lt;b&gt;</li>"));
    assertEquals(1, parsed.attachments().size());
    assertEquals(List.of(), parsed.notes());
    String raw = new String(bytes, StandardCharsets.UTF_8);
    assertTrue(raw.indexOf("multipart/mixed") < raw.indexOf("multipart/alternative"), raw);
    assertTrue(raw.indexOf("text/plain") < raw.indexOf("text/html"), raw);
  }

  private ParsedMail.Envelope composed(MailboxSettings box, EmailFact.ReplyWritten reply)
      throws Exception {
    return MailReader.read(bytes(box, reply)).envelope();
  }

  private byte[] bytes(MailboxSettings box, EmailFact.ReplyWritten reply) throws Exception {
    EmailSettings all = new EmailSettings(List.of(box), MailDesk.AT_ONCE);
    ReplyComposer composer =
        new ReplyComposer(box, all, desk.tokens, desk.log, desk.raw, desk.files);
    return ReplyComposer.bytes(
        composer.compose(reply, about(0).contact(), "<r@city.test>", WRITTEN));
  }
}
