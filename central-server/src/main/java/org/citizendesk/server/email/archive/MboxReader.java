// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Takes an mbox file apart (RFC 4155). A message begins with a line {@code From sender date} behind
 * an empty line. Some programs do not quote such words in a text, so that a line without a year is
 * taken for text; those that do put a {@code >} before it, which is taken away.
 */
final class MboxReader {
  private static final Pattern BEGIN = Pattern.compile("From \\S+ .*\\b\\d{4}\\b.*");
  private static final Pattern QUOTED = Pattern.compile(">+From .*");

  private final InputStream in;
  private final int maxBytes;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private byte[] line;
  private boolean tooLarge;

  MboxReader(InputStream in, int maxBytes) throws IOException {
    this.in = in;
    this.maxBytes = maxBytes;
    this.line = readLine();
  }

  /** Goes to the next message; false at the end of the file. */
  boolean next() throws IOException {
    message.reset();
    tooLarge = false;
    if (line.length == 0) {
      return false;
    }
    line = readLine();
    byte[] held = new byte[0];
    while (line.length > 0 && !(held.length > 0 && begins())) {
      add(held);
      // The empty line before the next message belongs to neither.
      held = isEmpty(line) ? line : new byte[0];
      if (held.length == 0) {
        add(unquoted());
      }
      line = readLine();
    }
    return true;
  }

  byte[] message() {
    return message.toByteArray();
  }

  boolean isTooLarge() {
    return tooLarge;
  }

  private void add(byte[] bytes) {
    if (message.size() + bytes.length > maxBytes) {
      tooLarge = true;
    } else {
      message.writeBytes(bytes);
    }
  }

  private boolean begins() {
    return BEGIN.matcher(text()).lookingAt();
  }

  private byte[] unquoted() {
    if (line[0] == '>' && QUOTED.matcher(text()).lookingAt()) {
      byte[] bare = new byte[line.length - 1];
      System.arraycopy(line, 1, bare, 0, bare.length);
      return bare;
    }
    return line;
  }

  private String text() {
    return new String(line, StandardCharsets.ISO_8859_1);
  }

  private static boolean isEmpty(byte[] line) {
    return line[0] == '\n' || (line.length == 2 && line[0] == '\r' && line[1] == '\n');
  }

  /** Returns a line with its end; nothing at the end of the file. */
  private byte[] readLine() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    int each = in.read();
    while (each >= 0) {
      // A line without an end is no reason to fill the memory.
      if (bytes.size() <= maxBytes) {
        bytes.write(each);
      }
      if (each == '\n') {
        break;
      }
      each = in.read();
    }
    return bytes.toByteArray();
  }
}
