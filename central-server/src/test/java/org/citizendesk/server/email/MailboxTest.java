// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.citizendesk.protocol.connector.Health;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.server.email.mime.Leniency;
import org.citizendesk.server.email.mime.Mail;
import org.citizendesk.server.email.mime.MailReader;
import org.citizendesk.server.email.mime.ParsedMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Reader and sender against GreenMail, a mail server in this JVM. */
class MailboxTest {
  private static final String MARIA = "Maria <maria@citizen.test>";
  private static final String HOST = "127.0.0.1";

  static {
    Leniency.apply();
  }

  @TempDir Path data;
  private GreenMail mail;
  private GreenMailUser services;
  private GreenMailUser maria;
  private MailDesk desk;

  @BeforeEach
  void open() throws Exception {
    mail = new GreenMail(new ServerSetup[] {setup("smtp", 0), setup("imap", 0)});
    mail.start();
    services = mail.setUser(MailDesk.ADDRESS, "services", "s3cret");
    maria = mail.setUser("maria@citizen.test", "maria", "s3cret");
    Files.writeString(data.resolve("password"), "s3cret\n");
    desk = new MailDesk(data, settings("Archive"));
  }

  @AfterEach
  void close() {
    desk.close();
    mail.stop();
  }

  private static ServerSetup setup(String protocol, int port) {
    ServerSetup setup = new ServerSetup(port, HOST, protocol);
    setup.setServerStartupTimeout(20_000);
    return setup;
  }

  private MailboxSettings settings(String archive) {
    Path password = data.resolve("password");
    MailboxSettings settings =
        MailDesk.settings(
            new MailboxSettings.Server(
                HOST, mail.getImap().getPort(), MailSecurity.PLAIN, "services", password),
            new MailboxSettings.Server(
                HOST, mail.getSmtp().getPort(), MailSecurity.PLAIN, "services", password),
            archive,
            null);
    // GreenMail forgets to announce a message that comes while another is moved.
    return MailDesk.renewing(settings, Duration.ofSeconds(1));
  }

  private static ConditionFactory soon() {
    return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
  }

  private void arrives(String messageId, String text) throws Exception {
    services.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(Mail.plain(messageId, MARIA, "Rent", text))));
  }

  private List<String> received() {
    return desk.facts(EmailFact.Received.class).stream().map(EmailFact.Received::text).toList();
  }

  private int count(String folder) throws Exception {
    var found = mail.getManagers().getImapHostManager().getFolder(services, folder);
    return found == null ? 0 : found.getMessageCount();
  }

  private MimeMessage[] atMaria() throws Exception {
    return mail.getManagers().getImapHostManager().getInbox(maria).getMessages().stream()
        .map(StoredMessage::getMimeMessage)
        .toArray(MimeMessage[]::new);
  }

  private Event.Subject openedContact() throws Exception {
    arrives("<1@c.test>", "Hello");
    soon().until(() -> received().size() == 1);
    return desk.eventsOf(EmailFact.Received.class).getFirst().subject();
  }

  @Test
  void takesWhatLiesThereAndWhatComesAndMovesItToTheArchive() throws Exception {
    arrives("<1@c.test>", "before");
    desk.start();
    soon().until(() -> received().equals(List.of("before")));

    arrives("<2@c.test>", "after");

    soon().until(() -> received().equals(List.of("before", "after")));
    soon().untilAsserted(() -> assertEquals("0 2", count("INBOX") + " " + count("Archive")));
    soon().until(() -> desk.health().state() == Health.State.UP);
  }

  @Test
  void canLeaveMailInTheInboxMarkedAsRead() throws Exception {
    desk.close();
    desk = new MailDesk(data, settings(""));
    arrives("<1@c.test>", "one");
    desk.start();
    soon().until(() -> received().size() == 1);
    arrives("<2@c.test>", "two");

    soon().until(() -> received().equals(List.of("one", "two")));
    assertEquals(2, count("INBOX"));
    soon()
        .until(
            () ->
                mail.getManagers()
                        .getImapHostManager()
                        .getFolder(services, "INBOX")
                        .getUnseenCount()
                    == 0);
  }

  @Test
  void aRestartTakesNothingTwice() throws Exception {
    desk.close();
    desk = new MailDesk(data, settings(""));
    arrives("<1@c.test>", "one");
    desk.start();
    soon().until(() -> received().size() == 1);
    desk.stop();

    arrives("<2@c.test>", "two");
    desk.start();

    soon().until(() -> received().equals(List.of("one", "two")));
  }

  @Test
  void saysPlainlyThatThePasswordIsWrongAndRecoversWhenItIsRight() throws Exception {
    Files.writeString(data.resolve("password"), "wrong\n");
    arrives("<1@c.test>", "one");
    desk.start();

    soon().until(() -> desk.health().state() == Health.State.DOWN);
    String text = desk.health().text();
    assertTrue(text.contains("refuses the user name or password of services"), text);
    assertTrue(!text.contains("wrong"), text);

    Files.writeString(data.resolve("password"), "s3cret\n");
    soon().until(() -> received().equals(List.of("one")));
  }

  @Test
  void saysThatThePasswordFileIsMissing() throws Exception {
    Files.delete(data.resolve("password"));
    desk.start();

    soon().until(() -> desk.health().state() == Health.State.DOWN);
    assertTrue(desk.health().text().contains("password file"), desk.health().text());
  }

  @Test
  void comesBackWhenTheMailServerDoes() throws Exception {
    int imap = mail.getImap().getPort();
    int smtp = mail.getSmtp().getPort();
    desk.start();
    soon().until(() -> desk.health().state() == Health.State.UP);

    mail.stop();
    soon().until(() -> desk.health().state() == Health.State.TRYING);
    mail = new GreenMail(new ServerSetup[] {setup("smtp", smtp), setup("imap", imap)});
    mail.start();
    services = mail.setUser(MailDesk.ADDRESS, "services", "s3cret");
    arrives("<9@c.test>", "after the break");

    soon().until(() -> received().equals(List.of("after the break")));
    soon().until(() -> desk.health().state() == Health.State.UP);
  }

  @Test
  void aReplyGoesOutOnceInItsThreadAndIsFiled() throws Exception {
    desk.start();
    Event.Subject about = openedContact();

    desk.reply(about, "maria@citizen.test", "Grüße\nvom Amt", "<1@c.test>");

    soon().until(() -> desk.facts(EmailFact.Sent.class).size() == 1);
    MimeMessage reply = atMaria()[0];
    assertEquals("<1@c.test>", reply.getHeader("In-Reply-To", null));
    assertEquals("<1@c.test>", reply.getHeader("References", null));
    assertEquals(desk.facts(EmailFact.Sent.class).getFirst().messageId(), reply.getMessageID());
    ParsedMail parsed = MailReader.read(ReplyComposer.bytes(reply));
    assertEquals("Grüße\nvom Amt", parsed.body().text().strip());
    assertEquals(List.of(), parsed.notes());
    assertTrue(reply.isMimeType("multipart/alternative"));
    assertTrue(String.valueOf(parsed.body().html()).contains("Grüße<br"), parsed.body().html());
    assertTrue(reply.getFrom()[0].toString().contains(MailDesk.ADDRESS));
    soon().until(() -> count("Sent") == 1);
    assertEquals(1, atMaria().length);
  }

  @Test
  void theCopyOfAChatGoesOutOnceItIsOverAndIsFiled() throws Exception {
    desk.start();
    Event.Subject chat = desk.chat("María");
    desk.happens(
        chat, new ChatFact.Message(ChatFact.Author.AGENT, "Avery", "Grüße\nvom Amt\n.\nEnde"));
    desk.happens(chat, new ChatFact.CopyAsked("maria@citizen.test", "es", "Europe/Madrid"));
    desk.happens(chat, new ChatFact.Ended(ChatFact.Author.CITIZEN));

    soon().until(() -> desk.facts(EmailFact.Sent.class).size() == 1);
    MimeMessage copy = atMaria()[0];
    assertEquals(
        desk.eventsOf(ChatFact.CopyAsked.class).getFirst().id(),
        desk.facts(EmailFact.Sent.class).getFirst().reply());
    assertEquals(desk.facts(EmailFact.Sent.class).getFirst().messageId(), copy.getMessageID());
    String text = copy.getContent().toString();
    assertTrue(text.contains("  Avery\r\nGrüße\r\nvom Amt\r\n.\r\nEnde\r\n"), text);
    soon().until(() -> count("Sent") == 1);
    assertEquals(1, atMaria().length);
  }

  @Test
  void aReplyWaitsForAMailServerThatIsAwayAndSaysSo() throws Exception {
    int smtp = mail.getSmtp().getPort();
    desk.start();
    Event.Subject about = openedContact();
    mail.getSmtp().stopService();

    desk.reply(about, "maria@citizen.test", "later", null);

    soon().until(() -> desk.facts(EmailFact.SendFailed.class).size() == 1);
    assertTrue(!desk.facts(EmailFact.SendFailed.class).getFirst().permanent());
    // Each failure counts, so that a server which stays away is asked less and less often.
    soon().until(() -> desk.next().orElseThrow().attempts() >= 2);
    GreenMail again = new GreenMail(setup("smtp", smtp));
    again.setUser("services", "services", "s3cret");
    again.start();
    soon().until(() -> desk.facts(EmailFact.Sent.class).size() == 1);
    assertEquals(1, desk.facts(EmailFact.SendFailed.class).size());
    again.stop();
  }

  @Test
  void anUnknownOutcomeIsLookedUpInTheFolderOfSentMail() throws Exception {
    desk.start();
    Event.Subject about = openedContact();
    desk.stop();
    desk.reply(about, "maria@citizen.test", "maybe sent", null);
    Event reply = desk.eventsOf(EmailFact.ReplyWritten.class).getFirst();
    stoppedWhileSending();
    var manager = mail.getManagers().getImapHostManager();
    manager
        .createMailbox(services, "Sent")
        .store(
            new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(
                    Mail.plain(
                        EmailRules.messageId(reply.id(), "city.test"), "x@y.test", "x", "y"))));

    desk.start();

    soon().until(() -> desk.facts(EmailFact.Sent.class).size() == 1);
    assertEquals(0, atMaria().length);
  }

  @Test
  void anUnknownOutcomeWithoutATraceIsSentAgainUnderTheSameMessageId() throws Exception {
    desk.start();
    Event.Subject about = openedContact();
    desk.stop();
    desk.reply(about, "maria@citizen.test", "maybe sent", null);
    Event reply = desk.eventsOf(EmailFact.ReplyWritten.class).getFirst();
    stoppedWhileSending();

    desk.start();

    soon().until(() -> desk.facts(EmailFact.Sent.class).size() == 1);
    assertEquals(
        List.of(EmailRules.messageId(reply.id(), "city.test")),
        Arrays.stream(atMaria()).map(MailboxTest::idOf).toList());
  }

  private void stoppedWhileSending() {
    desk.log.write(tx -> tx.handle().execute("update email_outbox set state = 'SENDING'")).join();
  }

  private static String idOf(MimeMessage message) {
    try {
      return message.getMessageID();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }
}
