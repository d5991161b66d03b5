// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.server.feature.Timers;
import org.citizendesk.server.session.Passwords;
import org.citizendesk.server.sync.SyncLimits;
import org.jspecify.annotations.Nullable;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;

/**
 * What a server takes from the world; tests give their own.
 *
 * @param timers null for real ones
 * @param random makes tokens and salts
 * @param passwordIterations of new passwords
 */
public record Environment(
    Clock clock,
    @Nullable Timers timers,
    SecureRandom random,
    int passwordIterations,
    SyncLimits limits) {
  /** Returns the real world. */
  public static Environment real() {
    return new Environment(
        Clock.system(ZoneId.systemDefault()),
        null,
        new SecureRandom(),
        Passwords.DEFAULT_ITERATIONS,
        SyncLimits.DEFAULT);
  }
}
