// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import org.citizendesk.endtoend.folder.TemporaryFolder;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What desktops cost that only listen, and how long it takes until all are back. */
final class IdleDesks {
  private IdleDesks() {}

  /**
   * What was measured.
   *
   * @param bytesPerConnection of the server's heap, after a collection
   * @param reconnectSeconds from the moment in which all links were cut until the last was welcome
   */
  record Cost(long bytesPerConnection, double reconnectSeconds) {}

  static Cost measure(int desktops) throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.make("citizen-desk-bench")) {
      List<Seats.Seat> seats = Seats.prepare(folder.path(), desktops);
      try (ServerUnderLoad server = ServerUnderLoad.start(LoadServer.Kind.WHOLE, folder.path());
          Fleet fleet = Fleet.open()) {
        // The first connections bring classes and pools along, which are not theirs.
        fleet.desks(server.port(), seats.subList(0, Math.min(50, desktops)));
        fleet.cut();
        long before = server.heapBytes();
        fleet.desks(server.port(), seats);
        long after = server.heapBytes();
        fleet.cut();
        long began = System.nanoTime();
        fleet.desks(server.port(), seats);
        double seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
        return new Cost((after - before) / desktops, seconds);
      }
    }
  }
}
