// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.contact.Drafts.Kind;
import org.citizendesk.desktop.timeline.Delivery;
import org.citizendesk.knowledge.search.SearchRequest;
import org.citizendesk.knowledge.search.Turn;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.id.ContactId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is asked of the articles while a contact goes on. */
class AskingTest {
  @Test
  void asksWhatTheCitizenSaidLastInTheLightOfWhatWasSaidBefore() {
    Talks talks =
        Talks.chat()
            .subject("Hard times")
            .citizen("My card is gone")
            .agent("Was it stolen?")
            .citizen("The machine kept it")
            .agent("Which bank?");

    SearchRequest request = asked(talks);

    assertEquals("The machine kept it", request.text());
    assertEquals(
        List.of(
            Turn.agent("Which bank?"),
            Turn.agent("Was it stolen?"),
            Turn.citizen("My card is gone"),
            Turn.citizen("Hard times")),
        request.before());
  }

  @Test
  void aSubjectThatOnlyRepeatsWhatWasSaidDoesNotCount() {
    Talks talks = Talks.chat().subject("My card is…").citizen("My card is gone");

    assertEquals(List.of(), asked(talks).before());
  }

  @Test
  void aNoteThatIsBeingTypedSaysWhatTheCallerWants() {
    Talks call = new Talks(Talks.CHAT).types(Kind.NOTE, "lost her benefits card");

    assertEquals("lost her benefits card", asked(call).text());
  }

  @Test
  void aReplyThatIsBeingTypedOnlyHelps() {
    Talks talks = Talks.chat().citizen("My card is gone").types(Kind.REPLY, "A new card costs");

    SearchRequest request = asked(talks);

    assertEquals("My card is gone", request.text());
    assertEquals(List.of(Turn.agent("A new card costs")), request.before());
  }

  @Test
  void ofAMailOnlyWhatIsNewCounts() {
    Talks talks =
        Talks.chat()
            .add(
                new EmailFact.Received(
                    "<1@x>",
                    "r@x.example",
                    List.of(),
                    "Re: Card",
                    "It has not come.\n\nOn Monday the desk wrote:\n> Your hearing is in May.\n",
                    null,
                    List.of(),
                    "0",
                    List.of(),
                    null));

    assertEquals("Re: Card\nIt has not come.", asked(talks).text());
  }

  @Test
  void greetingsThanksAndOtherContactsDoNotCount() {
    Talks talks =
        Talks.chat()
            .add(
                new ContactId(new UUID(0, 9)), Delivery.ACCEPTED, new NoteFact.Written("b", "rent"))
            .citizen("My card is gone")
            .add(
                Talks.CHAT,
                Delivery.REJECTED,
                new ChatFact.Message(ChatFact.Author.AGENT, "Ana", "Housing"))
            .add(new ChatFact.Message(ChatFact.Author.SYSTEM, "", "Nobody is free now"))
            .agent("Hello, good morning!")
            .citizen("Ok, thank you very much");

    SearchRequest request = asked(talks);

    assertEquals("My card is gone", request.text());
    assertEquals(List.of(), request.before());
  }

  @Test
  void asksNothingWhileNothingWasAsked() {
    assertEquals(Optional.empty(), Asking.about(Talks.chat().talk(), language -> true));
    assertEquals(
        Optional.empty(), Asking.about(Talks.chat().citizen("Hi!").talk(), language -> true));
    assertEquals(
        Optional.empty(),
        Asking.about(
            new Talks(null).add(new NoteFact.Written("b", "rent")).talk(), language -> true));
  }

  @Test
  void ofALongTextThatIsBeingTypedTheEndCounts() {
    String text = "word ".repeat(400) + "hearing";

    String asked = asked(new Talks(Talks.CHAT).types(Kind.NOTE, text)).text();

    assertTrue(asked.length() <= SearchRequest.MOST_CHARACTERS, asked);
    assertTrue(asked.startsWith("word ") && asked.endsWith("hearing"), asked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Perdí mi tarjeta y no sé cómo pedir una nueva |       | es
          Perdí mi tarjeta y no sé cómo pedir una nueva | en-US | es
          I lost my card and need a new one             | es    | en
          tarjeta                                       | es-MX | es
          card                                          |       | en
          carte perdue                                  | fr    | en
          """)
  void speaksTheLanguageThatIsSpokenOrElseTheCitizens(
      String said, String citizens, String language) {
    Talks talks = Talks.chat().citizen(said).language(citizens == null ? "" : citizens);

    SearchRequest request =
        Asking.about(talks.talk(), it -> List.of("en", "es").contains(it)).orElseThrow();

    assertEquals(language, request.language());
  }

  private static SearchRequest asked(Talks talks) {
    return Asking.about(talks.talk(), language -> true).orElseThrow();
  }
}
