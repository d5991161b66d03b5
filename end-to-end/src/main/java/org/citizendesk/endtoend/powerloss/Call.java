// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One system call as {@code strace -y -xx} writes it.
 *
 * @param begin the line on which it was entered
 * @param end the line on which it returned
 * @param result negative if it failed
 * @param resultPath of a descriptor that was returned, or empty
 */
record Call(
    long begin, long end, String name, List<Argument> arguments, long result, String resultPath) {
  /**
   * One argument.
   *
   * @param text as it stands
   * @param path of a descriptor, or empty
   */
  record Argument(String text, String path) {
    long number() {
      return Long.parseLong(text);
    }

    byte[] bytes() {
      return unescape(text, 1, text.length() - 1);
    }

    /** Returns a path that was given as text. */
    String string() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }
  }

  boolean hasFailed() {
    return result < 0;
  }

  Argument argument(int index) {
    return arguments.get(index);
  }

  /** Returns the path of a descriptor. */
  Path pathOf(int index) {
    return Path.of(argument(index).path);
  }

  /**
   * Reads {@code name(arguments) = result}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static Call parse(long begin, long end, String text) {
    int open = text.indexOf('(');
    int equals = text.lastIndexOf("= ");
    int close = text.lastIndexOf(')', equals);
    if (open < 0 || close < open) {
      throw new IllegalArgumentException(
          "not a system call at line "
              + begin
              + ": "
              + text.substring(0, Math.min(80, text.length())));
    }
    List<Argument> arguments = new ArrayList<>();
    for (String one : text.substring(open + 1, close).split(", ", -1)) {
      arguments.add(argument(one));
    }
    Argument result = argument(text.substring(equals + 2).split(" ", 2)[0]);
    long number = result.text.equals("?") ? -1 : Long.decode(result.text);
    return new Call(begin, end, text.substring(0, open), arguments, number, result.path);
  }

  private static Argument argument(String text) {
    int less = text.startsWith("\"") ? -1 : text.indexOf('<');
    if (less < 0) {
      return new Argument(text, "");
    }
    int greater = text.indexOf('>', less);
    byte[] path = unescape(text, less + 1, greater);
    return new Argument(text.substring(0, less), new String(path, StandardCharsets.UTF_8));
  }

  /** Reads what is written as {@code \x41\x42}. */
  private static byte[] unescape(String text, int from, int to) {
    byte[] bytes = new byte[(to - from) / 4];
    for (int i = 0; i < bytes.length; i++) {
      int at = from + 4 * i;
      if (text.charAt(at) != '\\' || text.charAt(at + 1) != 'x') {
        // The descriptors that are no files are not written so.
        return text.substring(from, to).getBytes(StandardCharsets.UTF_8);
      }
      bytes[i] = (byte) (digit(text.charAt(at + 2)) << 4 | digit(text.charAt(at + 3)));
    }
    return bytes;
  }

  private static int digit(char hex) {
    return Character.digit(hex, 16);
  }
}
