// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.snapshot;

import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.feature.Timers;
import org.citizendesk.server.session.Admission;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Makes snapshots and gives them out. Until it is started, and after its end, it makes none. */
public final class SnapshotFeature implements ServerFeature, Snapshots {
  private static final String FOLDER = "snapshots";
  private static final Duration TIDY = Duration.ofMinutes(1);

  private final SnapshotSettings settings;
  private final Admission admission;
  private volatile Snapshots files = Snapshots.NONE;

  /**
   * @param admission knows who may fetch
   */
  public SnapshotFeature(SnapshotSettings settings, Admission admission) {
    this.settings = settings;
    this.admission = admission;
  }

  @Override
  public String name() {
    return "snapshot";
  }

  @Override
  public Running start(Services services) {
    SnapshotFiles started =
        new SnapshotFiles(
            services.log(),
            services.data().resolve(FOLDER),
            settings,
            services.clock(),
            services.uuids());
    services.web().http(SnapshotsHttp.PATH + "*", new SnapshotsHttp(started, admission));
    Timers.Timer tidying = services.timers().every(TIDY, started::tidy);
    files = started;
    return () -> {
      files = Snapshots.NONE;
      tidying.cancel();
      started.close();
    };
  }

  @Override
  public long worthFrom() {
    return files.worthFrom();
  }

  @Override
  public CompletableFuture<Optional<ServerFrame.Snapshot>> make(Wanted wanted) {
    return files.make(wanted);
  }

  @Override
  public void left(long owner) {
    files.left(owner);
  }
}
