// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.junit.jupiter.api.Test;
import java.util.List;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The line of desktops that come back at once; its seconds are the test's. */
class AdmissionsTest {
  private final Admissions<Integer> admissions = new Admissions<>(3);

  @Test
  void soManyComeInWithinASecondAndTheOthersWaitTheirTurnInOrder() {
    assertEquals(
        List.of(
            Admissions.Answer.COME_IN,
            Admissions.Answer.COME_IN,
            Admissions.Answer.COME_IN,
            Admissions.Answer.WAIT,
            Admissions.Answer.WAIT),
        IntStream.range(0, 5).mapToObj(admissions::come).toList());

    assertEquals(List.of(3, 4), admissions.tick());
    assertEquals(Admissions.Answer.COME_IN, admissions.come(5));
    assertEquals(Admissions.Answer.WAIT, admissions.come(6));
    assertEquals(List.of(6), admissions.tick());
  }

  @Test
  void nobodyOvertakesTheLine() {
    IntStream.range(0, 9).forEach(admissions::come);

    assertEquals(List.of(3, 4, 5), admissions.tick());
    assertEquals(Admissions.Answer.WAIT, admissions.come(9));
    assertEquals(List.of(6, 7, 8), admissions.tick());
    assertEquals(List.of(9), admissions.tick());
  }

  @Test
  void whoWouldWaitForMoreThanFiveSecondsIsToComeBackLater() {
    long waiting =
        IntStream.range(0, 40)
            .mapToObj(admissions::come)
            .filter(Admissions.Answer.WAIT::equals)
            .count();

    assertEquals(15, waiting);
    assertEquals(Admissions.Answer.LATER, admissions.come(41));
    admissions.tick();
    assertEquals(Admissions.Answer.WAIT, admissions.come(42));
  }

  @Test
  void aServerThatGoesAwaySpreadsItsDesktopsAsItCouldTakeThemIn() {
    assertEquals(5000, admissions.spreadMillis(2, 5000));
    assertEquals(20_000, admissions.spreadMillis(60, 5000));
  }
}
