// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import org.citizendesk.protocol.frame.CloseCode;
import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A frame in deflated form: one zlib stream (RFC 1950). Its first byte opens a text in CBOR, which
 * no frame does, so that the two cannot be taken for each other.
 */
final class Deflated {
  private static final byte FIRST = 0x78;
  private static final int CHUNK = 64 * 1024;

  private Deflated() {}

  static boolean is(byte[] message) {
    return message.length > 0 && message[0] == FIRST;
  }

  /** Returns the deflated form; fast rather than small, since pages shrink to a fifth anyway. */
  static byte[] deflate(byte[] frame) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(frame.length / 3 + 64);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(frame);
      deflater.finish();
      byte[] chunk = new byte[Math.min(CHUNK, frame.length + 64)];
      while (!deflater.finished()) {
        out.write(chunk, 0, deflater.deflate(chunk));
      }
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  /**
   * Returns the frame.
   *
   * @param max most bytes that it may have; never more are made of a message, whatever it claims
   * @throws BadFrameException if it is broken, cut off, followed by something or larger
   */
  static byte[] inflate(byte[] message, int max) throws BadFrameException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(max, 4 * message.length));
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(message);
      byte[] chunk = new byte[CHUNK];
      while (!inflater.finished()) {
        int made = inflater.inflate(chunk);
        if (made == 0 && !inflater.finished()) {
          throw bad("ends too early");
        }
        out.write(chunk, 0, made);
        if (out.size() > max) {
          throw bad("has more than " + max + " bytes when inflated");
        }
      }
      if (inflater.getRemaining() > 0) {
        throw bad("something follows it");
      }
    } catch (DataFormatException e) {
      throw bad("is not well-formed");
    } finally {
      inflater.end();
    }
    return out.toByteArray();
  }

  private static BadFrameException bad(String what) {
    return new BadFrameException(
        CloseCode.BAD_FRAME, "cannot read frame: the deflated form " + what);
  }
}
