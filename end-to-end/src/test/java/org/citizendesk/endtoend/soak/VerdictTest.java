// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Each thing that makes a run fail, by itself. */
class VerdictTest {
  @Test
  void aRunInWhichNothingWentWrongIsGood() {
    Verdict verdict = verdict(0, 0, 0, 0, true, 1.5);

    assertTrue(verdict.isGood());
    assertEquals("postgres", verdict.store());
  }

  @ParameterizedTest
  @CsvSource({
    "1,0,0,0,true,1", "0,1,0,0,true,1", "0,0,1,0,true,1",
    "0,0,0,1,true,1", "0,0,0,0,false,1", "0,0,0,0,true,-1"
  })
  void oneThingWrongIsEnough(
      int lost, int duplicated, int reordered, int diverged, boolean chain, double converged) {
    assertFalse(verdict(lost, duplicated, reordered, diverged, chain, converged).isGood());
  }

  private static Verdict verdict(
      int lost, int duplicated, int reordered, int diverged, boolean chain, double converged) {
    return Verdict.of(
        new FaultRun.Plan(1, 2, FaultRun.Store.POSTGRES, 3),
        new Judge.Findings(10, lost, duplicated, reordered, diverged, List.of()),
        new Verdict.Course(10, Map.of(), converged, chain));
  }
}
