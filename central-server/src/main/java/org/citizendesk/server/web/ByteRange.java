// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.web;

import org.jspecify.annotations.Nullable;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of a file is asked for, by RFC 9110 section 14.
 *
 * @param whole whether nothing narrower was asked for
 */
public record ByteRange(boolean whole, long offset, long length) {
  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,40})-(\\d{0,40})");

  /**
   * Reads a Range header; one that is not understood, or of several ranges, asks for the whole.
   *
   * @param header null if there is none
   * @param size of the file
   * @return empty if no byte of the file is meant
   */
  public static Optional<ByteRange> of(@Nullable String header, long size) {
    Matcher matcher = ONE.matcher(header == null ? "" : header.strip());
    if (!matcher.matches() || (matcher.group(1) + matcher.group(2)).isEmpty()) {
      return Optional.of(whole(size));
    }
    long first;
    long last = size - 1;
    if (matcher.group(1).isEmpty()) {
      first = size - Math.min(size, number(matcher.group(2)));
    } else {
      first = number(matcher.group(1));
      if (!matcher.group(2).isEmpty()) {
        long asked = number(matcher.group(2));
        if (asked < first) {
          return Optional.of(whole(size));
        }
        last = Math.min(last, asked);
      }
    }
    return first >= size
        ? Optional.empty()
        : Optional.of(new ByteRange(false, first, last - first + 1));
  }

  private static ByteRange whole(long size) {
    return new ByteRange(true, 0, size);
  }

  private static long number(String digits) {
    return new BigInteger(digits).min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
  }

  /** Returns the value of a Content-Range header. */
  public String contentRange(long size) {
    return "bytes " + offset + "-" + (offset + length - 1) + "/" + size;
  }

  /** Returns the status that says which part is sent. */
  public int status() {
    return whole ? 200 : 206;
  }
}
