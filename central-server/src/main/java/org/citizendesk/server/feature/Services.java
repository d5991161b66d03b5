// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.feature;

import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.log.EventLog;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What the server offers to its features.
 *
 * @param log the open log
 * @param web where paths are mounted; only until the feature's start returns
 * @param timers runs things later
 * @param clock the only clock to ask
 * @param uuids makes identifiers
 * @param data folder of everything the server keeps; exists
 */
public record Services(
    EventLog log, WebPaths web, Timers timers, Clock clock, Uuids uuids, Path data) {}
