// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes a winmail.dat for tests, attribute by attribute. */
final class WinmailDat {
  private static final Charset WESTERN = Charset.forName("windows-1252");
  static final int TEXT = 0x1E;
  static final int UNICODE = 0x1F;
  static final int BINARY = 0x102;
  static final int OBJECT = 0x0D;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  WinmailDat() {
    u32(out, 0x223E9F78);
    u16(out, 1);
  }

  WinmailDat subject(String subject) {
    return attribute(1, 0x00018004, (subject + '\0').getBytes(WESTERN));
  }

  WinmailDat body(String body) {
    return attribute(1, 0x0002800C, (body + '\0').getBytes(WESTERN));
  }

  WinmailDat properties(Properties properties) {
    return attribute(1, 0x00069003, properties.bytes());
  }

  /** Adds a file with a short name, and a long one where that is not empty. */
  WinmailDat file(String shortName, String longName, byte[] bytes) {
    attribute(2, 0x00069002, new byte[14]);
    attribute(2, 0x00018010, (shortName + '\0').getBytes(WESTERN));
    attribute(2, 0x0006800F, bytes);
    return longName.isEmpty()
        ? this
        : attribute(2, 0x00069005, new Properties().unicode(0x3707, longName).bytes());
  }

  /** Adds a message that stands in this one. */
  WinmailDat message(WinmailDat inner) {
    byte[] head = new byte[16];
    byte[] all = concat(head, inner.bytes());
    attribute(2, 0x00069002, new byte[14]);
    return attribute(2, 0x00069005, new Properties().add(OBJECT, 0x3701, all).bytes());
  }

  WinmailDat attribute(int level, int id, byte[] value) {
    out.write(level);
    u32(out, id);
    u32(out, value.length);
    out.writeBytes(value);
    int sum = 0;
    for (byte b : value) {
      sum += b & 0xFF;
    }
    u16(out, sum);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** Properties of MAPI. */
  static final class Properties {
    private final List<byte[]> all = new ArrayList<>();

    Properties unicode(int id, String text) {
      return add(UNICODE, id, (text + '\0').getBytes(StandardCharsets.UTF_16LE));
    }

    Properties number(int id, int value) {
      ByteArrayOutputStream one = new ByteArrayOutputStream();
      u16(one, 0x03);
      u16(one, id);
      u32(one, value);
      all.add(one.toByteArray());
      return this;
    }

    /** Adds a property that is known by a name and not by a number. */
    Properties named(String name, int value) {
      ByteArrayOutputStream one = new ByteArrayOutputStream();
      byte[] text = (name + '\0').getBytes(StandardCharsets.UTF_16LE);
      u16(one, 0x03);
      u16(one, 0x8001);
      one.writeBytes(new byte[16]);
      u32(one, 1);
      u32(one, text.length);
      one.writeBytes(padded(text));
      u32(one, value);
      all.add(one.toByteArray());
      return this;
    }

    Properties add(int type, int id, byte[] value) {
      ByteArrayOutputStream one = new ByteArrayOutputStream();
      u16(one, type);
      u16(one, id);
      u32(one, 1);
      u32(one, value.length);
      one.writeBytes(padded(value));
      all.add(one.toByteArray());
      return this;
    }

    byte[] bytes() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      u32(out, all.size());
      all.forEach(out::writeBytes);
      return out.toByteArray();
    }

    private static byte[] padded(byte[] value) {
      return Arrays.copyOf(value, (value.length + 3) & ~3);
    }
  }

  static byte[] concat(byte[] a, byte[] b) {
    byte[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  private static void u16(ByteArrayOutputStream out, int value) {
    out.write(value);
    out.write(value >> 8);
  }

  private static void u32(ByteArrayOutputStream out, int value) {
    u16(out, value);
    u16(out, value >> 16);
  }
}
