// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.session.Admission;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * What every connection needs; all of it may be called from any of the workers.
 *
 * @param oldestSchema what a desktop must be able to read; from an older one only what it wrote is
 *     taken
 */
public record SyncServices(
    EventLog log,
    Admission sessions,
    CommandHandler commands,
    SyncLimits limits,
    int oldestSchema,
    Clock clock,
    Executor workers) {}
