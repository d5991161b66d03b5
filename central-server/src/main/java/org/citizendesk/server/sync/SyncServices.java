// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.session.Sessions;
import java.time.Clock;
import java.util.concurrent.Executor;

/** What every connection needs. */
record SyncServices(
    EventLog log,
    Sessions sessions,
    CommandHandler commands,
    SyncLimits limits,
    Clock clock,
    Executor workers) {}
