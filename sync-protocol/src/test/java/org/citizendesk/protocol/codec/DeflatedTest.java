// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.ServerFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DeflatedTest {
  private static final FrameCodec CBOR = FrameCodec.cbor();

  @Test
  void aPageComesBackFromAFifthOfItsBytes() throws Exception {
    ServerFrame page = page(200);
    byte[] plain = CBOR.encode(page);

    byte[] deflated = CBOR.deflated(plain);

    assertTrue(deflated.length < plain.length / 5, deflated.length + " of " + plain.length);
    assertEquals(page, CBOR.decodeServer(deflated));
  }

  @Test
  void whatWouldGrowAndWhatPeopleReadStaysAsItIs() {
    byte[] noise = new byte[5_000];
    new Random(7).nextBytes(noise);
    byte[] json = FrameCodec.json().encode(page(50));

    assertSame(noise, CBOR.deflated(noise));
    assertSame(json, FrameCodec.json().deflated(json));
  }

  @Test
  void noFrameBeginsLikeADeflatedOne() {
    for (ServerFrame frame : Samples.serverFrames()) {
      assertEquals(false, Deflated.is(CBOR.encode(frame)));
    }
  }

  /** A thousandth of the size on the wire must not become the whole of it in memory. */
  @ParameterizedTest
  @ValueSource(ints = {Bounds.MAX_SERVER_FRAME_BYTES + 1, 512 * 1024 * 1024})
  void aBombIsRefusedBeforeItGoesOff(int size) throws IOException {
    assertRefused(zlib(size), "has more than 1048576 bytes when inflated");
  }

  @Test
  void whatIsBrokenSaysSo() throws IOException {
    byte[] sound = CBOR.deflated(CBOR.encode(page(20)));
    byte[] cut = Arrays.copyOf(sound, sound.length - 5);
    byte[] longer = Arrays.copyOf(sound, sound.length + 1);
    byte[] damaged = sound.clone();
    damaged[sound.length - 2] ^= 1;

    assertRefused(cut, "ends too early");
    assertRefused(longer, "something follows it");
    assertRefused(damaged, "is not well-formed");
    assertRefused(new byte[] {0x78}, "ends too early");
    assertRefused(new byte[] {0x78, 0x01, 7, 7, 7}, "is not well-formed");
  }

  @Test
  void aDeflatedFormInADeflatedFormIsNoFrame() throws IOException {
    byte[] once = CBOR.deflated(CBOR.encode(page(20)));
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(twice)) {
      out.write(once);
    }

    assertEquals(CloseCode.BAD_FRAME, refusal(twice.toByteArray()).closeCode());
  }

  @Test
  void aDesktopMayNotSendIt() {
    byte[] deflated = CBOR.deflated(CBOR.encode(page(20)));

    BadFrameException refused =
        assertThrows(BadFrameException.class, () -> CBOR.decodeClient(deflated));

    assertEquals("cannot read frame: frame is not an object", refused.getMessage());
  }

  private static void assertRefused(byte[] message, String what) {
    BadFrameException refused = refusal(message);

    assertEquals("cannot read frame: the deflated form " + what, refused.getMessage());
    assertEquals(CloseCode.BAD_FRAME, refused.closeCode());
  }

  private static BadFrameException refusal(byte[] message) {
    return assertThrows(BadFrameException.class, () -> CBOR.decodeServer(message));
  }

  private static byte[] zlib(int zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] chunk = new byte[1024 * 1024];
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      for (int left = zeros; left > 0; left -= chunk.length) {
        out.write(chunk, 0, Math.min(left, chunk.length));
      }
    }
    return bytes.toByteArray();
  }

  private static ServerFrame page(int count) {
    List<PlacedEvent> events = new ArrayList<>();
    for (int pos = 1; pos <= count; pos++) {
      events.add(Samples.placed(Samples.note(), pos, pos));
    }
    return new ServerFrame.Page(0, 0, count, 1, false, events);
  }
}
