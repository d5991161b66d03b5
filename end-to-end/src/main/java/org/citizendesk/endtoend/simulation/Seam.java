// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.desktop.sync.SyncStore;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.server.log.DeskLog;
import org.citizendesk.server.log.Tail;
import java.util.List;
import java.util.random.RandomGenerator;

/** Where a part of the simulation can be replaced by a faulty one, to see whether it is noticed. */
public interface Seam {
  /** Replaces nothing. */
  Seam HONEST = new Seam() {};

  /** Returns how often a trouble comes, against the others; 0 for never. */
  default int weight(Weather.Trouble trouble, int usual) {
    return usual;
  }

  /** Returns the log of the server's disk. */
  default DeskLog disk(DeskLog log) {
    return log;
  }

  /** Returns the end of a partition as a node's tail sees it. */
  default Tail.Source tail(int partition, Tail.Source source) {
    return source;
  }

  /** Returns whether a node is told when another has committed something. */
  default boolean rings() {
    return true;
  }

  /** Returns whether the nodes look at the log from time to time. */
  default boolean polls() {
    return true;
  }

  /** Returns the log that the server's connections use. */
  default DeskLog log(DeskLog log) {
    return log;
  }

  /** Returns the store that a desktop's engine uses. */
  default SyncStore store(SyncStore store) {
    return store;
  }

  /** Returns where a desktop's engine takes chance from. */
  default RandomGenerator chance(RandomGenerator chance) {
    return chance;
  }

  /** Returns the pages of a snapshot that reach a desktop. */
  default List<ServerFrame.Page> snapshot(List<ServerFrame.Page> pages) {
    return pages;
  }

  /** Returns the frames that reach a desktop when this one came. */
  default List<ServerFrame> arriving(ServerFrame frame) {
    return List.of(frame);
  }
}
