// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.event;

import org.jspecify.annotations.Nullable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Checks of what comes over the wire. Jackson leaves {@code null} where a field is missing, so
 * every record asks here in its constructor; the message names the field.
 */
public final class Bounds {
  /** Largest fact, in bytes of UTF-8; anything larger is an attachment. */
  public static final int MAX_PAYLOAD_BYTES = 64 * 1024;

  /** Largest frame from a desktop, in bytes. */
  public static final int MAX_CLIENT_FRAME_BYTES = 256 * 1024;

  /** Largest frame from the server (a page of history), in bytes. */
  public static final int MAX_SERVER_FRAME_BYTES = 1024 * 1024;

  /** Most events in one PUSH. */
  public static final int MAX_PUSH_EVENTS = 64;

  /** Most events in one page or delivery. */
  public static final int MAX_PAGE_EVENTS = 1000;

  /** Longest name, address or other single-line field, in characters. */
  public static final int MAX_LINE = 1000;

  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private Bounds() {}

  /** Returns the value, or says which field is missing. */
  public static <T> T present(@Nullable T value, String field) {
    return Objects.requireNonNull(value, () -> field + " is missing");
  }

  /**
   * Returns a single line of text of bounded length.
   *
   * @throws IllegalArgumentException if it is too long
   */
  public static String line(@Nullable String value, String field) {
    return text(value, MAX_LINE, field);
  }

  /**
   * Returns a text of bounded length.
   *
   * @throws IllegalArgumentException if it has more characters than {@code max}
   */
  public static String text(@Nullable String value, int max, String field) {
    String text = present(value, field);
    if (text.length() > max) {
      throw new IllegalArgumentException(
          field + " has " + text.length() + " characters, at most " + max + " are allowed");
    }
    return text;
  }

  /**
   * Returns a payload of at most {@link #MAX_PAYLOAD_BYTES}.
   *
   * @throws IllegalArgumentException if it is larger
   */
  public static String payload(@Nullable String value) {
    String text = present(value, "payload");
    int bytes =
        text.length() > MAX_PAYLOAD_BYTES
            ? text.length()
            : text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "payload has at least "
              + bytes
              + " bytes, at most "
              + MAX_PAYLOAD_BYTES
              + " are allowed");
    }
    return text;
  }

  /**
   * Returns an unmodifiable copy of a list of bounded length.
   *
   * @throws IllegalArgumentException if it is too long
   */
  public static <T> List<T> list(@Nullable List<T> value, int max, String field) {
    List<T> list = present(value, field);
    if (list.size() > max) {
      throw new IllegalArgumentException(
          field + " has " + list.size() + " entries, at most " + max + " are allowed");
    }
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) == null) {
        throw new NullPointerException(field + "[" + i + "] is missing");
      }
    }
    return List.copyOf(list);
  }

  /**
   * Returns an unmodifiable copy of a list of single lines.
   *
   * @throws IllegalArgumentException if the list or one of the lines is too long
   */
  public static List<String> lines(@Nullable List<String> value, int max, String field) {
    List<String> lines = list(value, max, field);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).length() > MAX_LINE) {
        line(lines.get(i), field + "[" + i + "]");
      }
    }
    return lines;
  }

  /**
   * Returns a time that every store can keep in milliseconds.
   *
   * @throws IllegalArgumentException if it is before 1970 or after 9999
   */
  public static Instant time(@Nullable Instant value, String field) {
    Instant time = present(value, field);
    if (time.isBefore(Instant.EPOCH) || !time.isBefore(END_OF_TIME)) {
      throw new IllegalArgumentException(field + " must be a time from 1970 to 9999");
    }
    return time;
  }

  /**
   * Returns the number if it is at least {@code least}.
   *
   * @throws IllegalArgumentException if it is smaller
   */
  public static long atLeast(long least, long value, String field) {
    if (value < least) {
      throw new IllegalArgumentException(field + " is " + value + ", must be at least " + least);
    }
    return value;
  }

  /**
   * Returns the number if it lies between both, or is one of them.
   *
   * @throws IllegalArgumentException if it is smaller or larger
   */
  public static long within(long least, long most, long value, String field) {
    if (value > most) {
      throw new IllegalArgumentException(field + " is " + value + ", must be at most " + most);
    }
    return atLeast(least, value, field);
  }
}
