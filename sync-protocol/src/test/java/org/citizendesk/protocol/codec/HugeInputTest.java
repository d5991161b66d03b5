// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The bounds from both sides: the last that fits is read, the first that does not is refused. */
class HugeInputTest {
  private static final int LEVELS = 32;

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, ",
    "9223372036854775808, a number is too large (at frame.after)",
    "-1, 'after is -1, must be at least 0 (at frame)'",
    "-9223372036854775809, a number is too large (at frame.after)",
    "99999999999999999999999999999999999999999999, a number is too large (at frame.after)",
    "1e400, 'missing, or of the wrong type (at frame.after)'",
    "0.5, 'missing, or of the wrong type (at frame.after)'",
  })
  void aLongIsReadToItsLastValueAndNotWrappedRound(String number, String refusal) throws Exception {
    String json = "{\"t\":\"PULL\",\"partition\":0,\"after\":" + number + ",\"maxEvents\":5}";

    if (refusal == null) {
      ClientFrame expected = new ClientFrame.Pull(0, Long.parseLong(number), 5);
      assertEquals(expected, FrameCodec.json().decodeClient(utf8(json)));
      assertEquals(expected, FrameCodec.cbor().decodeClient(cbor(json)));
    } else {
      assertEquals("cannot read frame: " + refusal, refused(FrameCodec.json(), utf8(json)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1bffffffffffffffff", // 2^64 - 1
        "3bffffffffffffffff", // -2^64
        "c249010000000000000000", // a bignum of 2^64
        "c34900ffffffffffffffff", // a negative bignum
        "f97c00", // infinity as half a float
        "fb7fefffffffffffff", // the largest double
      })
  void aNumberThatOnlyCborCanSayIsRefused(String number) {
    byte[] head = HexFormat.of().parseHex("a2617469484541525442454154" + "6770656e64696e67");
    byte[] tail = HexFormat.of().parseHex(number);
    byte[] frame = new byte[head.length + tail.length];
    System.arraycopy(head, 0, frame, 0, head.length);
    System.arraycopy(tail, 0, frame, head.length, tail.length);

    String message = refused(FrameCodec.cbor(), frame);

    assertTrue(message.contains("frame.pending"), message);
  }

  @Test
  void aNumberOfAHundredThousandDigitsIsRefusedInAFieldAndWhereNobodyReadsIt() {
    String digits = "9".repeat(100_000);

    for (String field : List.of("pending", "unknown")) {
      String json = "{\"t\":\"HEARTBEAT\",\"" + field + "\":" + digits + ",\"pending\":1}";
      assertTrue(refused(FrameCodec.json(), utf8(json)).startsWith("cannot read frame: "), field);
    }
  }

  @Test
  void anUnknownFieldMayBeAsDeepAsAFrameAndNoDeeper() throws Exception {
    ClientFrame expected = new ClientFrame.Heartbeat(1);
    String fits = nested(LEVELS - 1);
    String deeper = nested(LEVELS);

    assertEquals(expected, FrameCodec.json().decodeClient(utf8(fits)));
    assertEquals(expected, FrameCodec.cbor().decodeClient(cbor(fits)));
    refused(FrameCodec.json(), utf8(deeper));
    refused(FrameCodec.cbor(), cbor(deeper));
  }

  @Test
  void nestingOfObjectsIsBoundedAlsoWhenNobodyClosesThem() {
    String json = "{\"t\":\"HEARTBEAT\",\"x\":" + "{\"x\":".repeat(40_000);

    String message = refused(FrameCodec.json(), utf8(json));

    assertTrue(message.startsWith("cannot read frame: nested too deeply"), message);
    refused(FrameCodec.cbor(), HexFormat.of().parseHex("9f".repeat(200_000)));
    refused(FrameCodec.cbor(), HexFormat.of().parseHex("c1".repeat(200_000)));
  }

  @Test
  void theLargestPayloadIsReadAndOneByteMoreIsNot() throws Exception {
    String payload = "x".repeat(Bounds.MAX_PAYLOAD_BYTES);
    Event sample = Samples.note();
    Event event =
        new Event(
            sample.id(),
            sample.origin(),
            sample.subject(),
            sample.hlc(),
            sample.occurredAt(),
            new Event.Content("letter.scanned", 1, payload));
    ClientFrame push = new ClientFrame.Push(List.of(event));

    for (FrameCodec codec : Golden.CODECS) {
      assertEquals(push, codec.decodeClient(codec.encode(push)));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new Event.Content("letter.scanned", 1, payload + "x"));
  }

  @Test
  void theBytesOfAPayloadCountAndNotItsCharacters() {
    String fits = "\ud83d\ude00".repeat(Bounds.MAX_PAYLOAD_BYTES / 4);

    assertEquals(fits, Bounds.payload(fits));
    assertThrows(IllegalArgumentException.class, () -> Bounds.payload(fits + "."));
  }

  private static String nested(int arrays) {
    return "{\"t\":\"HEARTBEAT\",\"pending\":1,\"x\":"
        + "[".repeat(arrays)
        + "]".repeat(arrays)
        + "}";
  }

  private static String refused(FrameCodec codec, byte[] bytes) {
    BadFrameException refusal =
        assertThrows(BadFrameException.class, () -> codec.decodeClient(bytes));
    assertEquals(CloseCode.BAD_FRAME, refusal.closeCode());
    return refusal.getMessage();
  }

  private static byte[] utf8(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] cbor(String json) {
    return new CBORMapper().writeValueAsBytes(new JsonMapper().readTree(json));
  }
}
