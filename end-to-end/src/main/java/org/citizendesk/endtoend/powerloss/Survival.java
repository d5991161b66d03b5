// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import java.util.Random;

/**
 * What becomes of that which was given to the operating system and not brought to the disk.
 *
 * @param chance that one sector survives
 * @param sector how many bytes survive or go together
 */
record Survival(Random random, double chance, int sector) {
  private static final double[] CHANCES = {0.05, 0.5, 0.5, 0.95, 1};
  private static final int[] SECTORS = {512, 4096};

  /** Nothing of it survives. */
  static Survival nothing() {
    return new Survival(new Random(0), 0, SECTORS[0]);
  }

  /** Some sectors survive and others do not, in no order. */
  static Survival some(Random random) {
    return new Survival(
        random, CHANCES[random.nextInt(CHANCES.length)], SECTORS[random.nextInt(SECTORS.length)]);
  }

  /** Returns whether the next one survives. */
  boolean decide() {
    return random.nextDouble() < chance;
  }

  /** Applies what survives of a change to a file that was not brought to the disk. */
  void apply(Step change, Bytes content) {
    if (change instanceof Step.Truncate truncate && decide()) {
      content.truncate(truncate.size());
    }
    if (change instanceof Step.Write write) {
      apply(write, content);
    }
  }

  private void apply(Step.Write write, Bytes content) {
    int length = write.bytes().size();
    int done = 0;
    while (done < length) {
      long at = write.offset() + done;
      int part = Math.min(length - done, sector - (int) (at % sector));
      if (decide()) {
        content.write(at, write.bytes(), done, part);
      } else if (decide()) {
        // the length reached the disk, the bytes did not
        content.extend(Math.toIntExact(at + part));
      }
      done += part;
    }
  }
}
