// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.frame;

import org.citizendesk.protocol.event.Bounds;

/**
 * What this server expects of the desktop.
 *
 * @param pushWindow most PUSH frames without an ACK
 * @param heartbeatMillis how often each side says that it lives
 */
public record Limits(int pushWindow, int maxClientFrameBytes, long heartbeatMillis) {
  /** Checks the bounds. */
  public Limits {
    Bounds.atLeast(1, pushWindow, "limits.pushWindow");
    Bounds.atLeast(1, maxClientFrameBytes, "limits.maxClientFrameBytes");
    Bounds.atLeast(1, heartbeatMillis, "limits.heartbeatMillis");
  }
}
