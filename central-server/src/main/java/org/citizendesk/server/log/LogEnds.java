// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.frame.ServerFrame;
import java.util.List;

/**
 * Where a log ends.
 *
 * @param epoch its random name; a restored log, and one that took over, has another
 * @param heads the last position of each partition
 */
public record LogEnds(String epoch, List<ServerFrame.Head> heads) {}
