// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.server.log.DeskLog;
import org.citizendesk.server.session.Admission;
import org.citizendesk.server.snapshot.Snapshots;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What every connection needs; all of it may be called from any of the workers.
 *
 * @param oldestSchema what a desktop must be able to read; from an older one only what it wrote is
 *     taken
 * @param clock the time of day, for the end of sign-ins and for people
 * @param ticks milliseconds that only ever go forward, for everything that waits
 */
public record SyncServices(
    DeskLog log,
    Admission sessions,
    CommandHandler commands,
    SyncLimits limits,
    int oldestSchema,
    Snapshots snapshots,
    Clock clock,
    LongSupplier ticks,
    Executor workers) {
  Moment now() {
    return new Moment(clock.instant(), ticks.getAsLong());
  }
}
