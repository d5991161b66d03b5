// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.citizendesk.protocol.connector.Health;
import org.citizendesk.server.email.MailTroubles.Verdict;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MailTroublesTest {
  private static final MailboxSettings.Server SERVER =
      new MailboxSettings.Server(
          "imap.city.test", 993, MailSecurity.TLS, "services", Path.of("password"));
  private static final Duration NEXT = Duration.ofSeconds(7);

  static Stream<Arguments> troubles() {
    return Stream.of(
        Arguments.of(
            new AuthenticationFailedException("535 5.7.8 bad token s3cret"),
            Health.State.DOWN,
            "it refuses the user name or password of services; check the user and the password"
                + " file."),
        Arguments.of(
            new MailSetupException(
                "the password file x cannot be read", new NoSuchFileException("x")),
            Health.State.DOWN,
            "the password file x cannot be read."),
        Arguments.of(
            new MessagingException("connect", new SSLHandshakeException("no common cipher")),
            Health.State.DOWN,
            "no protected connection is possible; no common cipher."),
        Arguments.of(
            new MessagingException("STARTTLS is required but host does not support STARTTLS"),
            Health.State.DOWN,
            "no protected connection is possible; STARTTLS is required"),
        Arguments.of(
            new MessagingException("connect", new UnknownHostException("imap.city.test")),
            Health.State.TRYING,
            "the host is unknown."),
        Arguments.of(
            new MessagingException("connect", new ConnectException("Connection refused")),
            Health.State.TRYING,
            "Connection refused."),
        Arguments.of(new IllegalStateException(), Health.State.TRYING, "IllegalStateException."));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void eachTroubleIsSaidInPlainWordsWithWhereAndWhenNext(
      Exception failure, Health.State state, String words) {
    Health health = MailTroubles.health("read mail from", SERVER, failure, NEXT);

    assertEquals(state, health.state());
    assertTrue(
        health.text().startsWith("Cannot read mail from imap.city.test:993: " + words),
        health.text());
    assertTrue(health.text().endsWith(" Next attempt in 7 s."), health.text());
    assertFalse(health.text().contains("s3cret"), "servers quote what they were sent");
  }

  @Test
  void aWaitOfLessThanASecondIsNotSaidToBeNone() {
    Health health =
        MailTroubles.health("x", SERVER, new MessagingException("y"), Duration.ofMillis(20));

    assertTrue(health.text().endsWith(" Next attempt in 1 s."), health.text());
  }

  @ParameterizedTest
  @CsvSource({
    "250, LATER",
    "421, LATER",
    "450, LATER",
    "499, LATER",
    "500, REFUSED",
    "550, REFUSED",
    "554, REFUSED",
    "-1, UNKNOWN",
    "0, UNKNOWN"
  })
  void theServersCodeDecidesWhetherToTryAgain(int code, Verdict verdict) throws Exception {
    InternetAddress maria = new InternetAddress("maria@citizen.test");

    assertEquals(
        verdict, MailTroubles.verdict(new SMTPAddressFailedException(maria, "RCPT", code, "x")));
    assertEquals(
        verdict, MailTroubles.verdict(new SMTPSenderFailedException(maria, "MAIL", code, "x")));
    assertEquals(verdict, MailTroubles.verdict(whole(code, null)));
  }

  @Test
  void theReasonOfOneAddressCountsMoreThanThatOfTheWhole() throws Exception {
    Exception address =
        new SMTPAddressFailedException(
            new InternetAddress("maria@citizen.test"), "RCPT", 550, "no such user");

    assertEquals(Verdict.REFUSED, MailTroubles.verdict(whole(250, address)));
    assertEquals(
        Verdict.REFUSED, MailTroubles.verdict(new SendFailedException("Invalid", address)));
  }

  @Test
  void anAddressThatTheLibraryRefusedNeverReachedTheServer() throws Exception {
    Address[] none = {};
    Address[] bad = {new InternetAddress("maria@citizen.test")};

    assertEquals(
        Verdict.REFUSED, MailTroubles.verdict(new SendFailedException("x", null, none, none, bad)));
    assertEquals(
        Verdict.UNKNOWN, MailTroubles.verdict(new SendFailedException("x", null, none, bad, none)));
  }

  @Test
  void aLostConnectionLeavesTheOutcomeOpen() {
    assertEquals(
        Verdict.UNKNOWN,
        MailTroubles.verdict(new MessagingException("lost", new ConnectException("reset"))));
  }

  @Test
  void theReasonIsTheInnermostInOneLineOfBoundedLength() {
    MessagingException chain = new MessagingException("outer", new MessagingException("inner"));
    assertEquals("inner", MailTroubles.reason(chain));
    assertEquals(
        "550 no such user",
        MailTroubles.reason(new MessagingException("550 no\r\n such\u0000 user")));
    assertEquals(300, MailTroubles.reason(new MessagingException("x".repeat(5000))).length());
    assertEquals("AddressException", MailTroubles.reason(new AddressException()));
  }

  @Test
  void aChainThatBitesItsOwnTailComesToAnEnd() {
    IllegalStateException first = new IllegalStateException("first");
    IllegalStateException second = new IllegalStateException("second", first);
    first.initCause(second);

    assertTrue(
        MailTroubles.health("x", SERVER, first, NEXT).text().contains("Next attempt"),
        "it returned at all");
  }

  private static SMTPSendFailedException whole(int code, Exception next) {
    Address[] none = {};
    return new SMTPSendFailedException("DATA", code, "x", next, none, none, none);
  }
}
