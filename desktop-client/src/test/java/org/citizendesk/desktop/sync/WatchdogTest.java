// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.frame.CloseCode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A server that lives but does not answer. */
class WatchdogTest {
  @AutoClose private final SyncBench bench = new SyncBench();

  @Test
  void aPushThatIsNotAnsweredEndsTheConnectionThoughHeartbeatsCome() {
    bench.live(0);
    bench.write(SampleEvents.ELENA);
    bench.step(new Input.Written());

    bench.passHearing(ClientSync.PATIENCE_MILLIS);

    assertEquals(CloseCode.TIMED_OUT, bench.closedWith());
    assertEquals(LinkStatus.State.OFFLINE, bench.status().state());
  }

  @Test
  void aPullThatIsNotAnsweredEndsTheConnectionThoughHeartbeatsCome() {
    bench.connect(0, 5);

    bench.passHearing(ClientSync.PATIENCE_MILLIS);

    assertEquals(CloseCode.TIMED_OUT, bench.closedWith());
  }

  @Test
  void threeInARowAreToldToTheUserAndTheLog() {
    bench.connect(0, 5);
    bench.passHearing(ClientSync.PATIENCE_MILLIS);
    again();
    assertTrue(bench.status().detail().contains("tried again by itself"));

    again();

    assertTrue(bench.status().detail().contains("has not answered 3 times in a row"));
  }

  @Test
  void progressBetweenThemCountsAnew() {
    bench.connect(0, 5);
    bench.passHearing(ClientSync.PATIENCE_MILLIS);
    again();
    bench.reconnect();
    bench.welcome(0, 5);
    bench.page(0, 3, true);
    bench.passHearing(ClientSync.PATIENCE_MILLIS);

    assertEquals(CloseCode.TIMED_OUT, bench.closedWith());
    assertTrue(bench.status().detail().contains("tried again by itself"));
  }

  private void again() {
    bench.reconnect();
    bench.welcome(0, 5);
    bench.passHearing(ClientSync.PATIENCE_MILLIS);
  }
}
