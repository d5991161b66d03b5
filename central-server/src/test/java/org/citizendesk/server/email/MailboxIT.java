// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.citizendesk.protocol.connector.Health;
import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.server.email.mime.Leniency;
import org.citizendesk.server.email.mime.Mail;
import org.citizendesk.server.email.mime.MailReader;
import org.citizendesk.server.email.mime.ParsedMail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The whole way of a mail, against a real IMAP server and a real mail transfer agent. */
@Tag("peers")
class MailboxIT {
  private static final String MARIA = "maria@citizen.test";

  static {
    Leniency.apply();
  }

  private static MailPeers peers;

  @TempDir Path data;
  private MailDesk desk;

  @BeforeAll
  static void startPeers() throws Exception {
    peers = MailPeers.start();
  }

  @AfterAll
  static void stopPeers() throws Exception {
    if (peers != null) {
      peers.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    Files.writeString(data.resolve("password"), "s3cret\n");
    desk = new MailDesk(data, peers.settings(data.resolve("password")));
    desk.start();
    soon(() -> desk.health().state() == Health.State.UP);
  }

  @AfterEach
  void close() throws Exception {
    desk.close();
    // A mail is in the log before it is moved away: the next test must not find it again.
    peers.empty();
  }

  private void soon(Callable<Boolean> condition) throws IOException {
    try {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(50))
          .until(condition);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("the log holds " + texts() + "\n" + peers.said(), e);
    }
  }

  private static String newId() {
    return "<" + UUID.randomUUID() + "@citizen.test>";
  }

  private static void send(String from, String id, String headers, String text) throws Exception {
    peers.citizenSends(
        from,
        Mail.raw(
            "From: Maria Díaz <%s>\nTo: %s\nMessage-ID: %s\nSubject: Rent aid\n%s\n\n%s\n"
                .formatted(from, MailDesk.ADDRESS, id, headers, text),
            StandardCharsets.UTF_8));
  }

  private List<String> texts() {
    return desk.facts(EmailFact.Received.class).stream().map(EmailFact.Received::text).toList();
  }

  private Event.Subject firstContact() {
    return desk.eventsOf(EmailFact.Received.class).getFirst().subject();
  }

  private static List<ParsedMail> repliesTo(String messageId) {
    return peers.mailOf("maria").stream()
        .map(MailReader::read)
        .filter(mail -> mail.envelope().ancestors().contains(messageId))
        .toList();
  }

  @Test
  void aCitizensMailIsInTheLogWithinSecondsAndKeptAsItCame() throws Exception {
    long start = System.nanoTime();
    send(MARIA, newId(), "X: y", "Hello");

    soon(() -> texts().equals(List.of("Hello")));
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(10).toNanos(), "by IDLE, not poll");
    EmailFact.Received received = desk.facts(EmailFact.Received.class).getFirst();
    String raw =
        new String(desk.raw.get(received.rawSha256()).orElseThrow(), StandardCharsets.UTF_8);
    assertTrue(raw.contains("Received: ") && raw.contains("Hello"), raw);
    assertEquals(1, desk.contactsIn(ContactLife.State.WAITING).size());
  }

  @Test
  void aThreadGoesToAndFroInOneContact() throws Exception {
    String first = newId();
    String earlier = newId();
    send(MARIA, first, "References: " + earlier, "Hello");
    soon(() -> texts().size() == 1);

    desk.reply(firstContact(), MARIA, "Grüße vom Amt", first);
    soon(() -> repliesTo(first).size() == 1);
    ParsedMail reply = repliesTo(first).getFirst();
    assertEquals(List.of(first, earlier), reply.envelope().ancestors());
    assertEquals("Grüße vom Amt", reply.body().text());
    assertEquals("<p>Grüße vom Amt</p>", String.valueOf(reply.body().html()).strip());
    assertEquals(List.of(), reply.notes());
    assertEquals("City Services – Bürgerbüro", reply.envelope().from().name());
    assertEquals(MailDesk.ADDRESS, reply.envelope().from().address());
    assertEquals(
        desk.facts(EmailFact.Sent.class).getFirst().messageId(), reply.envelope().messageId());

    desk.wrapUp(firstContact());
    send(MARIA, newId(), "In-Reply-To: " + reply.envelope().messageId(), "Thank you");
    soon(() -> texts().size() == 2);
    List<Event> received = desk.eventsOf(EmailFact.Received.class);
    assertEquals(received.get(0).subject(), received.get(1).subject());
    assertEquals(1, desk.contactsIn(ContactLife.State.WAITING).size());
  }

  @Test
  void nothingIsLostOrDoubledWhenTheServerCutsTheLine() throws Exception {
    Set<String> sent = new TreeSet<>();
    for (int round = 0; round < (Boolean.getBoolean("peers.long") ? 10 : 1); round++) {
      for (int i = 0; i < 6; i++) {
        String text = "mail " + round + "." + i;
        send(MARIA, newId(), "X: y", text);
        sent.add(text);
        if (i % 2 == 1) {
          peers.kick();
        }
      }
      soon(() -> texts().size() >= sent.size());
    }

    assertEquals(sent.size(), texts().size());
    assertEquals(sent, new TreeSet<>(texts()));
    soon(() -> desk.health().state() == Health.State.UP);
  }

  @Test
  void aMessageDeliveredTwiceIsOneEvent() throws Exception {
    String id = newId();
    send(MARIA, id, "X: y", "twice");
    send(MARIA, id, "X: y", "twice");
    send(MARIA, newId(), "X: y", "last");

    soon(() -> texts().contains("last"));
    assertEquals(1, texts().stream().filter("twice"::equals).count());
  }

  @Test
  void hostileHtmlArrivesHarmless() throws Exception {
    send(
        MARIA,
        newId(),
        "Content-Type: text/html",
        "<p>ok<script>alert(1)</script><img src=https://track.test/x></p>");

    soon(() -> texts().size() == 1);
    String html = desk.facts(EmailFact.Received.class).getFirst().safeHtml();
    assertTrue(html.contains("ok"), html);
    assertFalse(html.contains("script") || html.contains("track.test"), html);
  }

  @Test
  void aReplyToNobodyIsRefusedForGood() throws Exception {
    send("nobody@citizen.test", newId(), "X: y", "Hello");
    soon(() -> texts().size() == 1);

    desk.reply(firstContact(), "nobody@citizen.test", "Answer", null);

    soon(() -> desk.facts(EmailFact.SendFailed.class).size() == 1);
    EmailFact.SendFailed failed = desk.facts(EmailFact.SendFailed.class).getFirst();
    assertTrue(failed.permanent());
    assertTrue(failed.reason().contains("550"), failed.reason());
  }

  @Test
  void aReplyThatComesBackLaterIsAFailureToo() throws Exception {
    send("gone@bounce.test", newId(), "X: y", "Hello");
    soon(() -> texts().size() == 1);

    desk.reply(firstContact(), "gone@bounce.test", "Answer", null);

    soon(() -> desk.facts(EmailFact.SendFailed.class).size() == 1);
    assertEquals(1, desk.facts(EmailFact.Sent.class).size());
    assertTrue(desk.facts(EmailFact.SendFailed.class).getFirst().permanent());
    assertEquals(1, texts().size());
  }

  @Test
  void aWrongPasswordIsSaidPlainly() throws Exception {
    Files.writeString(data.resolve("password"), "wrong\n");
    peers.kick();

    soon(() -> desk.health().state() == Health.State.DOWN);
    assertTrue(desk.health().text().contains("password"), desk.health().text());
  }

  @Test
  void anAnswerToTheAddressThatNamesItsContactFindsItThere() throws Exception {
    desk.close();
    desk = new MailDesk(data, MailDesk.tagging(peers.settings(data.resolve("password"))));
    desk.start();
    String first = newId();
    send(MARIA, first, "X: y", "Hello");
    soon(() -> texts().size() == 1);
    desk.reply(firstContact(), MARIA, "Good morning", first);
    soon(() -> repliesTo(first).size() == 1);
    String back = repliesTo(first).getFirst().envelope().replyTo();
    assertTrue(back.startsWith("services+"), back);

    peers.citizenSendsTo(
        back, MARIA, Mail.raw("From: %s\nTo: %s\n\nThank you\n".formatted(MARIA, back)));

    soon(() -> texts().contains("Thank you"));
    List<Event> received = desk.eventsOf(EmailFact.Received.class);
    assertEquals(received.get(0).subject(), received.get(1).subject());
  }

  @Test
  void oneAddresseeWhoIsRefusedDoesNotKeepTheMailFromTheOther() throws Exception {
    String first = newId();
    send(MARIA, first, "Cc: nobody@citizen.test", "Hello");
    soon(() -> texts().size() == 1);

    desk.reply(firstContact(), MARIA, "Good morning", first, List.of("nobody@citizen.test"));

    soon(() -> desk.facts(EmailFact.Sent.class).size() == 1);
    EmailFact.SendFailed failed = desk.facts(EmailFact.SendFailed.class).getFirst();
    assertEquals("nobody@citizen.test", failed.address());
    assertTrue(failed.permanent() && failed.reason().contains("550"), failed.reason());
    soon(() -> repliesTo(first).size() == 1);
    assertEquals(List.of("nobody@citizen.test"), repliesTo(first).getFirst().envelope().cc());
  }

  @Test
  void aTrustedCertificateForAnotherHostIsNotEnough() throws Exception {
    desk.close();
    MailboxSettings sound = peers.settings(data.resolve("password"));
    desk = new MailDesk(data, peers.at("localhost", sound));
    desk.start();

    soon(() -> desk.health().state() == Health.State.DOWN);
    String text = desk.health().text();
    assertTrue(text.contains("no protected connection is possible"), text);
    assertEquals(List.of(), texts());
  }

  @Test
  void aCertificateOfAStrangerIsNotTrusted() throws Exception {
    desk.close();
    MailboxSettings sound = peers.settings(data.resolve("password"));
    desk = new MailDesk(data, MailDesk.settings(sound.imap(), sound.smtp(), "Archive", null));
    desk.start();

    soon(() -> desk.health().state() == Health.State.DOWN);
    assertTrue(desk.health().text().contains("protected"), desk.health().text());
  }
}
