// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import java.time.Duration;
import java.time.Instant;

/**
 * When something happens.
 *
 * @param wall the time of day, which somebody may set: for what people agreed on, such as the end
 *     of a sign-in
 * @param ticks milliseconds that only ever go forward: for everything that waits
 */
record Moment(Instant wall, long ticks) {
  /** Returns how much time has passed since another moment. */
  Duration since(Moment then) {
    return Duration.ofMillis(ticks - then.ticks);
  }
}
