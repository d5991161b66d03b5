// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The engine with a snapshot: it is taken, read, and given up for pages. */
class CatchingUpTest {
  private static final int HEAD = 100;

  @AutoClose private final SyncBench bench = new SyncBench();

  @BeforeEach
  void begin() {
    bench.connect(0, HEAD);
    assertEquals(true, bench.only(ClientFrame.Pull.class).snapshot());
    bench.page(0, 10, true);
    offer(10, HEAD);
  }

  @Test
  void anOfferIsFetchedWithTheTokenAndNoFurtherPageIsAskedFor() {
    Effect.Download download = download();
    assertEquals("token", download.token());
    assertEquals(bench.link, download.link());

    bench.page(10, 20, true);

    assertTrue(bench.sent(ClientFrame.Pull.class).isEmpty());
    assertEquals(20, bench.cursor());
    assertEquals(SyncState.CATCHING_UP, bench.sync.state());
  }

  @Test
  void itsPagesAreAppliedFromTheCursorOnAndThenTheRestIsPulled() {
    bench.page(10, 20, true);

    pages(page(10, 40), page(40, 70));
    assertEquals(70, bench.cursor());
    pages(page(70, HEAD));
    fetched(new SnapshotPiece.Over(true));

    assertEquals(HEAD, bench.cursor());
    assertEquals(HEAD, bench.only(ClientFrame.Pull.class).after());
    bench.page(HEAD, HEAD, false);
    assertEquals(SyncState.LIVE, bench.sync.state());
  }

  @Test
  void howFarTheFileHasComeIsShown() {
    fetched(new SnapshotPiece.Arrived(250));

    assertEquals(LinkStatus.State.CATCHING_UP, bench.status().state());
    assertEquals("What was missed is fetched in one piece: 25 %.", bench.status().detail());
  }

  @Test
  void oneThatFailsIsForgottenAndNoOtherIsWantedForAWhile() {
    bench.page(10, 20, true);
    bench.effects.removeIf(Effect.Send.class::isInstance);
    fetched(new SnapshotPiece.Over(false));

    ClientFrame.Pull pull = bench.only(ClientFrame.Pull.class);
    assertEquals(20, pull.after());
    assertNull(pull.snapshot());
    offer(20, HEAD);
    bench.page(20, HEAD, false);
    assertEquals(SyncState.LIVE, bench.sync.state());
  }

  @Test
  void oneThatStopsWithoutAWordIsGivenUp() {
    bench.page(10, 20, true);
    bench.effects.removeIf(Effect.Send.class::isInstance);
    for (long waited = 0; waited < CatchingUp.PATIENCE_MILLIS; waited += 4_000) {
      assertTrue(bench.sent(ClientFrame.Pull.class).isEmpty(), "given up after " + waited);
      bench.receive(new ServerFrame.Heartbeat(List.of()));
      bench.pass(4_000);
    }

    assertTrue(bench.effects.contains(new Effect.Abandon()));
    assertEquals(20, bench.only(ClientFrame.Pull.class).after());
  }

  @Test
  void pagesThatDoNotReachAsFarAsTheySayEndIt() {
    bench.page(10, 20, true);
    bench.effects.removeIf(Effect.Send.class::isInstance);

    pages(page(40, HEAD));

    assertTrue(bench.effects.contains(new Effect.Abandon()));
    assertEquals(20, bench.only(ClientFrame.Pull.class).after());
  }

  @Test
  void itEndsWithItsConnection() {
    long old = bench.link;
    bench.step(new Input.Closed(old, 1006));
    bench.pass(60_000);
    bench.opened();
    bench.welcome(0, HEAD);

    bench.step(new Input.Fetched(old, new SnapshotPiece.Pages(List.of(page(10, HEAD)))));

    assertEquals(10, bench.cursor());
    assertEquals(10, bench.only(ClientFrame.Pull.class).after());
  }

  @Test
  void anOfferThatPagesHaveMostlyOvertakenIsPassedOver() {
    CatchingUp catchingUp = new CatchingUp();

    catchingUp.offered(snapshot(0, 100), 50, 0);
    assertFalse(catchingUp.isReading(0));
    catchingUp.offered(snapshot(40, 100), 30, 0);
    assertFalse(catchingUp.isReading(0), "something would be missing before it");
    catchingUp.offered(snapshot(0, 100), 49, 0);
    assertTrue(catchingUp.isReading(0));
  }

  private Effect.Download download() {
    return bench.effects.stream()
        .filter(Effect.Download.class::isInstance)
        .map(Effect.Download.class::cast)
        .reduce((one, other) -> other)
        .orElseThrow();
  }

  private void offer(long from, long to) {
    bench.receive(snapshot(from, to));
  }

  private static ServerFrame.Snapshot snapshot(long from, long to) {
    return new ServerFrame.Snapshot(0, from, to, "name", 1_000, "0123456789abcdef".repeat(4));
  }

  private void pages(ServerFrame.Page... pages) {
    fetched(new SnapshotPiece.Pages(List.of(pages)));
  }

  private void fetched(SnapshotPiece piece) {
    bench.step(new Input.Fetched(bench.link, piece));
  }

  private static ServerFrame.Page page(long from, long to) {
    return new ServerFrame.Page(
        0, from, to, 1, true, SampleEvents.range(SampleEvents.ELENA, from, to));
  }
}
