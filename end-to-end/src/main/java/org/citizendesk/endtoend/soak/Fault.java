// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What can go wrong, and how often compared with the rest. */
enum Fault {
  SERVER_KILL("serverKills", 14),
  ROLLBACK("rollbacks", 2),
  PROMOTION("promotions", 6),
  DESKTOP_KILL("desktopKills", 6),
  CUT("cuts", 20),
  MID_FRAME_CUT("midFrameCuts", 10),
  REFUSAL("refusals", 5),
  BLACK_HOLE("blackHoles", 14),
  HALF_OPEN("halfOpen", 14),
  DELAY("delays", 12),
  THROTTLE("throttles", 5),
  CLOCK_JUMP("clockJumps", 6);

  private static final int TOTAL = Arrays.stream(values()).mapToInt(f -> f.weight).sum();

  private final String key;
  private final int weight;

  Fault(String key, int weight) {
    this.key = key;
    this.weight = weight;
  }

  /** Returns how the verdict calls it. */
  String key() {
    return key;
  }

  static Fault pick(RandomGenerator random) {
    int left = random.nextInt(TOTAL);
    for (Fault fault : values()) {
      left -= fault.weight;
      if (left < 0) {
        return fault;
      }
    }
    throw new AssertionError("the weights do not add up");
  }
}
