// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LeftMessagesTest {
  @TempDir Path data;
  private MailDesk desk;
  private final LeftMessages left = new LeftMessages();

  @BeforeEach
  void open() {
    MailboxSettings box = MailDesk.unconnected();
    desk = new MailDesk(data, box);
    left.start(new EmailSettings(List.of(box), MailDesk.AT_ONCE), desk.intake, desk.clock);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void aMessageWaitsAsAMailThatCanBeAnsweredAndOnlyOnce() {
    UUID id = UUID.randomUUID();
    assertTrue(left.take(id, "María", "Maria@citizen.test", "Renta", "¿Cuándo?\n<b>x</b>"));
    assertTrue(left.take(id, "María", "Maria@citizen.test", "Renta", "¿Cuándo?\n<b>x</b>"));

    ContactFact.Opened opened = desk.facts(ContactFact.Opened.class).getFirst();
    assertEquals("mail", opened.queue());
    assertEquals("maria@citizen.test", opened.party());
    assertEquals(1, desk.facts(ContactFact.Queued.class).size());
    EmailFact.Received received = desk.facts(EmailFact.Received.class).getFirst();
    assertEquals(1, desk.facts(EmailFact.Received.class).size());
    assertEquals("¿Cuándo?\n<b>x</b>", received.text().strip());
    assertEquals(EmailFact.Kind.HUMAN, received.how().kind());
    assertTrue(received.notes().getFirst().contains("web chat"));
    assertEquals("María", desk.facts(CitizenFact.Described.class).getFirst().name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "maria", "a@b@c", "x@y.test\nBcc: all@y.test", MailDesk.ADDRESS})
  void whoCannotBeAnsweredIsTurnedAway(String address) {
    assertFalse(left.take(UUID.randomUUID(), "", address, "Renta", "Hola"));

    assertEquals(List.of(), desk.facts(EmailFact.Received.class));
  }

  @Test
  void itComesIntoTheMailboxThatIsTheChats() {
    MailboxSettings box = MailDesk.unconnected();
    MailboxSettings other = MailDesk.named(box, "housing", "housing@city.test", "housing");
    EmailSettings settings = new EmailSettings(List.of(box, other), MailDesk.AT_ONCE, "housing");
    desk.close();
    desk = new MailDesk(data, settings);
    left.start(settings, desk.intake, desk.clock);

    assertTrue(left.take(UUID.randomUUID(), "", "maria@citizen.test", "Renta", "Hola"));

    assertEquals("mail-housing", desk.facts(ContactFact.Opened.class).getFirst().queue());
    assertEquals(
        List.of("housing@city.test"), desk.facts(EmailFact.Received.class).getFirst().to());
    assertFalse(left.reaches("housing@city.test"), "ourselves");
  }

  @Test
  void nothingIsTakenWithoutAMailbox() {
    assertFalse(new LeftMessages().isThere());
    assertFalse(new LeftMessages().take(UUID.randomUUID(), "", "a@b.test", "Renta", "Hola"));
  }
}
