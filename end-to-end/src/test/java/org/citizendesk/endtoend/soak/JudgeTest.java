// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.junit.jupiter.api.Test;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A run without a fault, and then each way in which it could have gone wrong, once. */
class JudgeTest {
  private static final UUID MARY = new UUID(1, 1);
  private static final UUID JOHN = new UUID(1, 2);
  private static final UUID ANN_DESK = new UUID(2, 1);
  private static final UUID BOB_DESK = new UUID(2, 2);

  /** Positions 1 to 4: Ann about Mary, Bob about John, Ann about John, something about Ann. */
  private final List<LogSide.Entry> log =
      new ArrayList<>(
          List.of(
              entry(1, ANN_DESK, 1, MARY, 1),
              entry(2, BOB_DESK, 1, JOHN, 1),
              entry(3, ANN_DESK, 2, JOHN, 2),
              entry(4, new UUID(2, 3), 1, new UUID(1, 3), 1)));

  private final List<DeskSide.Own> outbox =
      new ArrayList<>(List.of(new DeskSide.Own(id(1), 2), new DeskSide.Own(id(3), 2)));
  private final List<DeskSide.Held> held =
      new ArrayList<>(List.of(held(1, 1), held(2, 1), held(3, 2), held(4, 1)));
  private final Set<UUID> witnessed = new HashSet<>(Set.of(id(1), id(3)));
  private final Set<UUID> follows = new HashSet<>(Set.of(MARY, JOHN));
  private long head = 4;

  @Test
  void aRunWithoutAFaultIsClean() {
    Judge.Findings found = judge();

    assertTrue(found.isClean(), found.complaints().toString());
    assertEquals(4, found.events());
    assertEquals(List.of(), found.complaints());
  }

  @Test
  void anEventThatIsNotInTheLogIsLost() {
    outbox.add(new DeskSide.Own(id(9), 0));

    assertFound(1, 0, 0, 0);
  }

  @Test
  void anEventThatTheServerRefusedIsLostHere() {
    outbox.add(new DeskSide.Own(id(9), 3));

    Judge.Findings found = assertFound(1, 0, 0, 0);
    assertTrue(found.complaints().getFirst().contains("refused"), found.complaints().toString());
  }

  @Test
  void anEventThatWasOnDiskAndLeftTheOutboxIsLost() {
    witnessed.add(id(9));

    assertFound(1, 0, 0, 0);
  }

  @Test
  void aHoleInTheLogIsALoss() {
    outbox.removeFirst();
    held.removeFirst();
    witnessed.remove(id(1));
    log.removeFirst();

    assertFound(1, 0, 0, 0);
  }

  @Test
  void anEndOfTheLogThatIsNotThereIsALoss() {
    head = 5;

    assertFound(1, 0, 0, 0);
  }

  @Test
  void anEventTwiceInTheLogIsADuplicate() {
    log.add(new LogSide.Entry(id(3), ANN_DESK, 1, 3, JOHN, 5, 3));
    head = 5;

    Judge.Findings found = judge();
    assertEquals(1, found.duplicated(), found.complaints().toString());
    assertEquals(1, found.divergedDesktops());
  }

  @Test
  void aDevicesNumberTwiceInTheLogIsADuplicate() {
    log.add(entry(5, BOB_DESK, 1, MARY, 2));
    held.add(held(5, 2));
    head = 5;

    assertFound(0, 1, 0, 0);
  }

  @Test
  void aPositionTwiceInTheLogIsADuplicate() {
    log.add(new LogSide.Entry(id(9), BOB_DESK, 1, 2, new UUID(1, 3), 4, 2));
    held.add(new DeskSide.Held(id(9), 4, 2));

    assertFound(0, 1, 0, 0);
  }

  @Test
  void anEventTwiceAtADesktopIsADuplicate() {
    held.add(held(2, 1));

    assertFound(0, 1, 0, 0);
  }

  @Test
  void aCitizensHistoryWithAHoleIsOutOfOrder() {
    log.set(2, entry(3, ANN_DESK, 2, JOHN, 3));
    held.set(2, held(3, 3));

    assertFound(0, 0, 1, 0);
  }

  @Test
  void aDevicesEventsTheWrongWayRoundAreOutOfOrder() {
    log.set(0, entry(1, ANN_DESK, 3, MARY, 1));

    assertFound(0, 0, 1, 0);
  }

  @Test
  void whatWasWrittenFirstMustStandFirst() {
    outbox.addFirst(outbox.removeLast());

    assertFound(0, 0, 1, 0);
  }

  @Test
  void aDesktopThatLacksWhatItFollowsDiverges() {
    held.remove(1);

    assertFound(0, 0, 0, 1);
  }

  @Test
  void aDesktopThatLacksWhatIsAboutItsAgentDiverges() {
    held.removeLast();

    assertFound(0, 0, 0, 1);
  }

  @Test
  void aDesktopThatHasWhatItMayNotSeeDiverges() {
    follows.remove(JOHN);

    assertFound(0, 0, 0, 1);
  }

  @Test
  void aDesktopThatHoldsWhatIsNotInTheLogDiverges() {
    held.add(held(9, 9));

    assertFound(0, 0, 0, 1);
  }

  @Test
  void aDesktopThatHasAnEventAtAnotherPlaceDiverges() {
    held.set(1, held(2, 7));

    assertFound(0, 0, 0, 1);
  }

  @Test
  void aDesktopThatDoesNotKnowItsEventIsStoredDiverges() {
    outbox.set(0, new DeskSide.Own(id(1), 1));

    assertFound(0, 0, 0, 1);
  }

  private Judge.Findings assertFound(int lost, int duplicated, int reordered, int diverged) {
    Judge.Findings found = judge();
    assertEquals(
        List.of(lost, duplicated, reordered, diverged),
        List.of(found.lost(), found.duplicated(), found.reordered(), found.divergedDesktops()),
        found.complaints().toString());
    assertTrue(!found.isClean());
    return found;
  }

  private Judge.Findings judge() {
    Judge judge = new Judge(new LogSide(log, head, Map.of("ann", Set.of(4L))));
    judge.judge(new DeskSide("ann", follows, witnessed, outbox, held));
    return judge.findings();
  }

  private static LogSide.Entry entry(long pos, UUID device, long seq, UUID citizen, long place) {
    return new LogSide.Entry(id(pos), device, 1, seq, citizen, pos, place);
  }

  private static DeskSide.Held held(long pos, long citizenSeq) {
    return new DeskSide.Held(id(pos), pos, citizenSeq);
  }

  private static UUID id(long pos) {
    return new UUID(3, pos);
  }
}
