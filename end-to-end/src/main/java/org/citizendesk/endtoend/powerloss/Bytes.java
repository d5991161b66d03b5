// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import java.util.Arrays;

/** The content of a file: what was never written is zero. */
final class Bytes {
  private static final int FIRST = 4096;

  private byte[] bytes = new byte[FIRST];
  private int size;

  /** Returns a file with this content. */
  static Bytes of(byte[] content) {
    Bytes made = new Bytes();
    made.bytes = content.clone();
    made.size = content.length;
    return made;
  }

  int size() {
    return size;
  }

  /** Writes a part of some others; a gap before it becomes zero. */
  void write(long offset, Bytes from, int start, int length) {
    int at = Math.toIntExact(offset);
    extend(at + length);
    System.arraycopy(from.bytes, start, bytes, at, length);
  }

  /** Makes it at least so long. */
  void extend(int wanted) {
    if (wanted > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(wanted, 2 * bytes.length));
    }
    size = Math.max(size, wanted);
  }

  void truncate(long wanted) {
    int to = Math.toIntExact(wanted);
    if (to < size) {
      Arrays.fill(bytes, to, size, (byte) 0);
      size = to;
    } else {
      extend(to);
    }
  }

  /** Returns a copy of a part, as far as there is one. */
  byte[] read(long offset, long length) {
    int from = (int) Math.min(offset, size);
    return Arrays.copyOfRange(bytes, from, (int) Math.min(size, offset + length));
  }

  Bytes copy() {
    return of(read(0, size));
  }
}
