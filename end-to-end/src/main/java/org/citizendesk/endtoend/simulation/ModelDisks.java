// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.Uuids;
import java.util.random.RandomGenerator;

/** Disks in memory, fast enough for thousands of runs. */
final class ModelDisks implements Simulation.Disks {
  private static final int MOST_PARTITIONS = 3;

  @Override
  public ServerDisk server(Timetable.WallClock clock, RandomGenerator random) {
    return new ModelDisk(clock, 1 + random.nextInt(MOST_PARTITIONS));
  }

  @Override
  public DesktopDisk desktop(ClientFrame.Device device, Timetable.WallClock clock, Uuids uuids) {
    return new ModelStore(device, clock, uuids);
  }
}
