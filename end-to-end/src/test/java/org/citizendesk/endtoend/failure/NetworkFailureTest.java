// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.failure;

import org.citizendesk.desktop.sync.LinkStatus.State;
import org.citizendesk.endtoend.soak.Weather;
import org.junit.jupiter.api.Test;
import java.util.List;

import static org.awaitility.Awaitility.await;
import static org.citizendesk.endtoend.failure.Centre.MARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the network can do. */
class NetworkFailureTest extends OneDeskAtWork {
  @Test
  void workGoesOnWhileTheCableIsOutAndIsSentWhenItIsInAgain() {
    line.cut();
    ann.sees(State.OFFLINE);
    ann.note("one", "two");

    ann.sees(now -> now.state() != State.LIVE && now.unsent() == 2);
    assertEquals(List.of(), centre.notes(MARY));
    line.mend();
    ann.isDone();
    assertEquals(List.of("one", "two"), centre.notes(MARY));
  }

  @Test
  void aLineOnWhichNothingMovesIsNoticedAtBothEnds() {
    line.network.turn(Weather.BLACK_HOLE);
    ann.note("one");

    await().until(() -> centre.server().linkedUsers().isEmpty());
    assertTrue(ann.sees(State.OFFLINE).detail().contains("tried again by itself"));
    line.cut();
    line.mend();
    ann.isDone();
    assertEquals(List.of("one"), centre.notes(MARY));
  }

  @Test
  void aLineThatCarriesNothingToTheServerIsGivenUpAndMadeAnew() {
    line.network.turn(Weather.halfOpen(true));
    ann.note("one");

    ann.sees(now -> now.state() != State.LIVE && now.unsent() == 1);
    line.cut();
    line.mend();
    ann.isDone();
    assertEquals(List.of("one"), centre.notes(MARY));
  }

  @Test
  void aLineThatCarriesNothingBackIsGivenUpAndWhatArrivedIsNotSentTwice() {
    line.network.turn(Weather.halfOpen(false));
    ann.note("one");

    ann.sees(now -> now.state() != State.LIVE);
    await().until(() -> centre.notes(MARY).equals(List.of("one")));
    line.cut();
    line.mend();
    ann.isDone();
    assertEquals(List.of("one"), centre.notes(MARY));
  }

  @Test
  void aCutInTheMiddleOfAFrameLosesAndDoublesNothing() {
    String longNote = "word ".repeat(1500).strip();
    for (int bytes : List.of(1, 700, 5000)) {
      line.network.cutAfter(bytes);
      ann.note(longNote + bytes);
      ann.isDone();
    }

    assertEquals(List.of(longNote + 1, longNote + 700, longNote + 5000), centre.notes(MARY));
  }

  @Test
  void aDesktopThatWasFrozenCatchesUpWithoutARestart() {
    ann.reads(MARY);
    Desk bob = centre.line("bob").desk("bob");
    bob.isDone();
    line.network.turn(Weather.BLACK_HOLE);
    bob.note("one", "two", "three");
    bob.isDone();
    assertEquals(List.of(), ann.reads(MARY));

    line.cut();
    line.mend();

    ann.awaitReads(List.of("one", "two", "three"));
    ann.isDone();
  }
}
