// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What became of a push, all of it on disk.
 *
 * @param epoch the name of the log that it is in
 * @param uptoSeq everything of this device and epoch up to here is stored or refused for good
 * @param placed the places of the events that are in the log, also of those that had been there
 *     before
 * @param rejected what was refused
 * @param newest the last of these places in each partition, with what stands for the log up to it
 */
public record PushOutcome(
    String epoch,
    long uptoSeq,
    List<ServerFrame.Placed> placed,
    List<ServerFrame.Reject> rejected,
    List<ClientFrame.Cursor> newest) {
  /** Returns the last place of each partition of both. */
  static List<ClientFrame.Cursor> last(
      List<ClientFrame.Cursor> some, List<ClientFrame.Cursor> more) {
    Map<Integer, ClientFrame.Cursor> last = new TreeMap<>();
    Stream.concat(some.stream(), more.stream())
        .forEach(at -> last.merge(at.partition(), at, (a, b) -> a.pos() >= b.pos() ? a : b));
    return List.copyOf(last.values());
  }
}
