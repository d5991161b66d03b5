// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What goes wrong in one run, and how often. Each run has some kinds of trouble and not others, so
 * that each kind also comes without those that would hide what it does.
 */
final class Weather {
  private final Map<Trouble, Integer> weights = new EnumMap<>(Trouble.class);
  private final boolean lossy;
  private final long snapshotsFrom;
  private boolean fair;
  private boolean sick;
  private boolean full;

  /**
   * @param seam may have its own mind about how often something comes
   */
  Weather(RandomGenerator random, Seam seam) {
    for (Trouble trouble : Trouble.values()) {
      boolean common = trouble == Trouble.WRITE || trouble == Trouble.NOTHING;
      weights.put(
          trouble, common || random.nextBoolean() ? trouble.weight * (1 + random.nextInt(3)) : 0);
    }
    weights.replaceAll(seam::weight);
    lossy = random.nextInt(3) == 0;
    snapshotsFrom = random.nextInt(3) == 0 ? Long.MAX_VALUE : 1 + random.nextInt(20);
  }

  /** Everything that can happen to the system besides the passing of time. */
  enum Trouble {
    NOTHING(10),
    WRITE(40),
    POISON(2),
    FOLLOW(5),
    CUT(6),
    HALF_OPEN(3),
    SLOW_READER(3),
    OFFLINE(2),
    SERVER_CRASH(2),
    SERVER_CRASH_IN_COMMIT(4),
    SERVER_RESTART(1),
    SERVER_FAILOVER(1),
    SERVER_ROLLBACK(1),
    SERVER_ROLLBACK_UNNAMED(1),
    SERVER_DISK_FULL(1),
    SICK_PROXY(1),
    DESK_CRASH(2),
    POWER_LOSS(4),
    DISK_FULL(2),
    CLOCK_JUMP(2),
    TOKENS_EXPIRE(1),
    DESK_TIDIES(4),
    DESK_ROLLBACK(1),
    DESK_CLONE(1);

    private final int weight;

    Trouble(int weight) {
      this.weight = weight;
    }
  }

  Trouble next(RandomGenerator random) {
    int left = random.nextInt(weights.values().stream().mapToInt(Integer::intValue).sum());
    for (Map.Entry<Trouble, Integer> entry : weights.entrySet()) {
      left -= entry.getValue();
      if (left < 0) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("the weights do not add up");
  }

  /** Returns from how many positions on the server offers snapshots in this run. */
  long snapshotsFrom() {
    return snapshotsFrom;
  }

  /** All trouble is over. */
  void clear() {
    fair = true;
    sick = false;
    full = false;
  }

  boolean isFair() {
    return fair;
  }

  /**
   * Sets whether something on the way breaks each connection as soon as the server said welcome.
   */
  void sick(boolean now) {
    sick = now;
  }

  /** Sets whether the server can read its disk but not write to it. */
  void full(boolean now) {
    full = now;
  }

  boolean isFull() {
    return full;
  }

  boolean isSick() {
    return sick;
  }

  /**
   * Returns how often a message arrives: once, but for what rules must bear and WebSockets do not.
   */
  int copies(RandomGenerator random) {
    int luck = lossy && !fair ? random.nextInt(100) : 99;
    return luck < 2 ? 0 : luck < 5 ? 2 : 1;
  }
}
