// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.UnknownFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A fact of a newer program is stored and sent on byte for byte, whatever is new in it. */
class NewerFactsTest {
  private static final Pattern NAME = Pattern.compile(":\"[A-Z][A-Z_]+\"");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          contact.opened      | {"channel":"VIDEO","direction":"INBOUND","queue":"q","subject":"s","party":"p"}
          contact.opened      | {"channel":"CHAT","direction":"SIDEWAYS","queue":"q","subject":"s","party":"p"}
          contact.queued      | { "cause" : "OVERFLOW_2" , "queue" : "q", "more":[1.50, null] }
          chat.message        | {"author":"ASSISTANT","name":"n","text":"\\u00e9 \\ud83d"}
          chat.ended          | {"by":"TIMER"}
          call.changed        | {"state":"PARKED","reason":""}
          citizen.identifier-linked | {"kind":"PASSPORT","value":"x"}
          knowledge.flagged   | {"agent":"a","article":"b","language":"en","version":1,"title":"","section":"","reason":"RUDE","text":""}
          agent.state-changed | {"agent":"a","state":"IN_TRAINING","reason":"","cause":"AGENT"}
          agent.state-changed | {"agent":"a","state":"READY","reason":"","cause":"CALENDAR"}
          """)
  void aNewNameInAKnownKindMakesAnUnknownFactThatIsSentOnAsItCame(String type, String payload)
      throws Exception {
    Event.Content content = new Event.Content(type, 1, payload);

    Fact fact = FactCodec.decode(content);

    assertEquals(new UnknownFact(content), fact);
    assertTravels(fact, payload);
  }

  @Test
  void everyNameInEveryFactMayBeANewOne() throws Exception {
    int replaced = 0;
    for (Fact fact : Samples.facts()) {
      Event.Content content = FactCodec.encode(fact);
      Matcher name = NAME.matcher(content.payload());
      while (name.find()) {
        String payload =
            content.payload().substring(0, name.start())
                + ":\"QUITE_NEW\""
                + content.payload().substring(name.end());
        Fact newer = FactCodec.decode(new Event.Content(content.type(), 1, payload));

        assertInstanceOf(UnknownFact.class, newer, payload);
        assertTravels(newer, payload);
        replaced++;
      }
    }
    assertEquals(27, replaced);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"by":""}
          {"by":" "}
          {"by":"citizen"}
          {"by":"two words"}
          {"by":"_"}
          {"by":"0"}
          {"by":1}
          {"by":null}
          {"by":true}
          {"by":["CITIZEN"]}
          {"by":{"name":"TIMER"}}
          {}
          """)
  void whatHasNotEvenTheFormOfANameIsBroken(String payload) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> FactCodec.decode(new Event.Content("chat.ended", 1, payload)));

    assertTrue(
        refusal.getMessage().startsWith("cannot read fact chat.ended: "), refusal.getMessage());
  }

  @Test
  void aNameLongerThanAnyProgrammersIsBroken() {
    String payload = "{\"by\":\"" + "A".repeat(64) + "\"}";

    assertThrows(
        IllegalArgumentException.class,
        () -> FactCodec.decode(new Event.Content("chat.ended", 1, payload)));
  }

  @Property
  void anyPayloadOfAKindThatIsUnknownTravelsAsItIs(
      @ForAll String written, @ForAll @IntRange(min = 1) int version) throws Exception {
    String payload = Surrogates.firstUnpaired(written) < 0 ? written : "\u0000";
    Event.Content content = new Event.Content("letter.scanned", version, payload);

    assertTravels(FactCodec.decode(content), payload);
  }

  /**
   * Twice over the wire in each form, as from a desktop to the server and on to another desktop.
   */
  private static void assertTravels(Fact fact, String payload) throws Exception {
    Event event = Samples.event(Samples.FIRST, 41, Samples.CONTACT, fact);
    for (FrameCodec codec : Golden.CODECS) {
      byte[] sent = codec.encode(new ClientFrame.Push(List.of(event)));
      ClientFrame.Push push = assertInstanceOf(ClientFrame.Push.class, codec.decodeClient(sent));
      Event stored = push.events().getFirst();
      ServerFrame.Page page =
          new ServerFrame.Page(0, 0, 7, 7, true, List.of(Samples.placed(stored, 7, 1)));
      ServerFrame.Page delivered =
          assertInstanceOf(ServerFrame.Page.class, codec.decodeServer(codec.encode(page)));
      Event.Content last = delivered.events().getFirst().event().content();

      assertArrayEquals(sent, codec.encode(push));
      assertEquals(payload, last.payload());
      assertEquals(fact, FactCodec.decode(last));
    }
  }
}
