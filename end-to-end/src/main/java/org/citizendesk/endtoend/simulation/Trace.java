// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** What happened, as one number to compare two runs by, and the last of it for people. */
final class Trace {
  private static final int KEPT = 400;
  private static final long PRIME = 0x100000001B3L;

  private final Deque<String> last = new ArrayDeque<>();
  private long hash = 0xCBF29CE484222325L;
  private long steps;
  private final boolean telling;

  /**
   * @param telling whether anybody will want to read it
   */
  Trace(boolean telling) {
    this.telling = telling;
  }

  void add(long at, String what) {
    steps++;
    mix(at);
    mix(what.hashCode());
  }

  /** Has something told to people, if they are listening. */
  void tell(long at, Supplier<String> what) {
    if (telling) {
      if (last.size() == KEPT) {
        last.removeFirst();
      }
      last.addLast(at + " " + what.get());
    }
  }

  /** Takes something into the number that is too long to tell. */
  void mix(long value) {
    hash = (hash ^ value) * PRIME;
  }

  long hash() {
    return hash;
  }

  long steps() {
    return steps;
  }

  List<String> last() {
    return new ArrayList<>(last);
  }
}
