// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.frame.ServerFrame;
import java.util.List;

/**
 * What became of a push, all of it on disk.
 *
 * @param epoch the name of the log that it is in
 * @param uptoSeq everything of this device and epoch up to here is stored or refused for good
 * @param placed the places of the events that are in the log, also of those that had been there
 *     before
 * @param rejected what was refused
 */
public record PushOutcome(
    String epoch,
    long uptoSeq,
    List<ServerFrame.Placed> placed,
    List<ServerFrame.Reject> rejected) {}
