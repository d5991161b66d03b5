// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.frame.ServerFrame;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How far the partitions of the log reach, and how far each has been told to a desktop. */
final class Feeds {
  private final Map<Integer, Feed> feeds = new TreeMap<>();
  private List<ServerFrame.Head> heads = List.of();

  void begin(List<ServerFrame.Head> now) {
    heads = now;
  }

  List<ServerFrame.Head> heads() {
    return heads;
  }

  boolean has(int partition) {
    return heads.stream().anyMatch(head -> head.partition() == partition);
  }

  Feed of(int partition) {
    return feeds.computeIfAbsent(partition, Feed::new);
  }

  /** Returns whether each partition is asked for less often than so many times at once. */
  boolean areReadingLessThan(int window) {
    return feeds.values().stream().allMatch(feed -> feed.reading() < window);
  }

  /** Returns how many positions behind the log this desktop has been told. */
  long behind() {
    return heads.stream().mapToLong(this::behind).sum();
  }

  private long behind(ServerFrame.Head head) {
    Feed feed = feeds.get(head.partition());
    return feed == null ? 0 : Math.max(0, head.pos() - feed.told());
  }

  /** All that this connection listens to was told up to these places. */
  void reached(List<Reached> upto) {
    for (Reached now : upto) {
      grown(now);
      of(now.partition()).cover(now);
    }
  }

  void grown(Reached now) {
    heads =
        heads.stream()
            .map(
                head ->
                    head.partition() == now.partition() && head.pos() < now.pos()
                        ? now.head()
                        : head)
            .toList();
  }

  /** Tells of stretches in which there was nothing for this desktop, so that its cursors move. */
  List<ServerFrame> progress(Subscription sub) {
    return feeds.values().stream().flatMap(feed -> feed.progress(sub).stream()).toList();
  }

  /** Returns the positions behind which a new subscription is in force. */
  List<ServerFrame.Head> at() {
    return heads.stream()
        .map(head -> new ServerFrame.Head(head.partition(), of(head.partition()).at(head.pos())))
        .toList();
  }
}
