// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.email.mime.Mail;
import org.citizendesk.server.log.PushOutcome;
import org.citizendesk.store.content.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;

class EmailRulesTest {
  @TempDir Path data;
  private MailDesk desk;
  private Event.Subject about;

  @BeforeEach
  void open() {
    desk = new MailDesk(data, MailDesk.unconnected());
    desk.intake.take(
        new MailPlace(MailDesk.ADDRESS, 1, 1),
        Mail.plain("<1@c.test>", "Maria <Maria@citizen.test>", "Rent", "Hello"),
        List.of());
    about = desk.eventsOf(EmailFact.Received.class).getFirst().subject();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static String code(PushOutcome outcome) {
    return outcome.rejected().isEmpty() ? "taken" : outcome.rejected().getFirst().code();
  }

  private long waiting() {
    return desk.log.read(
        handle -> handle.createQuery("select count(*) from email_outbox").mapTo(long.class).one());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          avery, maria@citizen.test,    Re: Rent,            Hello,  <1@c.test>, taken
          avery, MARIA@citizen.test,    Re: Rent,            Hello,  ,           taken
          avery, victim@other.test,     Re: Rent,            Hello,  ,           unknown-address
          avery, maria@citizen.test,    Re: Rent,            Hello,  <9@x.test>, unknown-message
          avery, Maria <maria@citizen.test>, Re: Rent,       Hello,  ,           bad-address
          avery, 'maria@citizen.test,victim@other.test', Re, Hello,  ,           bad-address
          avery, maria@citizen.test,    Re: Rent,            ' ',    ,           empty
          blake, maria@citizen.test,    Re: Rent,            Hello,  ,           not-the-author
          avery, 'maria@citizen.test\nBcc: x@y.test', Re,    Hello,  ,           bad-header
          avery, maria@citizen.test,    'Re\r\nBcc: x@y.test', Hello, ,          bad-header
          avery, maria@citizen.test,    'Re\nX: y',          Hello,  ,           bad-header
          """)
  void onlyRepliesThatMayBeSentAreTaken(
      String agent, String to, String subject, String text, String inReplyTo, String expected) {
    // The table cannot hold real line breaks in all columns.
    String line = subject.replace("\\r", "\r").replace("\\n", "\n");
    String address = to.replace("\\n", "\n");

    PushOutcome outcome =
        desk.push(about, new EmailFact.ReplyWritten(agent, address, line, text, inReplyTo));

    assertEquals(expected, code(outcome));
    assertEquals(expected.equals("taken") ? 1 : 0, waiting());
  }

  @Test
  void aReplyWithAFileThatIsNotHereIsRefusedUntilItIs() {
    byte[] card = {1, 2, 3};
    EmailFact.ReplyWritten reply = with(Sha256.of(card), card.length);

    assertEquals("attachment-missing", code(desk.push(about, reply)));
    assertEquals("attachment-missing", code(desk.push(about, with("../../server.db", 3))));
    desk.files.put(card);
    assertEquals("attachment-missing", code(desk.push(about, with(Sha256.of(card), 2))));
    assertEquals("taken", code(desk.push(about, reply)));
  }

  @Test
  void aReplyWithFilesThatAreTooLargeTogetherIsRefused() {
    byte[] large = new byte[(1 << 20) + 1];
    desk.files.put(large);

    assertEquals(
        "attachment-too-large", code(desk.push(about, with(Sha256.of(large), large.length))));
  }

  private static EmailFact.ReplyWritten with(String sha256, long bytes) {
    return new EmailFact.ReplyWritten(
        "avery",
        "maria@citizen.test",
        "Re",
        "Hello",
        null,
        List.of(new EmailFact.Attachment("card.png", "image/png", bytes, sha256)));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Services@City.test,          taken
          services+c1.abc@city.test,   taken
          MARIA@CITIZEN.TEST,          taken
          victim@other.test,           unknown-address
          victim@,                     bad-address
          """)
  void aCopyGoesToNobodyWhoIsNotInTheContactAndOwnMailboxesAreLeftOut(String cc, String expected) {
    assertEquals(
        expected, code(desk.reply(about, "maria@citizen.test", "Hello", null, List.of(cc))));
  }

  @Test
  void aCopyGoesOnceToEachWhateverTheCapitalsOfTheDomain() {
    EmailFact.ReplyWritten reply =
        new EmailFact.ReplyWritten(
            "avery",
            "maria@citizen.test",
            "Re",
            "Hello",
            null,
            List.of(),
            new EmailFact.Sending(
                List.of(
                    "maria@CITIZEN.test",
                    "carl@citizen.test",
                    MailDesk.ADDRESS,
                    "carl@Citizen.test",
                    "dora@citizen.test"),
                null,
                null));

    assertEquals(
        List.of("carl@citizen.test", "dora@citizen.test"),
        Addressees.copies(
            reply, new EmailSettings(List.of(MailDesk.unconnected()), MailDesk.AT_ONCE)));
  }

  @Test
  void anAddressThatIsNoneIsSaidWithWhatIsWrongAndWhere() {
    PushOutcome outcome = desk.reply(about, "maria@citizen.test", "Hi", null, List.of("a b@c.d"));

    assertEquals(
        "\"a b@c.d\" is no address: there is a character that no address has, at character 2.",
        outcome.rejected().getFirst().text());
  }

  @Test
  void aReplyNeedsAContactWithMail() {
    Event.Subject other = new Event.Subject(about.citizen(), new ContactId(desk.uuids.next()));
    Event.Subject none = new Event.Subject(new CitizenId(desk.uuids.next()), null);

    assertEquals("unknown-address", code(desk.reply(other, "maria@citizen.test", "x", null)));
    assertEquals("unknown-address", code(desk.reply(none, "maria@citizen.test", "x", null)));
  }

  @Test
  void desktopsCannotSayWhatOnlyTheServerKnows() {
    EventId id = new EventId(desk.uuids.next());
    EmailFact.Received received = desk.facts(EmailFact.Received.class).getFirst();

    for (Fact fact :
        List.of(
            received,
            new EmailFact.Sent(id, "<x@y.test>"),
            new EmailFact.SendFailed(id, "no", true))) {
      assertEquals("server-only", code(desk.push(about, fact)));
    }
  }

  @Test
  void withoutAMailboxRepliesAreRefusedInsteadOfWaitingForEver() {
    EmailRules off = new EmailRules(Optional.empty(), desk.files, desk.contacts);
    EmailFact.ReplyWritten reply =
        new EmailFact.ReplyWritten("avery", "maria@citizen.test", "Re", "Hello", null);
    Event event = desk.eventsOf(EmailFact.Received.class).getFirst();

    var refusal =
        desk.log.read(
            handle -> off.rules().pushRules().getFirst().check(handle, "avery", event, reply));

    assertEquals("email-off", refusal.orElseThrow().code());
  }
}
