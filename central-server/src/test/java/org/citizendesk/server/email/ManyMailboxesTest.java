// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.citizendesk.protocol.connector.Health;
import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.server.email.mime.Leniency;
import org.citizendesk.server.email.mime.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Several mailboxes, mail servers that can little, and such that say nothing any more. */
class ManyMailboxesTest {
  private static final String HOST = "127.0.0.1";
  private static final List<String> NAMES = List.of("aid", "forms", "housing", "tax", "work");

  static {
    Leniency.apply();
  }

  @TempDir Path data;
  private final List<GreenMailUser> users = new ArrayList<>();
  private GreenMail mail;
  private GreenMailUser maria;
  private MailDesk desk;

  @BeforeEach
  void open() throws Exception {
    mail = new GreenMail(new ServerSetup[] {setup("smtp"), setup("imap")});
    mail.start();
    for (String name : NAMES) {
      users.add(mail.setUser(name + "@city.test", name, "s3cret"));
    }
    maria = mail.setUser("maria@citizen.test", "maria", "s3cret");
    Files.writeString(data.resolve("password"), "s3cret\n");
  }

  @AfterEach
  void close() {
    desk.close();
    mail.stop();
  }

  private static ServerSetup setup(String protocol) {
    ServerSetup setup = new ServerSetup(0, HOST, protocol);
    setup.setServerStartupTimeout(20_000);
    return setup;
  }

  private MailboxSettings box(String name, int imapPort) {
    Path password = data.resolve("password");
    MailboxSettings settings =
        MailDesk.settings(
            new MailboxSettings.Server(HOST, imapPort, MailSecurity.PLAIN, name, password),
            new MailboxSettings.Server(
                HOST, mail.getSmtp().getPort(), MailSecurity.PLAIN, name, password),
            "Archive",
            null);
    return MailDesk.named(
        MailDesk.renewing(settings, Duration.ofSeconds(1)), name, name + "@city.test", name);
  }

  private MailboxSettings box(String name) {
    return box(name, mail.getImap().getPort());
  }

  private static ConditionFactory soon() {
    // What a thread of the mail server trips over when a connection is cut is none of ours.
    return Awaitility.await()
        .dontCatchUncaughtExceptions()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20));
  }

  private void arrives(GreenMailUser at, String way, String messageId, String text)
      throws Exception {
    byte[] raw =
        Mail.raw(
            "Received: by %s\nFrom: Maria <maria@citizen.test>\nMessage-ID: %s\nSubject: Rent\n\n%s"
                .formatted(way, messageId, text));
    at.deliver(
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
  }

  private List<String> texts() {
    return desk.facts(EmailFact.Received.class).stream().map(EmailFact.Received::text).toList();
  }

  private Set<String> sources() {
    Set<String> sources = new TreeSet<>();
    desk.facts(EmailFact.Received.class)
        .forEach(received -> sources.add(received.how().source().mailbox()));
    desk.facts(EmailFact.AlsoReceived.class).forEach(also -> sources.add(also.source().mailbox()));
    return sources;
  }

  @Test
  void theSameMessageInFiveMailboxesIsOneContactWithFiveSources() throws Exception {
    for (GreenMailUser user : users) {
      arrives(user, "mx." + user.getLogin(), "<1@c.test>", "Hello");
      arrives(user, "second." + user.getLogin(), "<1@c.test>", "Hello");
    }
    desk = new MailDesk(data, NAMES.stream().map(this::box).toArray(MailboxSettings[]::new));
    desk.start();

    Set<String> all = NAMES.stream().map(n -> n + "@city.test").collect(Collectors.toSet());
    soon().untilAsserted(() -> assertEquals(new TreeSet<>(all), sources()));
    soon().until(() -> desk.lamps().values().stream().allMatch(h -> h.state() == Health.State.UP));
    assertEquals(List.of("Hello"), texts());
    assertEquals(4, desk.facts(EmailFact.AlsoReceived.class).size());
    assertEquals(1, desk.contactsIn(ContactLife.State.WAITING).size());
    assertEquals(
        Set.of("email:aid", "email:forms", "email:housing", "email:tax", "email:work"),
        desk.lamps().keySet());
  }

  @Test
  void aReplyLeavesByTheMailboxThatItsContactCameBy() throws Exception {
    desk = new MailDesk(data, box("aid"), box("housing"));
    desk.start();
    arrives(users.get(2), "mx", "<1@c.test>", "Hello");
    soon().until(() -> texts().size() == 1);
    assertEquals("mail-housing", desk.facts(ContactFact.Opened.class).getFirst().queue());
    Event.Subject about = desk.eventsOf(EmailFact.Received.class).getFirst().subject();

    desk.reply(about, "maria@citizen.test", "Good morning", "<1@c.test>");

    soon().until(() -> desk.facts(EmailFact.Sent.class).size() == 1);
    MimeMessage reply = atMaria().getFirst();
    assertTrue(reply.getFrom()[0].toString().contains("housing@city.test"));
    soon().until(() -> filed(users.get(2)) == 1);
    assertEquals(0, filed(users.getFirst()));
  }

  @Test
  void whatNoMailboxOwnsAnyMoreLeavesByTheFirst() throws Exception {
    desk = new MailDesk(data, box("aid"), box("housing"));
    desk.intake.take(
        new MailPlace("housing", 1, 1),
        Mail.plain("<1@c.test>", "maria@citizen.test", "Rent", "Hello"),
        List.of());
    Event.Subject about = desk.eventsOf(EmailFact.Received.class).getFirst().subject();
    desk.reply(about, "maria@citizen.test", "Good morning", "<1@c.test>");
    desk.close();

    desk = new MailDesk(data, box("aid"), box("tax"));
    desk.start();

    soon().until(() -> desk.facts(EmailFact.Sent.class).size() == 1);
    assertTrue(atMaria().getFirst().getFrom()[0].toString().contains("aid@city.test"));
  }

  @Test
  void oneMailboxInTroubleDoesNotHoldUpTheOthers() throws Exception {
    Path wrong = Files.writeString(data.resolve("wrong"), "wrong\n");
    MailboxSettings aid = box("aid");
    MailboxSettings barred =
        new MailboxSettings(
            "tax",
            "tax@city.test",
            "",
            "mail",
            new MailboxSettings.Server(
                HOST, mail.getImap().getPort(), MailSecurity.PLAIN, "tax", wrong),
            aid.smtp(),
            aid.folders(),
            aid.pace(),
            null,
            false);
    desk = new MailDesk(data, barred, aid);
    desk.start();
    arrives(users.getFirst(), "mx", "<1@c.test>", "Hello");

    soon().until(() -> texts().equals(List.of("Hello")));
    soon().until(() -> desk.lamps().get("email:tax").state() == Health.State.DOWN);
    soon().until(() -> desk.lamps().get("email:aid").state() == Health.State.UP);
  }

  @Test
  void aServerThatCannotTellOfNewsIsAskedAgainAndAgain() throws Exception {
    try (MailProxy proxy = new MailProxy(mail.getImap().getPort(), "IDLE", "MOVE", "UIDPLUS")) {
      desk = new MailDesk(data, box("aid", proxy.port()));
      arrives(users.getFirst(), "mx", "<1@c.test>", "before");
      desk.start();
      soon().until(() -> texts().equals(List.of("before")));

      arrives(users.getFirst(), "mx", "<2@c.test>", "after");
      arrives(users.getFirst(), "mx", "<3@c.test>", "last");

      soon().until(() -> texts().equals(List.of("before", "after", "last")));
      soon().until(() -> count(users.getFirst(), "Archive") == 3);
      soon().until(() -> count(users.getFirst(), "INBOX") == 0);
      assertFalse(proxy.idled, "it was told that the server cannot");
      soon().until(() -> lamp().text().contains("every"));
    }
  }

  @Test
  void aMailServerThatFallsSilentIsGivenUpAndTriedAgain() throws Exception {
    try (MailProxy proxy = new MailProxy(mail.getImap().getPort())) {
      MailboxSettings box =
          MailDesk.patient(
              box("aid", proxy.port()), Duration.ofMillis(500), Duration.ofMinutes(10));
      desk = new MailDesk(data, box);
      desk.start();
      soon().until(() -> lamp().state() == Health.State.UP);

      proxy.silent = true;
      arrives(users.getFirst(), "mx", "<1@c.test>", "Hello");
      soon().until(() -> lamp().state() == Health.State.TRYING);
      assertTrue(lamp().text().contains("Cannot read mail from"), lamp().text());
      proxy.silent = false;

      soon().until(() -> texts().equals(List.of("Hello")));
      soon().until(() -> lamp().state() == Health.State.UP);
    }
  }

  @Test
  void aReaderThatHangsIsSaidToBeDownAndBegunAnew() throws Exception {
    MailboxSettings box =
        MailDesk.patient(box("aid"), Duration.ofSeconds(60), Duration.ofSeconds(2));
    desk = new MailDesk(data, box);
    desk.start();
    soon().until(() -> lamp().state() == Health.State.UP);
    CountDownLatch storeHangs = new CountDownLatch(1);
    var hanging =
        desk.log.write(
            tx -> {
              try {
                return storeHangs.await(30, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });

    arrives(users.getFirst(), "mx", "<1@c.test>", "Hello");

    soon().until(() -> lamp().state() == Health.State.DOWN);
    assertTrue(lamp().text().contains("the reader hangs and is begun anew"), lamp().text());
    storeHangs.countDown();
    hanging.join();
    soon().until(() -> lamp().state() == Health.State.UP);
    arrives(users.getFirst(), "mx", "<2@c.test>", "again");
    soon().until(() -> texts().equals(List.of("Hello", "again")));
  }

  private Health lamp() {
    Map<String, Health> lamps = desk.lamps();
    return lamps.values().iterator().next();
  }

  private List<MimeMessage> atMaria() throws Exception {
    return mail.getManagers().getImapHostManager().getInbox(maria).getMessages().stream()
        .map(StoredMessage::getMimeMessage)
        .toList();
  }

  private int filed(GreenMailUser user) throws Exception {
    return count(user, "Sent");
  }

  private int count(GreenMailUser user, String folder) throws Exception {
    var found = mail.getManagers().getImapHostManager().getFolder(user, folder);
    return found == null ? 0 : found.getMessageCount();
  }
}
