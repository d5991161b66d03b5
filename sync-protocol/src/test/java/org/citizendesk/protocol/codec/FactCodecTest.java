// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FactCodecTest {
  static List<Fact> facts() {
    return Samples.facts();
  }

  @ParameterizedTest
  @MethodSource("facts")
  void everyKindComesBackAsItWent(Fact fact) {
    assertEquals(fact, FactCodec.decode(FactCodec.encode(fact)));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void everyKindSurvivesNewFields(Fact fact) {
    Event.Content content = FactCodec.encode(fact);
    String newer = content.payload().replaceFirst("\\{", "{\"new\":{\"x\":[1]},");

    assertEquals(fact, FactCodec.decode(new Event.Content(content.type(), 1, newer)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          note.written    | {"text":"CANARY"}                                       | agent is missing (at payload)
          note.written    | {"agent":"ana","text":5}                                | must be text (at payload.text)
          note.written    | null                                                    | it is null
          note.written    | "CANARY"                                                | missing, or of the wrong type (at payload)
          note.written    | {"agent":"ana","agent":"CANARY","text":""}              | a field comes twice (at payload)
          note.written    | {"agent":"ana","text":"CANARY"} CANARY                  | not well-formed (at payload)
          note.written    | {"agent":"ana","text":"CANARY"                          | ends too early (at payload)
          chat.ended      | {"by":"canary"}                                         | missing, or of the wrong type (at payload.by)
          chat.ended      | {"by":1}                                                | missing, or of the wrong type (at payload.by)
          contact.offered | {"agent":"ana","until":"CANARY"}                        | must be a time like 2026-01-31T12:00:00Z (at payload.until)
          contact.wrapped-up | {"agent":"a","outcome":"b","summary":"CANARY"}       | missing, or of the wrong type (at payload.handleMillis)
          contact.offer-missed | {"agent":"ana"}                                    | missing, or of the wrong type (at payload.declined)
          email.sent      | {"reply":"CANARY","messageId":"<x>"}                    | must be a UUID (at payload.reply)
          knowledge.quoted | {"agent":"a","article":"b","version":0,"title":"CANARY","citation":""} | version is 0, must be at least 1 (at payload)
          """)
  void aBrokenPayloadSaysItsKindAndField(String type, String payload, String message) {
    Event.Content content = new Event.Content(type, 1, payload);

    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> FactCodec.decode(content));

    assertEquals(
        "cannot read fact " + type + ": " + message,
        refusal.getMessage().replaceAll(", byte \\d+", ""));
    assertNull(refusal.getCause(), "a cause would be logged with its text");
  }

  @Test
  void theListsInAFactAreCheckedToo() {
    Fact mail =
        Samples.facts().stream()
            .filter(EmailFact.Received.class::isInstance)
            .findFirst()
            .orElseThrow();
    String sound = FactCodec.encode(mail).payload();
    String broken = sound.replace("\"bytes\":12345", "\"bytes\":-1");

    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> FactCodec.decode(new Event.Content("email.received", 1, broken)));

    assertEquals(
        "cannot read fact email.received: attachment.bytes is -1, must be at least 0"
            + " (at payload.attachments[0])",
        refusal.getMessage());
  }

  @Test
  void aFactThatIsTooLargeForAnEventIsRefused() {
    String text = "\u0001".repeat(EmailFact.MAX_TEXT);
    Fact fact = new EmailFact.ReplyWritten("ana", "x@y.example", "s", text, null);

    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> FactCodec.encode(fact));

    assertTrue(refusal.getMessage().startsWith("payload has at least 120"), refusal.getMessage());
  }

  @Test
  void aTextCutInTheMiddleOfAnEmojiStillTravels() throws Exception {
    String cut = "a \ud83d\ude00 and half of one: \ud83d";
    Event event = Samples.event(Samples.FIRST, 1, null, new NoteFact.Written("ana", cut));
    ClientFrame push = new ClientFrame.Push(List.of(event));

    assertFalse(event.content().payload().endsWith("\ud83d\"}"));
    for (FrameCodec codec : Golden.CODECS) {
      assertEquals(push, codec.decodeClient(codec.encode(push)));
    }
    Fact back = FactCodec.decode(event.content());
    assertEquals(new NoteFact.Written("ana", cut), back);
  }

  @Test
  void theNameOfAKindDoesNotDependOnItsClass() {
    assertEquals(
        "chat.message",
        FactCodec.encode(new ChatFact.Message(ChatFact.Author.AGENT, "Ana", "Hello")).type());
  }

  @Test
  void aQuotationOfAProgramThatKnewNoSectionsIsOneToTheCitizen() {
    Event.Content old =
        new Event.Content(
            "knowledge.quoted",
            1,
            "{\"agent\":\"ana\",\"article\":\"a\",\"version\":3,\"title\":\"t\",\"citation\":\"\"}");

    assertEquals(new KnowledgeFact.Quoted("ana", "a", 3, "t", ""), FactCodec.decode(old));
  }

  @Test
  void aReplyOfAProgramThatKnewNoAttachmentsHasNone() {
    Event.Content old =
        new Event.Content(
            "email.reply-written",
            1,
            "{\"agent\":\"ana\",\"to\":\"x@y.example\",\"subject\":\"s\",\"text\":\"t\"}");

    assertEquals(
        new EmailFact.ReplyWritten("ana", "x@y.example", "s", "t", null), FactCodec.decode(old));
  }
}
