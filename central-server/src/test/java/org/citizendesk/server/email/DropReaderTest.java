// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.server.attachment.Attachments;
import org.citizendesk.server.email.archive.MailDrop;
import org.citizendesk.server.email.mime.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DropReaderTest {
  private static final byte[] QUESTION =
      Mail.raw(
          "Message-ID: <q@c.test>\nFrom: a@c.test\nDate: Mon, 2 Mar 2026 09:00:00 +0000\n\nHow?");
  private static final byte[] FOLLOWS =
      Mail.raw(
          "Message-ID: <f@c.test>\nIn-Reply-To: <q@c.test>\nFrom: a@c.test\n"
              + "Date: Mon, 2 Mar 2026 10:00:00 +0000\n\nAnd when?");

  @TempDir Path data;
  private MailDesk desk;

  @BeforeEach
  void open() {
    desk = new MailDesk(data, MailDesk.unconnected());
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void messagesAreTakenInByTheirDatesSoThatThreadsHoldTogether() throws IOException {
    drop("1", FOLLOWS, QUESTION);

    read();

    assertEquals(
        List.of("<q@c.test>", "<f@c.test>"),
        desk.facts(EmailFact.Received.class).stream().map(EmailFact.Received::messageId).toList());
    assertEquals(1, desk.facts(ContactFact.Opened.class).size());
    assertTrue(desk.drop.waiting().isEmpty());
  }

  @Test
  void whatIsKnownIsNotTakenAgain() throws IOException {
    desk.intake.take(new MailPlace(MailDesk.ADDRESS, 1, 1), QUESTION, List.of());
    drop("1", QUESTION);
    read();
    drop("2", QUESTION, FOLLOWS);
    read();

    assertEquals(2, desk.facts(EmailFact.Received.class).size());
  }

  @Test
  void aBatchThatIsNotFinishedIsLeftAlone() throws IOException {
    MailDrop.Batch batch = desk.drop.begin(MailDesk.ADDRESS, "1");
    batch.add(QUESTION);
    assertFalse(batch.add(QUESTION), "it is in there");

    assertTrue(desk.drop.waiting().isEmpty());
    batch.finish();
    assertEquals(1, desk.drop.waiting().size());
  }

  @Test
  void aMessageThatCannotBeTakenIsKeptAndHoldsUpNothing() throws IOException {
    Files.writeString(data.resolve(Attachments.FOLDER), "a file where the folder should be");
    drop(
        "1",
        Mail.raw("Message-ID: <p@c.test>\nContent-Type: application/pdf\n\n%PDF-1.7 x"),
        QUESTION);

    read();

    assertEquals(1, desk.facts(EmailFact.Received.class).size());
    try (var kept = Files.list(data.resolve(MailDrop.FOLDER + "/services@city.test/refused"))) {
      assertEquals(1, kept.count());
    }
  }

  private void drop(String name, byte[]... messages) throws IOException {
    MailDrop.Batch batch = desk.drop.begin(MailDesk.ADDRESS, name);
    for (byte[] each : messages) {
      batch.add(each);
    }
    batch.finish();
  }

  private void read() {
    try (DropReader reader = new DropReader(desk.drop, desk.intake)) {
      reader.start();
      await().until(() -> desk.drop.waiting().isEmpty());
    }
  }
}
