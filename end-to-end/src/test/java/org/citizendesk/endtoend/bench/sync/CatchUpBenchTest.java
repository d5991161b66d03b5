// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import org.junit.jupiter.api.Test;
import java.io.IOException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Real server, sockets and store: both ways bring everything, which the bench itself checks. */
class CatchUpBenchTest {
  @Test
  void bothWaysBringEverythingAndTheFiguresFit() throws IOException {
    CatchUpBench.Result result = CatchUpBench.measure(10_000);

    assertEquals(10_000, result.events());
    assertEquals(result.plainBytes(), result.more().get("bytesPerEvent"));
    assertTrue(result.snapshotsMade() > 0, "no snapshot was made");
    assertTrue(result.deflatedBytes() < result.plainBytes() / 1.5, result.toString());
    assertEquals(result.pagesSeconds() / result.insertSeconds(), result.catchUpRatio());
  }
}
