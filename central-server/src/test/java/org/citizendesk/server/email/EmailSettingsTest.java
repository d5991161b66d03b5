// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EmailSettingsTest {
  private static Properties least() {
    Properties properties = new Properties();
    properties.setProperty("email.address", "Services@city.test");
    properties.setProperty("email.queue", "mail");
    properties.setProperty("email.imap.host", "imap.city.test");
    properties.setProperty("email.imap.user", "services");
    properties.setProperty("email.imap.password-file", "mail.password");
    properties.setProperty("email.smtp.host", "smtp.city.test");
    return properties;
  }

  @Test
  void theLeastThatIsNeededGivesASafeMailbox() {
    MailboxSettings settings = only(least());

    assertEquals("services@city.test", settings.address());
    assertEquals("city.test", settings.domain());
    assertEquals(
        new MailboxSettings.Server(
            "imap.city.test", 993, MailSecurity.TLS, "services", Path.of("mail.password")),
        settings.imap());
    assertEquals(
        new MailboxSettings.Server(
            "smtp.city.test", 587, MailSecurity.STARTTLS, "services", Path.of("mail.password")),
        settings.smtp());
    assertEquals(new MailboxSettings.Folders("Archive", "Sent"), settings.folders());
    assertEquals(MailboxSettings.Pace.USUAL, settings.pace());
    assertNull(settings.trust());
  }

  private static MailboxSettings only(Properties properties) {
    List<MailboxSettings> boxes = EmailSettings.read(properties).orElseThrow().boxes();
    assertEquals(1, boxes.size());
    return boxes.getFirst();
  }

  private static Properties named(String name) {
    Properties properties = new Properties();
    least()
        .forEach(
            (key, value) ->
                properties.put("email.box." + name + ((String) key).substring(5), value));
    return properties;
  }

  @Test
  void mailboxesWithNamesStandBesideTheOneWithout() {
    Properties properties = least();
    properties.putAll(named("housing"));
    properties.setProperty("email.box.housing.address", "housing@city.test");
    properties.putAll(named("aid-2"));

    EmailSettings settings = EmailSettings.read(properties).orElseThrow();

    assertEquals(
        List.of("services@city.test", "aid-2", "housing"),
        settings.boxes().stream().map(MailboxSettings::id).toList());
    assertTrue(settings.boxes().getFirst().isNameless());
    assertEquals("housing@city.test", settings.box("housing").address());
    assertEquals("housing", settings.box("housing@city.test").id(), "found by its address too");
    assertEquals("services@city.test", settings.box("gone").id(), "the first takes the rest");
  }

  @Test
  void mailboxesWithNamesNeedNoOtherOne() {
    assertEquals("housing", only(named("housing")).id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          email.box.a.queue          |   | email.box.a.queue is missing
          email.box.a.imap.port      | x | email.box.a.imap.port is "x"
          email.box.a.adress         | x | email.box.a.adress is not a known setting
          email.box.A.address        | x | a mailbox is called "A", its name must be
          email.box.x                | x | email.box.x is not a known setting
          email.box..address         | x | a mailbox is called ""
          email.box.a.stall-minutes  | 5 | email.box.a.stall-minutes must be at least 5 more
          """)
  void saysWhichKeyOfWhichMailboxIsWrong(String key, String value, String expected) {
    Properties properties = named("a");
    properties.setProperty(key, value == null ? "" : value);

    String said = refusal(properties);

    assertTrue(said.contains(expected), said);
  }

  @Test
  void noKeysMeanNoMailbox() {
    Properties others = new Properties();
    others.setProperty("port", "8080");

    assertEquals(Optional.empty(), EmailSettings.read(others));
  }

  @Test
  void mailCanBeLeftInTheInbox() {
    Properties properties = least();
    properties.setProperty("email.after-reading", "seen");

    assertEquals("", only(properties).folders().archive());
  }

  @Test
  void plainIsForThisMachineOnly() {
    Properties properties = least();
    properties.setProperty("email.imap.security", "plain");
    properties.setProperty("email.smtp.security", "plain");
    properties.setProperty("email.smtp.host", "127.0.0.1");

    String said = refusal(properties);

    assertTrue(said.contains("email.imap.security may be plain only on this machine"), said);
    assertTrue(!said.contains("email.smtp"), said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          email.address          | nobody     | email.address is "nobody", not a mail address
          email.address          |            | email.address is missing
          email.queue            |            | email.queue is missing
          email.imap.host        |            | email.imap.host is missing
          email.imap.password-file |          | email.imap.password-file is missing
          email.imap.port        | 99999      | email.imap.port is "99999", must be a number from 1
          email.imap.port        | ten        | email.imap.port is "ten", must be a number
          email.imap.security    | none       | email.imap.security is "none", must be tls
          email.after-reading    | delete     | email.after-reading is "delete"
          email.idle-seconds     | 1800       | email.idle-seconds is "1800"
          email.imap.pasword     | x          | email.imap.pasword is not a known setting
          email.address          | a@b@c      | email.address is "a@b@c", not a mail address
          email.address          | A <a@b.test> | not a mail address
          email.smtp.host        |            | email.smtp.host is missing
          email.imap.user        |            | email.imap.user is missing
          email.imap.port        | 0          | email.imap.port is "0", must be a number from 1 to 65535
          email.smtp.port        | 65536      | email.smtp.port is "65536", must be a number from 1 to 65535
          email.smtp.security    | ssl        | email.smtp.security is "ssl", must be tls, starttls or plain
          email.poll-seconds     | 0          | email.poll-seconds is "0", must be a number from 1 to 3600
          email.poll-seconds     | 3601       | email.poll-seconds is "3601"
          email.idle-seconds     | 1681       | email.idle-seconds is "1681", must be a number from 1 to 1680
          email.retry-milliseconds | 9        | email.retry-milliseconds is "9", must be a number from 10 to 60000
          email.max-megabytes    | 201        | email.max-megabytes is "201", must be a number from 1 to 200
          email.max-megabytes    | 1e2        | email.max-megabytes is "1e2"
          email.                 | x          | email. is not a known setting
          email.machine-mail     | bin        | email.machine-mail is "bin", must be queue or timeline
          email.plus-addresses   | yes        | email.plus-addresses is "yes", must be true or false
          email.hold-seconds     | 61         | email.hold-seconds is "61", must be a number from 0 to 60
          email.most-contacts-an-hour | 0     | email.most-contacts-an-hour is "0"
          """)
  void saysWhichKeyIsWrong(String key, String value, String expected) {
    Properties properties = least();
    properties.setProperty(key, value == null ? "" : value);

    String said = refusal(properties);

    assertTrue(said.contains(expected), said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"email.name", "email.queue", "email.imap.host", "email.smtp.password-file"})
  void noValueHasAControlCharacterOrIsEndless(String key) {
    for (String value : new String[] {"a\u0000b", "a\nBcc: x", "x".repeat(501)}) {
      Properties properties = least();
      properties.setProperty(key, value);

      String said = refusal(properties);

      assertTrue(said.contains(key + " must be one line of at most 500 characters"), said);
    }
  }

  @Test
  void theEdgesOfEachRangeAreAllowed() {
    Properties properties = least();
    properties.setProperty("email.poll-seconds", "3600");
    properties.setProperty("email.idle-seconds", "1680");
    properties.setProperty("email.retry-milliseconds", "10");
    properties.setProperty("email.max-megabytes", "200");
    properties.setProperty("email.answer-seconds", "600");
    properties.setProperty("email.stall-minutes", "1440");
    properties.setProperty("email.imap.port", " 65535 ");
    properties.setProperty("email.name", "x".repeat(500));

    MailboxSettings settings = only(properties);

    assertEquals(
        new MailboxSettings.Pace(
            Duration.ofHours(1),
            Duration.ofMinutes(28),
            Duration.ofMillis(10),
            200 << 20,
            Duration.ofMinutes(10),
            Duration.ofDays(1)),
        settings.pace());
    assertEquals(65_535, settings.imap().port());
  }

  @Test
  void whatHoldsForAllMailboxesNeedsNoneWithoutAName() {
    Properties properties = named("aid");
    properties.setProperty("email.machine-mail", "timeline");
    properties.setProperty("email.machine-queue", "machines");
    properties.setProperty("email.most-contacts-an-hour", "5");
    properties.setProperty("email.most-mails-in-thread-an-hour", "6");
    properties.setProperty("email.hold-seconds", "0");
    properties.setProperty("email.box.aid.plus-addresses", "true");

    EmailSettings settings = EmailSettings.read(properties).orElseThrow();

    assertEquals(new Manners(false, "machines", 5, 6, Duration.ZERO), settings.manners());
    assertEquals(1, settings.boxes().size());
    assertTrue(settings.boxes().getFirst().tagsAddresses());
    assertEquals(Manners.USUAL, EmailSettings.read(least()).orElseThrow().manners());
  }

  @ParameterizedTest
  @CsvSource({"465, TLS", "993, TLS", "587, STARTTLS", "25, STARTTLS", "143, STARTTLS"})
  void thePortTellsHowTheConnectionIsProtected(int port, MailSecurity expected) {
    Properties properties = least();
    properties.setProperty("email.smtp.port", Integer.toString(port));

    assertEquals(expected, only(properties).smtp().security());
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    Properties properties = least();
    properties.remove("email.queue");
    properties.setProperty("email.nonsense", "1");

    String said = refusal(properties);

    assertTrue(said.contains("email.queue") && said.contains("email.nonsense"), said);
  }

  private static String refusal(Properties properties) {
    return assertThrows(IllegalArgumentException.class, () -> EmailSettings.read(properties))
        .getMessage();
  }

  @Test
  void theMailboxOfTheChatIsOneOfThemOrTheFirst() {
    Properties properties = least();
    assertEquals(
        "services@city.test", EmailSettings.read(properties).orElseThrow().ofChat().address());
    properties.setProperty("email.chat-mailbox", "housing");
    assertTrue(refusal(properties).contains("email.chat-mailbox is \"housing\", and there is no"));
    named("housing").forEach(properties::put);
    assertEquals("housing", EmailSettings.read(properties).orElseThrow().ofChat().id());
  }
}
