// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BrokenFramesTest {
  private static final JsonMapper PLAIN_JSON = new JsonMapper();
  private static final CBORMapper PLAIN_CBOR = new CBORMapper();

  /** One sound frame of each shape; every row of a test breaks one place of it. */
  private static final String PUSH = json(new ClientFrame.Push(List.of(Samples.note())));

  private static final String HELLO = json(Samples.hello());
  private static final String PULL =
      "{\"t\":\"PULL\",\"partition\":0,\"after\":10,\"maxEvents\":5}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PULL  | "partition":0,          |                        | missing, or of the wrong type (at frame.partition)
          PULL  | "maxEvents":5           | "maxEvents":null       | missing, or of the wrong type (at frame.maxEvents)
          PULL  | "maxEvents":5           | "maxEvents":"5"        | missing, or of the wrong type (at frame.maxEvents)
          PULL  | "maxEvents":5           | "maxEvents":5.0        | missing, or of the wrong type (at frame.maxEvents)
          PULL  | "maxEvents":5           | "maxEvents":true       | missing, or of the wrong type (at frame.maxEvents)
          PULL  | "maxEvents":5           | "maxEvents":[5]        | missing, or of the wrong type (at frame.maxEvents)
          PULL  | "maxEvents":5           | "maxEvents":"NaN"      | missing, or of the wrong type (at frame.maxEvents)
          PULL  | "maxEvents":5           | "maxEvents":5000000000 | a number is too large (at frame.maxEvents)
          PULL  | "maxEvents":5           | "maxEvents":0          | maxEvents is 0, must be at least 1 (at frame)
          PULL  | "maxEvents":5           | "maxEvents":1001       | maxEvents is 1001, must be at most 1000 (at frame)
          HELLO | "appVersion":"0.1.0",   |                        | appVersion is missing (at frame)
          HELLO | "token":"token-1",      | "token":7,             | must be text (at frame.token)
          HELLO | "token":"token-1",      | "token":{},            | must be text (at frame.token)
          HELLO | "pos":1000              | "pos":-1               | cursor.pos is -1, must be at least 0 (at frame.cursors[0])
          HELLO | "pos":1000,             |                        | missing, or of the wrong type (at frame.cursors[0].pos)
          HELLO | "cursors":[             | "cursors":[null,       | cursors[0] is missing (at frame)
          HELLO | "topics":[              | "topics":[5,           | must be text (at frame.sub.topics[0])
          HELLO | "sentAt":"2026          | "sentAt":"year 2026    | must be a time like 2026-01-31T12:00:00Z (at frame.sentAt)
          HELLO | "sentAt":"2026          | "sentAt":"1926         | sentAt must be a time from 1970 to 9999 (at frame)
          HELLO | "sentAt":"2026          | "sentAt":"+12026       | sentAt must be a time from 1970 to 9999 (at frame)
          HELLO | "sentAt":               | "sentAt":17,"x":       | must be a time like 2026-01-31T12:00:00Z (at frame.sentAt)
          HELLO | "ackedSeq":40           | "ackedSeq":1e999       | missing, or of the wrong type (at frame.ackedSeq)
          PUSH  | "seq":41                | "seq":0                | origin.seq is 0, must be at least 1 (at frame.events[0].origin)
          PUSH  | "seq":41,               |                        | missing, or of the wrong type (at frame.events[0].origin.seq)
          PUSH  | "device":               | "no-device":           | origin.device is missing (at frame.events[0].origin)
          PUSH  | "type":                 | "no-type":             | content.type is missing (at frame.events[0].content)
          PUSH  | "payload":              | "no-payload":          | payload is missing (at frame.events[0].content)
          PUSH  | "version":1             | "version":0            | content.version is 0, must be at least 1 (at frame.events[0].content)
          PUSH  | "contact":"0193         | "contact":"zzzz        | must be a UUID (at frame.events[0].subject.contact)
          PUSH  | "contact":"             | "contact":"","x":"     | must be a UUID (at frame.events[0].subject.contact)
          PUSH  | "contact":"             | "contact":"AZNIoQAAcACAAAAAAAAAAw==","x":" | must be a UUID (at frame.events[0].subject.contact)
          PUSH  | "contact":              | "contact":{},"x":      | must be a UUID (at frame.events[0].subject.contact)
          PUSH  | "session":"             | "session":"\\ud83d     | has a broken character (at frame.events[0].origin.session)
          PUSH  | "hlc":                  | "hlc":-1,"x":          | hlc is -1, must be at least 0 (at frame.events[0])
          PUSH  | "events":[              | "events":[],"x":[      | number of events is 0, must be at least 1 (at frame)
          PUSH  | "events":[              | "events":{},"x":[      | missing, or of the wrong type (at frame.events)
          """)
  void saysWhichFieldIsWrong(String frame, String sound, String broken, String message) {
    String text =
        switch (frame) {
          case "PULL" -> PULL;
          case "HELLO" -> HELLO;
          default -> PUSH;
        };
    assertTrue(text.contains(sound), "nothing to break in " + frame);
    String json = text.replace(sound, broken == null ? "" : broken);

    assertEquals("cannot read frame: " + message, refusal(FrameCodec.json(), json).getMessage());
    if (!json.contains("\\ud83d") && !json.contains("1e999")) {
      assertEquals("cannot read frame: " + message, refusal(FrameCodec.cbor(), json).getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          null                          | frame is not an object
          []                            | frame is not an object
          ["PULL",{"t":"PULL"}]         | frame is not an object
          "PULL"                        | frame is not an object
          5                             | frame is not an object
          {}                            | t is missing
          {"T":"PULL"}                  | t is missing
          {"x":{"t":"PULL"}}            | t is missing
          {"t":5}                       | t is not text
          {"t":null}                    | t is not text
          {"t":{"x":"PULL"}}            | t is not text
          {"t":"HEARTBEAT","pending":1,"pending":2} | a field comes twice (at frame)
          {"t":"HEARTBEAT","x":1,"x":2,"pending":1} | a field comes twice (at frame)
          {"t":"HEARTBEAT","t":"PULL","pending":1}  | a field comes twice (at frame)
          {"t":"HEARTBEAT","pending":NaN}           | not well-formed (at frame)
          {"t":"HEARTBEAT","pending":1}{}           | something follows it (at frame)
          {"t":"HEARTBEAT","pending":1} x           | not well-formed (at frame)
          {"t":"HEARTBEAT","pending":1              | ends too early (at frame)
          """)
  void saysWhatIsWrongWithAFrameThatIsNoFrame(String json, String message) {
    String actual = refuse(FrameCodec.json(), utf8(json)).getMessage();

    assertEquals("cannot read frame: " + message, actual.replaceAll(", byte \\d+", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "f6, frame is not an object", // null
    "80, frame is not an object", // []
    "a0, t is missing", // {}
    "a161 74 05, t is not text", // {"t": 5}
    "a2617469484541525442454154 6770656e64696e67 fb7ff8000000000000,"
        + " 'missing, or of the wrong type (at frame.pending)'", // NaN
    "a2617469484541525442454154 6770656e64696e67 01 00, something follows it (at frame)",
    "a2617469484541525442454154 6770656e64696e67, ends too early (at frame)",
  })
  void saysWhatIsWrongWithCborThatIsNoFrame(String hex, String message) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));

    String actual = refuse(FrameCodec.cbor(), bytes).getMessage();

    assertEquals("cannot read frame: " + message, actual.replaceAll(", byte \\d+", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5a7fffffff", "7a7fffffff", "9a7fffffff", "bb7fffffffffffffff"})
  void aLengthThatIsOnlyClaimedCostsNothing(String claim) {
    String heartbeat = "a2617469484541525442454154" + "6770656e64696e67";

    refuse(FrameCodec.cbor(), HexFormat.of().parseHex(heartbeat + claim + "00"));
    refuse(FrameCodec.cbor(), HexFormat.of().parseHex(claim + "00"));
  }

  @Test
  void aNumberHasABoundedNumberOfDigits() {
    String json = "{\"t\":\"HEARTBEAT\",\"pending\":" + "9".repeat(100_000) + "}";

    String message = refuse(FrameCodec.json(), utf8(json)).getMessage();

    assertTrue(message.contains("number is too long"), message);
  }

  @Test
  void anEmptyMessageIsNoFrame() {
    for (FrameCodec codec : Golden.CODECS) {
      assertEquals("cannot read frame: frame is empty", refuse(codec, new byte[0]).getMessage());
    }
  }

  @Test
  void aFrameCutAnywhereIsBroken() {
    for (FrameCodec codec : Golden.CODECS) {
      for (ClientFrame frame : Samples.clientFrames()) {
        byte[] whole = codec.encode(frame);
        for (int length = 0; length < whole.length; length++) {
          refuse(codec, Arrays.copyOf(whole, length));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "f6", "a0", "ff", "617a", "0000"})
  void aFrameWithSomethingBehindItIsBroken(String tail) {
    byte[] whole = FrameCodec.cbor().encode(new ClientFrame.Heartbeat(1));
    byte[] more = HexFormat.of().parseHex(tail);
    byte[] both = Arrays.copyOf(whole, whole.length + more.length);
    System.arraycopy(more, 0, both, whole.length, more.length);

    refuse(FrameCodec.cbor(), both);
  }

  @Test
  void aFrameThatIsTooLargeIsRefusedBeforeItIsRead() {
    byte[] client = new byte[Bounds.MAX_CLIENT_FRAME_BYTES + 1];
    byte[] server = new byte[Bounds.MAX_SERVER_FRAME_BYTES + 1];
    for (FrameCodec codec : Golden.CODECS) {
      BadFrameException first =
          assertThrows(BadFrameException.class, () -> codec.decodeClient(client));
      BadFrameException second =
          assertThrows(BadFrameException.class, () -> codec.decodeServer(server));

      assertEquals(CloseCode.TOO_LARGE, first.closeCode());
      assertEquals("frame has 262145 bytes, at most 262144 are allowed", first.getMessage());
      assertEquals(CloseCode.TOO_LARGE, second.closeCode());
    }
  }

  @Test
  void nestingIsBounded() {
    String deep =
        "{\"t\":\"HEARTBEAT\",\"pending\":1,\"x\":" + "[".repeat(99) + "]".repeat(99) + "}";
    String expected = "cannot read frame: nested too deeply, or a name or number is too long";

    for (FrameCodec codec : Golden.CODECS) {
      assertTrue(refusal(codec, deep).getMessage().startsWith(expected));
    }
  }

  @Test
  void aPushHasABoundedNumberOfEvents() {
    List<Event> events =
        IntStream.rangeClosed(1, 65)
            .mapToObj(seq -> Samples.event(Samples.FIRST, seq, null, new NoteFact.Written("a", "")))
            .toList();
    String json = json(new ClientFrame.Push(events.subList(0, 64)));
    String extra = json(new ClientFrame.Push(events.subList(64, 65)));
    String both =
        json.substring(0, json.length() - 2) + "," + extra.substring(extra.indexOf('[') + 1);

    assertEquals(
        "cannot read frame: events has 65 entries, at most 64 are allowed (at frame)",
        refusal(FrameCodec.json(), both).getMessage());
  }

  @Test
  void aPushHasNoGapAndOneDevice() {
    String json = json(new ClientFrame.Push(List.of(Samples.note(), Samples.description())));

    assertEquals(
        "cannot read frame: events[1] has seq 43, expected 42 (at frame)",
        refusal(FrameCodec.json(), json.replace("\"seq\":42", "\"seq\":43")).getMessage());
    assertEquals(
        "cannot read frame: events[1] is of another device or epoch (at frame)",
        refusal(FrameCodec.json(), json.replaceAll("(.*\"epoch\":)-\\d+", "$1" + "5"))
            .getMessage());
  }

  @Test
  void linesAndPayloadsAreBounded() {
    String line = "x".repeat(Bounds.MAX_LINE + 1);
    String payload = "ä".repeat(Bounds.MAX_PAYLOAD_BYTES / 2 + 1);

    assertEquals(
        "cannot read frame: token has 1001 characters, at most 1000 are allowed (at frame)",
        refusal(FrameCodec.json(), HELLO.replace("token-1", line)).getMessage());
    assertEquals(
        "cannot read frame: sub.topics[1] has 1001 characters, at most 1000 are allowed"
            + " (at frame.sub)",
        refusal(FrameCodec.json(), HELLO.replace("queue:benefits", line)).getMessage());
    assertEquals(
        "cannot read frame: payload has at least 65538 bytes, at most 65536 are allowed"
            + " (at frame.events[0].content)",
        refusal(
                FrameCodec.json(),
                PUSH.replaceAll("\"payload\":.*?}\"", "\"payload\":\"" + payload + "\""))
            .getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"pos\":1001", "\"pos\":1003", "\"partition\":0,\"pos\":1001"})
  void aDeliveryOutsideItsRangeIsBroken(String sound) {
    String json =
        new String(FrameCodec.json().encode(Samples.serverFrames().get(3)), StandardCharsets.UTF_8);
    String broken = json.replace(sound, sound.replace("1001", "1000").replace("1003", "1006"));
    if (sound.startsWith("\"partition\"")) {
      broken = json.replace(sound, "\"partition\":1,\"pos\":1001");
    }
    byte[] bytes = utf8(broken);

    BadFrameException refusal =
        assertThrows(BadFrameException.class, () -> FrameCodec.json().decodeServer(bytes));

    assertTrue(refusal.getMessage().contains("is not in ascending order"), refusal.getMessage());
  }

  @Test
  void noMessageQuotesWhatWasWritten() {
    List<String> canaries =
        List.of(
            "{\"t\":\"HEARTBEAT\",\"pending\":\"CANARY\"}",
            "{\"t\":\"HEARTBEAT\",\"pending\":CANARY}",
            "{\"t\":\"HEARTBEAT\",\"CANARY\":1,\"CANARY\":2}",
            "{\"t\":\"HEARTBEAT\",\"CANARY\":[" + "[".repeat(99),
            "{\"CANARY\":\"CANARY\"}",
            "CANARY",
            "\"CANARY\"",
            "{\"t\":\"HEARTBEAT\",\"pending\":1} CANARY",
            "{\"t\":\"HEARTBEAT\",\"pending\":1} \"CANARY\"",
            HELLO.replace("token-1", "CANARY".repeat(200)),
            HELLO.replace("\"token-1\"", "[\"CANARY\"]"),
            HELLO.replace("2026-", "CANARY"),
            HELLO.replace("0193", "CANARY"),
            PUSH.replace("note.written", "CANARY".repeat(200)),
            PUSH.replace("\"contact\":\"0193", "\"contact\":\"CANA"),
            PUSH.replace("\"version\":1", "\"version\":\"CANARY\""),
            PUSH.replace("\"content\":{", "\"content\":\"CANARY\",\"x\":{"),
            "{\"t\":\"CMD\",\"command\":{\"kind\":\"set-agent-state\",\"state\":\"CANARY\"}}",
            "{\"t\":\"CMD\",\"command\":\"CANARY\"}");
    for (String json : canaries) {
      BadFrameException refusal = refuse(FrameCodec.json(), utf8(json));

      assertFalse(refusal.getMessage().contains("CANA"), refusal.getMessage());
      assertNull(refusal.getCause(), "a cause would be logged with its text");
    }
  }

  private static BadFrameException refusal(FrameCodec codec, String json) {
    if (codec == FrameCodec.json()) {
      return refuse(codec, utf8(json));
    }
    JsonNode tree = PLAIN_JSON.readTree(json);
    return refuse(codec, PLAIN_CBOR.writeValueAsBytes(tree));
  }

  private static BadFrameException refuse(FrameCodec codec, byte[] bytes) {
    BadFrameException refusal =
        assertThrows(BadFrameException.class, () -> codec.decodeClient(bytes));
    assertEquals(CloseCode.BAD_FRAME, refusal.closeCode());
    return refusal;
  }

  private static String json(ClientFrame frame) {
    return new String(FrameCodec.json().encode(frame), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
