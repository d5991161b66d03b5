// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import java.util.List;

/**
 * The log as a desktop finds it that comes, all of it of one and the same log.
 *
 * @param hwm the highest stored sequence of its device and epoch; 0 if these are not known
 * @param reread the partitions in which the desktop has read another log than this one: what it
 *     read or fetched is longer, or does not have this log's proof
 */
public record LogStanding(LogEnds ends, long hwm, List<Integer> reread) {}
