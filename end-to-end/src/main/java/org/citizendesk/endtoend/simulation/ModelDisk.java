// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.server.log.DeskLog;
import org.citizendesk.server.log.Tail;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A disk in memory: the pushes that were committed, from which the log is made anew. */
final class ModelDisk implements ServerDisk {
  private final Clock clock;
  private final int partitions;
  private final List<Commit> commits = new ArrayList<>();
  private ModelLog present;
  private int names = 1;

  ModelDisk(Clock clock, int partitions) {
    this.clock = clock;
    this.partitions = partitions;
    this.present = replayed();
  }

  @Override
  public DeskLog open() {
    present = replayed();
    return present;
  }

  @Override
  public Tail.Source tail(int partition) {
    return new Tail.Source() {
      @Override
      public Tail.End end() {
        return present.end(partition);
      }

      @Override
      public Tail.Stretch stretch(long after, long to) {
        return present.stretch(partition, after, to);
      }
    };
  }

  private ModelLog replayed() {
    ModelLog log = new ModelLog("log-" + names, partitions, commits::add, clock);
    commits.forEach(log::replay);
    return log;
  }

  @Override
  public void crash() {
    // Every commit is here already, and nothing else was.
  }

  @Override
  public List<ServerFrame.Head> rollBack(int lost, boolean rename) {
    commits.subList(Math.max(0, commits.size() - lost), commits.size()).clear();
    names += rename ? 1 : 0;
    return replayed().heads();
  }

  @Override
  public void close() {
    commits.clear();
  }

  /** A push that was taken. */
  record Commit(ClientFrame.Device device, List<Event> events, Instant at) {}
}
