// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.ServerFrame;
import java.util.Arrays;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What holds for every frame there is, and for every message that is none. */
class FramePropertiesTest {
  private static final FrameCodec JSON = FrameCodec.json();
  private static final FrameCodec CBOR = FrameCodec.cbor();

  @Property(shrinking = ShrinkingMode.OFF)
  void aClientFrameIsTheSameThroughBothFormsInARow(@ForAll long seed) throws Exception {
    ClientFrame frame = new AnyRecord(seed).of(ClientFrame.class);

    ClientFrame read = JSON.decodeClient(JSON.encode(frame));
    ClientFrame again = CBOR.decodeClient(CBOR.encode(read));

    assertEquals(frame, read);
    assertEquals(frame, again);
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void aServerFrameIsTheSameThroughBothFormsInARow(@ForAll long seed) throws Exception {
    ServerFrame frame = new AnyRecord(seed).of(ServerFrame.class);

    ServerFrame read = JSON.decodeServer(JSON.encode(frame));
    ServerFrame again = CBOR.decodeServer(CBOR.encode(read));

    assertEquals(frame, read);
    assertEquals(frame, again);
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void aFactIsTheSameAfterItsContent(@ForAll long seed) {
    Fact fact = new AnyRecord(seed).of(Fact.class);

    assertEquals(fact, FactCodec.decode(FactCodec.encode(fact)));
  }

  @Property
  void randomBytesAreRefusedOrReadAndNothingElse(@ForAll byte[] bytes) {
    for (FrameCodec codec : Golden.CODECS) {
      readClient(codec, bytes);
      readServer(codec, bytes);
    }
  }

  @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
  void aDamagedClientFrameIsRefusedOrReadAndNothingElse(@ForAll long seed) {
    ClientFrame frame = new AnyRecord(seed).of(ClientFrame.class);
    Random random = new Random(seed);
    for (FrameCodec codec : Golden.CODECS) {
      readClient(codec, damage(codec.encode(frame), random));
    }
  }

  @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
  void aDamagedServerFrameIsRefusedOrReadAndNothingElse(@ForAll long seed) {
    ServerFrame frame = new AnyRecord(seed).of(ServerFrame.class);
    Random random = new Random(seed);
    for (FrameCodec codec : Golden.CODECS) {
      readServer(codec, damage(codec.encode(frame), random));
    }
  }

  /** Whatever is read at all can be written and read again: nothing poisonous gets in. */
  private static void readClient(FrameCodec codec, byte[] bytes) {
    ClientFrame frame;
    try {
      frame = codec.decodeClient(bytes);
    } catch (BadFrameException e) {
      assertEquals(CloseCode.BAD_FRAME, e.closeCode());
      return;
    }
    try {
      for (FrameCodec other : Golden.CODECS) {
        assertEquals(frame, other.decodeClient(other.encode(frame)));
      }
    } catch (BadFrameException e) {
      throw new AssertionError("read once, but not again: " + frame, e);
    }
  }

  private static void readServer(FrameCodec codec, byte[] bytes) {
    ServerFrame frame;
    try {
      frame = codec.decodeServer(bytes);
    } catch (BadFrameException e) {
      assertEquals(CloseCode.BAD_FRAME, e.closeCode());
      return;
    }
    try {
      for (FrameCodec other : Golden.CODECS) {
        assertEquals(frame, other.decodeServer(other.encode(frame)));
      }
    } catch (BadFrameException e) {
      throw new AssertionError("read once, but not again: " + frame, e);
    }
  }

  private static byte[] damage(byte[] sound, Random random) {
    byte[] bytes = sound.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      int length = random.nextInt(Math.min(8, bytes.length - at));
      bytes =
          switch (random.nextInt(5)) {
            case 0 -> flip(bytes, at, 1 << random.nextInt(8));
            case 1 -> flip(bytes, at, random.nextInt(256));
            case 2 -> splice(bytes, at, at + length, new byte[0]);
            case 3 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
            default -> splice(bytes, at, at + 1, some(random));
          };
      if (bytes.length == 0) {
        break;
      }
    }
    return bytes;
  }

  private static byte[] flip(byte[] bytes, int at, int bits) {
    bytes[at] ^= (byte) bits;
    return bytes;
  }

  private static byte[] some(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(4)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] middle) {
    byte[] result = Arrays.copyOf(bytes, from + middle.length + bytes.length - to);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
    return result;
  }
}
