// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.server.log.Entry;
import org.citizendesk.server.log.LogPage;
import org.jspecify.annotations.Nullable;
import java.util.ArrayList;
import java.util.List;

/**
 * How far one partition has been told to a desktop. The desktop pulls until it is at the end; from
 * then on it is told of each commit, until it lags.
 */
final class Feed {
  // What commits while a page is read is kept, so that the page can be the last one.
  private static final int MAX_KEPT = 200;

  private final int partition;
  private final List<Input.Committed> kept = new ArrayList<>();
  private boolean live;
  private boolean keptAll = true;
  private int reading;
  private long sentTo;
  private long coveredTo;
  private @Nullable String coveredProof;

  Feed(int partition) {
    this.partition = partition;
  }

  /** The desktop is at this position, which is the end. */
  void startAt(long pos) {
    live = true;
    sentTo = pos;
    coveredTo = pos;
    coveredProof = null;
  }

  /** Returns up to where the desktop has been told. */
  long told() {
    return coveredTo;
  }

  int reading() {
    return reading;
  }

  /** Returns the position behind which a new subscription is in force. */
  long at(long head) {
    return live ? coveredTo : head;
  }

  /** A page is about to be read. */
  void pulled() {
    live = false;
    if (reading == 0) {
      kept.clear();
      keptAll = true;
    }
    reading++;
  }

  /**
   * Answers a PULL and, at the end of the log, goes live.
   *
   * @param filter what the page was filtered by
   */
  List<ServerFrame> page(LogPage page, Subscription filter, Subscription sub) {
    reading--;
    if (filter.version() != sub.version()) {
      // It may lack what the new subscription covers: the desktop has to ask again.
      return List.of(
          new ServerFrame.Page(
              partition, page.from(), page.from(), sub.version(), true, List.of()));
    }
    boolean last = !page.more() && reading == 0 && keptAll;
    List<ServerFrame> frames = new ArrayList<>();
    frames.add(
        new ServerFrame.Page(
            partition, page.from(), page.to(), sub.version(), !last, page.events(), page.proof()));
    if (last) {
      startAt(page.to());
      frames.add(new ServerFrame.CaughtUp(partition, page.to()));
      kept.forEach(commit -> frames.addAll(advance(commit, sub)));
      kept.clear();
    }
    return frames;
  }

  /** The log grew. */
  List<ServerFrame> committed(Input.Committed commit, Subscription sub, boolean congested) {
    if (reading > 0) {
      keep(commit);
      return List.of();
    }
    if (live && congested) {
      // The desktop sees from the next heartbeat that it is behind, and pulls.
      live = false;
    }
    return live ? advance(commit, sub) : List.of();
  }

  private void keep(Input.Committed commit) {
    keptAll = keptAll && kept.size() < MAX_KEPT;
    if (keptAll) {
      kept.add(commit);
    }
  }

  private List<ServerFrame> advance(Input.Committed commit, Subscription sub) {
    List<ServerFrame> frames = new ArrayList<>();
    List<PlacedEvent> portion = new ArrayList<>();
    int weight = 0;
    for (Entry entry : commit.entries()) {
      long pos = entry.placed().place().pos();
      if (pos > coveredTo && sub.covers(entry.topics())) {
        int heavier = weight + LogPage.weight(entry.placed());
        if (!portion.isEmpty() && heavier > LogPage.MAX_WEIGHT) {
          frames.add(deliver(portion, sub));
          portion.clear();
          weight = 0;
        }
        portion.add(entry.placed());
        weight += LogPage.weight(entry.placed());
        cover(pos, entry.proof());
      }
    }
    cover(commit.upto());
    if (!portion.isEmpty()) {
      frames.add(deliver(portion, sub));
    }
    return frames;
  }

  private ServerFrame deliver(List<PlacedEvent> events, Subscription sub) {
    long from = sentTo;
    sentTo = coveredTo;
    return new ServerFrame.Deliver(partition, from, coveredTo, sub.version(), events, coveredProof);
  }

  /** There is nothing more for this desktop up to a place than what it was told. */
  void cover(Reached upto) {
    if (live) {
      cover(upto.pos(), upto.proof());
    }
  }

  private void cover(long pos, @Nullable String proof) {
    if (pos > coveredTo) {
      coveredTo = pos;
      coveredProof = proof;
    }
  }

  /** Tells of a stretch in which there was nothing for this desktop, so that its cursor moves. */
  List<ServerFrame> progress(Subscription sub) {
    return live && coveredTo > sentTo ? List.of(deliver(List.of(), sub)) : List.of();
  }
}
