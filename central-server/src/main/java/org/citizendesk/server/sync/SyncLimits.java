// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.frame.Limits;
import java.time.Duration;

/**
 * How much a connection may take.
 *
 * @param heartbeat how often each side says that it lives; 2.5 times that without a sign is a lost
 *     link
 * @param hello how long to wait for the first frame
 * @param stall how long a connection may not take anything before it is closed
 * @param pushWindow most pushes that are not stored yet
 * @param pullWindow most pages asked for and not answered yet
 * @param maxQueuedBytes from how many unsent bytes on a connection lags: nothing more is pushed to
 *     it until it pulls
 */
public record SyncLimits(
    Duration heartbeat,
    Duration hello,
    Duration stall,
    int pushWindow,
    int pullWindow,
    long maxQueuedBytes) {
  /** What suits a local network. */
  public static final SyncLimits DEFAULT =
      new SyncLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          4,
          2,
          Bounds.MAX_SERVER_FRAME_BYTES);

  /** Returns after how long without a sign the other side counts as gone. */
  Duration silence() {
    return heartbeat.multipliedBy(5).dividedBy(2);
  }

  Limits told() {
    return new Limits(pushWindow, Bounds.MAX_CLIENT_FRAME_BYTES, heartbeat.toMillis(), true);
  }
}
