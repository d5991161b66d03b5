// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.Uuids;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** Files in a folder, behind the real stores of both sides. */
final class SqliteDisks implements Simulation.Disks {
  private final Path folder;
  private int made;

  SqliteDisks(Path folder) {
    this.folder = folder;
  }

  @Override
  public ServerDisk server(Timetable.WallClock clock, RandomGenerator random) {
    return new SqliteServer(folder.resolve("server.db"), clock, random);
  }

  @Override
  public DesktopDisk desktop(ClientFrame.Device device, Timetable.WallClock clock, Uuids uuids) {
    return SqliteDesk.open(this, clock, device.epoch());
  }

  /** Returns a file that is not there yet. */
  Path next() {
    return folder.resolve("desk-" + made++ + ".db");
  }
}
