// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/** Both real cores over a network, disks and clocks that do their worst. */
class SimulationTest {
  private static final int SEEDS = 300;

  @Test
  void noPromiseIsBrokenWhateverHappens() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Simulation.Outcome outcome = Simulation.run(seed, Seam.HONEST);
      if (outcome.violation() != null) {
        throw new AssertionError(
            "seed " + seed + ": " + outcome.violation().getMessage(), outcome.violation());
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameRunStepByStep() {
    Simulation.Outcome once = Simulation.run(7, Seam.HONEST);
    Simulation.Outcome again = Simulation.run(7, Seam.HONEST);
    Simulation.Outcome other = Simulation.run(8, Seam.HONEST);

    assertEquals(once.trace(), again.trace());
    assertEquals(once.steps(), again.steps());
    assertNotEquals(once.trace(), other.trace());
  }
}
