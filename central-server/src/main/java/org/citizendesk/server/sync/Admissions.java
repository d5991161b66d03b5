// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Admits so many desktops a second and lets some more wait in line, so that a herd that comes back
 * at once does not stop the work of those who are in. Its ticks are its clock. Thread-safe.
 *
 * @param <T> who waits
 */
final class Admissions<T> {
  /** How many seconds' worth may wait: less than a desktop's patience with its HELLO. */
  private static final int SECONDS_IN_LINE = 5;

  private final int perSecond;
  private final Queue<T> line = new ArrayDeque<>();
  private int used;

  /** What becomes of somebody who comes. */
  enum Answer {
    /** In, now. */
    COME_IN,
    /** In line; {@link #tick} will name him. */
    WAIT,
    /** The line is full: to come back later. */
    LATER
  }

  /**
   * @param perSecond at least 1
   */
  Admissions(int perSecond) {
    this.perSecond = perSecond;
  }

  synchronized Answer come(T who) {
    if (line.isEmpty() && used < perSecond) {
      used++;
      return Answer.COME_IN;
    }
    if (line.size() >= perSecond * SECONDS_IN_LINE) {
      return Answer.LATER;
    }
    line.add(who);
    return Answer.WAIT;
  }

  /**
   * A second passed.
   *
   * @return those whose turn it is, in the order in which they came
   */
  synchronized List<T> tick() {
    List<T> next = new ArrayList<>();
    while (next.size() < perSecond && !line.isEmpty()) {
      next.add(line.remove());
    }
    used = next.size();
    return next;
  }

  /** Returns over how many milliseconds so many must be spread to be admitted without a line. */
  long spreadMillis(int desktops, long atLeast) {
    return Math.max(atLeast, desktops * 1000L / perSecond);
  }
}
