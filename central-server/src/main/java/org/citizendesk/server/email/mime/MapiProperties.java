// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Properties in a winmail.dat (MS-OXTNEF 2.1.3.4), of which the first value each is kept. Reads as
 * far as they make sense. For one thread.
 */
final class MapiProperties {
  private static final int MANY = 0x1000;
  private static final int NAMED = 0x8000;
  private static final int MAX = 10_000;

  private final Map<Integer, byte[]> values = new HashMap<>();
  private final Map<Integer, Integer> types = new HashMap<>();
  private final byte[] bytes;
  private int at = 4;
  private boolean whole = true;

  MapiProperties(byte[] bytes) {
    this.bytes = bytes;
    int count = Little.u32(bytes, 0);
    for (int i = 0; whole && i < count; i++) {
      whole = i < MAX && property();
    }
  }

  /** Returns whether all that it says to have could be read. */
  boolean isWhole() {
    return whole;
  }

  /** Returns the bytes of a property. */
  Optional<byte[]> bytes(int id) {
    return Optional.ofNullable(values.get(id));
  }

  /** Returns whether a property holds an object. */
  boolean isObject(int id) {
    return types.getOrDefault(id, 0) == 0x0D;
  }

  int number(int id) {
    return bytes(id).map(value -> Little.u32(value, 0)).orElse(0);
  }

  /** Returns the text of a property, without the NUL at its end; empty if there is none. */
  String text(int id, Charset charset) {
    byte[] value = values.getOrDefault(id, new byte[0]);
    Charset as = types.getOrDefault(id, 0) == 0x1F ? StandardCharsets.UTF_16LE : charset;
    String text = new String(value, as);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private boolean property() {
    int type = Little.u16(bytes, at);
    int id = Little.u16(bytes, at + 2);
    at += 4;
    if (id >= NAMED && !name()) {
      return false;
    }
    int kind = type & ~MANY;
    boolean counted = kind == 0x1E || kind == 0x1F || kind == 0x0D || kind == 0x102;
    int count = 1;
    if (counted || kind != type) {
      count = Little.u32(bytes, at);
      at += 4;
    }
    if (count < 0 || count > bytes.length) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      int length = counted ? Little.u32(bytes, at) : size(kind);
      at += counted ? 4 : 0;
      if (length < 0 || length > bytes.length - at) {
        return false;
      }
      if (values.putIfAbsent(id, Arrays.copyOfRange(bytes, at, at + length)) == null) {
        types.put(id, kind);
      }
      at += padded(length);
    }
    return at <= bytes.length + 3;
  }

  /** Goes past the name of a property that has one. */
  private boolean name() {
    int kind = Little.u32(bytes, at + 16);
    int length = Little.u32(bytes, at + 20);
    at += 24;
    if (kind == 0) {
      return at <= bytes.length;
    }
    if (length < 0 || length > bytes.length - at) {
      return false;
    }
    at += padded(length);
    return true;
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }

  /** Returns how many bytes a value takes; less than 0 if that is not known. */
  private static int size(int kind) {
    return switch (kind) {
      case 0x02, 0x03, 0x04, 0x0A, 0x0B -> 4;
      case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
      case 0x48 -> 16;
      case 0x00, 0x01 -> 0;
      default -> -1;
    };
  }
}
