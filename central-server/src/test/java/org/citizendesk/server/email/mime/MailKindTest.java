// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.citizendesk.protocol.fact.EmailFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MailKindTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X-Mailer: Thunderbird                                       | HUMAN
          Auto-Submitted: no                                          | HUMAN
          Auto-Submitted: auto-replied (vacation)                     | AUTO_REPLY
          X-Autoreply: yes                                            | AUTO_REPLY
          Precedence: auto_reply                                      | AUTO_REPLY
          Auto-Submitted: auto-generated                              | AUTO_GENERATED
          Precedence: bulk                                            | AUTO_GENERATED
          Content-Type: multipart/report; report-type=disposition-notification | AUTO_GENERATED
          List-Id: <desk.city.test>                                   | LIST
          Precedence: list                                            | LIST
          Content-Type: multipart/report; report-type=delivery-status | BOUNCE
          X-Failed-Recipients: a@b.test                               | BOUNCE
          """)
  void tellsPeopleFromMachines(String header, EmailFact.Kind kind) {
    byte[] raw = Mail.raw(header + "\nFrom: a@b.test\n\nhi\n");

    assertEquals(kind, MailReader.read(raw).kind());
  }

  @Test
  void onlyPeopleAndListsWaitForAnAnswer() {
    assertFalse(EmailFact.Kind.HUMAN.isMachine());
    assertFalse(EmailFact.Kind.LIST.isMachine());
    assertTrue(EmailFact.Kind.AUTO_REPLY.isMachine());
    assertTrue(EmailFact.Kind.AUTO_GENERATED.isMachine());
    assertTrue(EmailFact.Kind.BOUNCE.isMachine());
  }

  @Test
  void readsWhatABounceIsAbout() {
    ParsedMail mail =
        MailReader.read(
            Mail.raw(
                """
                Return-Path: <>
                From: MAILER-DAEMON@mx.city.test
                Message-ID: <bounce-1@mx.city.test>
                Content-Type: multipart/report; report-type=delivery-status; boundary=r

                --r
                Content-Type: text/plain

                I could not deliver it.
                --r
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.city.test

                Final-Recipient: rfc822; nobody@citizen.test
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 no such
                 user

                --r
                Content-Type: text/rfc822-headers

                From: services@city.test
                Message-ID: <ours-1@city.test>
                --r--
                """));

    assertEquals(EmailFact.Kind.BOUNCE, mail.kind());
    BounceReport bounce = mail.bounce();
    assertEquals("<ours-1@city.test>", bounce.originalMessageId());
    assertEquals("nobody@citizen.test", bounce.recipient());
    assertTrue(bounce.permanent());
    assertEquals("5.1.1 550 5.1.1 no such user", bounce.reason());
  }

  @ParameterizedTest
  @CsvSource({
    "Action: failed,  4.4.1, true",
    "Action: delayed, 4.4.1, false",
    "X: y,            4.4.1, false",
    "X: y,            5.1.1, true",
  })
  void aFailureIsPermanentWhateverItsCode(String action, String status, boolean permanent) {
    ParsedMail mail =
        MailReader.read(
            Mail.raw(
                """
                Content-Type: multipart/report; report-type=delivery-status; boundary=r

                --r
                Content-Type: message/delivery-status

                Final-Recipient: rfc822; a@citizen.test
                %s
                Status: %s
                --r--
                """
                    .formatted(action, status)));

    assertEquals(permanent, mail.bounce().permanent());
  }

  @Test
  void readsABounceInProse() {
    ParsedMail mail =
        MailReader.read(
            Mail.raw(
                """
                Return-Path: <>
                From: postmaster@old.test
                Message-ID: <b@old.test>

                Your mail came back.
                """));

    assertEquals(EmailFact.Kind.BOUNCE, mail.kind());
    assertNull(mail.bounce().originalMessageId());
    assertEquals("The mail system sent it back.", mail.bounce().reason());
  }
}
