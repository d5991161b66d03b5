// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.frame;

import org.citizendesk.protocol.event.Bounds;
import org.jspecify.annotations.Nullable;

/**
 * What this server expects of the desktop.
 *
 * @param pushWindow most PUSH frames without an ACK
 * @param heartbeatMillis how often each side says that it lives
 * @param signals whether it understands SIGNAL; null from those that do not
 */
public record Limits(
    int pushWindow, int maxClientFrameBytes, long heartbeatMillis, @Nullable Boolean signals) {
  /** Those of a server that does not understand SIGNAL. */
  public Limits(int pushWindow, int maxClientFrameBytes, long heartbeatMillis) {
    this(pushWindow, maxClientFrameBytes, heartbeatMillis, null);
  }

  /** Checks the bounds. */
  public Limits {
    Bounds.atLeast(1, pushWindow, "limits.pushWindow");
    Bounds.atLeast(1, maxClientFrameBytes, "limits.maxClientFrameBytes");
    Bounds.atLeast(1, heartbeatMillis, "limits.heartbeatMillis");
  }

  /** Returns whether the server understands SIGNAL. */
  public boolean takesSignals() {
    return Boolean.TRUE.equals(signals);
  }
}
