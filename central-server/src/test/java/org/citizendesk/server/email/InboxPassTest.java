// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.server.email.mime.Leniency;
import org.citizendesk.server.email.mime.Mail;
import org.citizendesk.store.content.Sha256;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Single passes through an inbox on a mail server in this JVM, one step at a time. */
class InboxPassTest {
  private static final String HOST = "127.0.0.1";
  private static final String MARIA = "Maria <maria@citizen.test>";

  static {
    Leniency.apply();
  }

  @TempDir Path data;
  private GreenMail mail;
  private GreenMailUser services;
  private MailDesk desk;
  private IMAPStore store;

  @BeforeEach
  void open() throws Exception {
    ServerSetup setup = new ServerSetup(0, HOST, "imap");
    setup.setServerStartupTimeout(20_000);
    mail = new GreenMail(setup);
    mail.start();
    services = mail.setUser(MailDesk.ADDRESS, "services", "s3cret");
    Files.writeString(data.resolve("password"), "s3cret\n");
    desk = new MailDesk(data, settings("Archive"));
    store = new MailServers(settings("Archive")).store();
  }

  @AfterEach
  void close() throws Exception {
    store.close();
    desk.close();
    mail.stop();
  }

  @Test
  void whatIsTakenGoesToTheArchiveOldestFirst() throws Exception {
    arrives("<1@c.test>", "one");
    arrives("<2@c.test>", "two");

    InboxPass pass = pass("Archive");

    assertEquals("2 moved, 0 failed", told(pass));
    assertEquals(List.of("one", "two"), received());
    assertEquals("0 2", count("INBOX") + " " + count("Archive"));
  }

  @Test
  void aMessageThatCannotBeStoredStaysAndHoldsUpNoOther() throws Exception {
    arrives("<1@c.test>", "one");
    arrives("<2@c.test>", "two");
    Path inTheWay = inTheWayOf(1);

    InboxPass first = pass("Archive");

    assertEquals("1 moved, 1 failed", told(first));
    assertEquals(List.of("two"), received());
    assertEquals(1, count("INBOX"));

    Files.delete(inTheWay);
    assertEquals("1 moved, 0 failed", told(pass("Archive")));
    assertEquals(List.of("two", "one"), received());
  }

  @Test
  void whatWasTakenButNotMovedIsMovedAndNotTakenAgain() throws Exception {
    arrives("<1@c.test>", "one");
    pass("");
    assertEquals(1, count("INBOX"), "as if we had stopped before it was moved");

    assertEquals("1 moved, 0 failed", told(pass("Archive")));

    assertEquals(List.of("one"), received());
    assertEquals("0 1", count("INBOX") + " " + count("Archive"));
  }

  @Test
  void aMessageThatIsTooLargeIsReadInPartAndStaysWhereItIsWhole() throws Exception {
    arrives("<1@c.test>", "words\n".repeat(300_000));

    assertEquals("0 moved, 0 failed", told(pass("Archive")));

    EmailFact.Received received = desk.facts(EmailFact.Received.class).getFirst();
    assertTrue(
        received.notes().toString().contains("read only in part"), received.notes()::toString);
    assertEquals(1, count("INBOX"));
    assertTrue(isSeen(1));
    assertEquals("0 moved, 0 failed", told(pass("Archive")));
    assertEquals(1, received().size(), "and it is taken once");
  }

  @Test
  void withoutAnArchiveWhatIsUnreadIsTakenAndMarked() throws Exception {
    arrives("<1@c.test>", "one");

    assertEquals("0 moved, 0 failed", told(pass("")));

    assertEquals(List.of("one"), received());
    assertTrue(isSeen(1));
  }

  @Test
  void whatSomebodyReadElsewhereIsTakenIfItIsNewerThanWhatWeHave() throws Exception {
    arrives("<0@c.test>", "read before we came");
    mark(1, Flags.Flag.SEEN);
    arrives("<1@c.test>", "one");
    pass("");
    arrives("<2@c.test>", "two");
    mark(3, Flags.Flag.SEEN);

    pass("");

    assertEquals(List.of("one", "two"), received());
  }

  @Test
  void anEmptyInboxIsNoTrouble() throws Exception {
    assertEquals("0 moved, 0 failed", told(pass("Archive")));
    assertEquals("0 moved, 0 failed", told(pass("")));
    assertFalse(Files.exists(data.resolve(EmailFeature.FOLDER)));
  }

  private MailboxSettings settings(String archive) {
    MailboxSettings.Server imap =
        new MailboxSettings.Server(
            HOST,
            mail.getImap().getPort(),
            MailSecurity.PLAIN,
            "services",
            data.resolve("password"));
    return MailDesk.settings(imap, imap, archive, null);
  }

  private void arrives(String messageId, String text) throws Exception {
    services.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(Mail.plain(messageId, MARIA, "Rent", text))));
  }

  private InboxPass pass(String archive) throws Exception {
    try (IMAPFolder inbox = inbox()) {
      InboxPass pass = new InboxPass(settings(archive), desk.intake, store, inbox, () -> {});
      pass.run();
      return pass;
    }
  }

  private static String told(InboxPass pass) {
    return pass.moved() + " moved, " + pass.failed() + " failed";
  }

  private IMAPFolder inbox() throws Exception {
    IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX");
    inbox.open(Folder.READ_WRITE);
    return inbox;
  }

  /** A file where the folder of this message should be. */
  private Path inTheWayOf(int number) throws Exception {
    try (IMAPFolder inbox = inbox()) {
      IMAPMessage message = (IMAPMessage) inbox.getMessage(number);
      message.setPeek(true);
      try (InputStream in = message.getMimeStream()) {
        Path folder = data.resolve(EmailFeature.FOLDER);
        Files.createDirectories(folder);
        String hash = Sha256.of(in.readAllBytes());
        return Files.writeString(folder.resolve(hash.substring(0, 2)), "in the way");
      }
    }
  }

  private void mark(int number, Flags.Flag flag) throws Exception {
    try (IMAPFolder inbox = inbox()) {
      inbox.getMessage(number).setFlag(flag, true);
    }
  }

  private boolean isSeen(int number) throws Exception {
    try (IMAPFolder inbox = inbox()) {
      Message message = inbox.getMessage(number);
      return message.isSet(Flags.Flag.SEEN);
    }
  }

  private List<String> received() {
    return desk.facts(EmailFact.Received.class).stream().map(EmailFact.Received::text).toList();
  }

  private int count(String folder) {
    var found = mail.getManagers().getImapHostManager().getFolder(services, folder);
    return found == null ? 0 : found.getMessageCount();
  }
}
