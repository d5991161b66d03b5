// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.citizens;

import jakarta.mail.MessagingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MailCitizenTest {
  private final List<Persona> personas = Personas.invent(12, 1);
  private PostOffice office;
  private MailCitizen ada;
  private MailCitizen lucia;

  @BeforeEach
  void open() {
    office = PostOffice.open(personas);
    ada = new MailCitizen(personas.getFirst(), office.post());
    lucia = new MailCitizen(personas.getLast(), office.post());
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void writesWithAnIdOfItsOwnAndLettersOfEveryLanguage() throws MessagingException {
    assertTrue(lucia.persona().name().startsWith("Lucía "));

    String first = lucia.write(ada.persona().email(), "Pregunta", "Buenos días, ¿cómo está?");
    String second = lucia.write(ada.persona().email(), "Pregunta", "¿Y mañana?");

    assertNotEquals(first, second);
    List<MailCitizen.Letter> inbox = ada.inbox();
    assertEquals(List.of(first, second), inbox.stream().map(l -> l.messageId()).toList());
    MailCitizen.Letter letter = inbox.getFirst();
    assertEquals(lucia.persona().email(), letter.from());
    assertEquals("Buenos días, ¿cómo está?", letter.text());
    assertEquals("", letter.inReplyTo());
  }

  @Test
  void anAnswerStaysInTheThread() throws MessagingException {
    String question = ada.write(lucia.persona().email(), "A question", "May I ask?");

    String answer = lucia.answer(lucia.inbox().getFirst(), "Yes.");
    ada.answer(ada.inbox().getFirst(), "Thank you.");

    assertEquals(question, ada.inbox().getFirst().inReplyTo());
    MailCitizen.Letter thanks = lucia.inbox().getLast();
    assertEquals(answer, thanks.inReplyTo());
    assertEquals("Re: A question", thanks.subject());
  }

  @Test
  void saysWhenThePostIsAway() {
    office.close();

    assertThrows(MessagingException.class, () -> ada.write("a@example.org", "s", "t"));
    assertThrows(MessagingException.class, ada::inbox);
  }
}
