// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PowerLossTest {
  private static final Logger LOG = LoggerFactory.getLogger(PowerLossTest.class);
  private static final String MISSING =
      "the power-loss suite cannot run without strace; it needs: apt-get install strace";

  @BeforeAll
  static void requireStrace() {
    if (!Tracer.isHere()) {
      if ("true".equals(System.getenv("CI"))) {
        Assertions.fail(MISSING);
      }
      LOG.warn("SKIPPED: {}", MISSING);
      Assumptions.abort(MISSING);
    }
  }

  @ParameterizedTest
  @CsvSource({"SERVER, 80", "DESKTOP, 80", "RESTORE, 40"})
  void whatWasSaidToBeSafeIsThereAfterThePowerWent(Script script, int cuts) throws Exception {
    PowerRun.Found found = run(script, Cheat.NONE, cuts);

    assertEquals(List.of(), found.complaints());
    assertEquals(2 * cuts, found.finds());
    assertTrue(found.said() > 15, "hardly anything was said: " + found.said());
  }

  @ParameterizedTest
  @CsvSource({"SERVER, RELAXED", "SERVER, HASTY", "DESKTOP, RELAXED", "DESKTOP, HASTY"})
  void aProgramThatSpeaksTooEarlyIsFoundOut(Script script, Cheat cheat) throws Exception {
    PowerRun.Found found = run(script, cheat, 20);

    assertTrue(
        found.complaints().stream().anyMatch(line -> line.contains("lost: event")),
        () -> "nothing was lost in " + found);
  }

  private static PowerRun.Found run(Script script, Cheat cheat, int cuts)
      throws IOException, InterruptedException {
    return new PowerRun(script, 1, cheat).run(cuts, () -> true);
  }
}
