// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads the log: pages where something is missing, deliveries where they fit. A frame that does not
 * begin at the cursor is never applied, so the server may leave out as many as it likes.
 */
final class Inflow {
  /** What a frame led to. */
  enum Verdict {
    /** It was applied, and more is known than before. */
    PROGRESS,
    /** It was of no use, and that is no harm. */
    NOTHING,
    /** The server answers nonsense; asking again would go on for ever. */
    NONSENSE,
    /** What was confirmed here is not what the server says now. */
    CONTRADICTION
  }

  private static final int MOST_PULLS = 2;

  // From here on reading takes long enough for people to see it.
  private static final long MUCH = 5_000;

  private final SyncStore store;
  private final Following following;
  private final CatchingUp catchingUp = new CatchingUp();
  private final Map<Integer, Partition> partitions = new TreeMap<>();
  private boolean slow;

  Inflow(SyncStore store, Following following) {
    this.store = store;
    this.following = following;
  }

  /** Begins a connection: every partition is asked for once, which also starts its deliveries. */
  void begin(List<ServerFrame.Head> heads) {
    partitions.clear();
    Map<Integer, Long> cursors = SyncStore.positions(store.standing());
    for (ServerFrame.Head head : heads) {
      Partition partition = new Partition(cursors.getOrDefault(head.partition(), 0L));
      partition.head = head.pos();
      partitions.put(head.partition(), partition);
    }
  }

  void end() {
    partitions.clear();
    catchingUp.end();
  }

  /** Takes note of whether bytes are dear on this line, also for the connections to come. */
  void slow(boolean now) {
    slow = now;
  }

  CatchingUp catchingUp() {
    return catchingUp;
  }

  /** Returns how far reading has come, for people; empty if there is not much to read. */
  String progress() {
    long done = partitions.values().stream().mapToLong(p -> p.cursor - p.begun).sum();
    long all = partitions.values().stream().mapToLong(p -> Math.max(0, p.head - p.begun)).sum();
    String fetching = catchingUp.progress();
    return !fetching.isEmpty() || all < MUCH
        ? fetching
        : "What was missed is read: " + CatchingUp.percent(done, all) + " %.";
  }

  boolean isCaughtUp() {
    return partitions.values().stream().noneMatch(partition -> partition.wanted);
  }

  boolean isStuck(long now, long patience) {
    return partitions.values().stream()
        .anyMatch(partition -> partition.pulling && now - partition.pulledAt >= patience);
  }

  void pump(long now, Consumer<ClientFrame> out) {
    long free = MOST_PULLS - partitions.values().stream().filter(p -> p.pulling).count();
    for (Map.Entry<Integer, Partition> entry : partitions.entrySet()) {
      Partition partition = entry.getValue();
      boolean pages = partition.wanted && !catchingUp.isReading(entry.getKey());
      if (free > 0 && pages && !partition.pulling) {
        free--;
        partition.pull(partition.cursor, now);
        out.accept(pull(entry.getKey(), partition.cursor, now));
      }
    }
  }

  private ClientFrame pull(int partition, long after, long now) {
    return new ClientFrame.Pull(
        partition,
        after,
        Bounds.MAX_PAGE_EVENTS,
        slow ? true : null,
        catchingUp.wants(now) ? true : null);
  }

  Verdict delivered(ServerFrame.Deliver frame) {
    Partition partition = partition(frame.partition());
    SyncStore.Range range =
        new SyncStore.Range(
            frame.partition(), frame.from(), frame.to(), frame.events(), frame.proof());
    long before = partition.cursor;
    SyncStore.Applied applied = apply(partition, range, frame.subVersion());
    if (partition.cursor < frame.to()) {
      partition.wanted = true;
    }
    return switch (applied.kind()) {
      case DONE -> partition.progressSince(before);
      case STALE, GAP -> Verdict.NOTHING;
      case CONTRADICTION -> Verdict.CONTRADICTION;
    };
  }

  /**
   * Applies a page.
   *
   * @param send takes the request for what follows, before: the server reads meanwhile
   */
  Verdict paged(ServerFrame.Page frame, long now, Consumer<ClientFrame> send) {
    Partition partition = partition(frame.partition());
    boolean asked = partition.pulling;
    boolean ahead = asked && frame.more() && fits(frame, partition);
    if (ahead) {
      partition.pull(frame.to(), now);
      send.accept(pull(frame.partition(), frame.to(), now));
    }
    long before = partition.cursor;
    SyncStore.Range range =
        new SyncStore.Range(
            frame.partition(), frame.from(), frame.to(), frame.events(), frame.proof());
    SyncStore.Applied applied = apply(partition, range, frame.subVersion());
    if (applied.kind() == SyncStore.Applied.Kind.CONTRADICTION) {
      return Verdict.CONTRADICTION;
    }
    return ahead || !asked
        ? partition.progressSince(before)
        : partition.answered(frame.more(), applied.kind());
  }

  private boolean fits(ServerFrame.Page page, Partition partition) {
    return page.from() <= partition.cursor
        && page.to() > partition.cursor
        && following.validUpTo(page.partition(), page.subVersion()) >= page.to()
        && !catchingUp.isReading(page.partition());
  }

  void offered(ServerFrame.Snapshot offer, long now) {
    catchingUp.offered(offer, partition(offer.partition()).cursor, now);
  }

  /**
   * Something came of the snapshot.
   *
   * @param abandon is called if it is of no use any longer
   */
  Verdict fetched(SnapshotPiece piece, long now, Runnable abandon) {
    switch (piece) {
      case SnapshotPiece.Arrived some -> catchingUp.arrived(some.bytes(), now);
      case SnapshotPiece.Over over -> catchingUp.over(over.whole(), now);
      case SnapshotPiece.Pages some -> {
        if (catchingUp.isReading(some.pages().getFirst().partition())) {
          return applied(some.pages(), now, abandon);
        }
      }
    }
    return Verdict.NOTHING;
  }

  /** Several pages are one transaction; they have no gaps between them. */
  private Verdict applied(List<ServerFrame.Page> pages, long now, Runnable abandon) {
    ServerFrame.Page first = pages.getFirst();
    ServerFrame.Page last = pages.getLast();
    SyncStore.Range range =
        new SyncStore.Range(
            first.partition(),
            first.from(),
            last.to(),
            pages.stream().flatMap(page -> page.events().stream()).toList(),
            last.proof());
    Partition partition = partition(first.partition());
    SyncStore.Applied applied = apply(partition, range, first.subVersion());
    catchingUp.applied(now);
    if (partition.cursor < last.to()) {
      catchingUp.over(false, now);
      abandon.run();
    }
    return switch (applied.kind()) {
      case DONE -> Verdict.PROGRESS;
      case STALE, GAP -> Verdict.NOTHING;
      case CONTRADICTION -> Verdict.CONTRADICTION;
    };
  }

  void caughtUp(ServerFrame.CaughtUp frame) {
    Partition partition = partition(frame.partition());
    if (partition.cursor < frame.at()) {
      partition.wanted = true;
    }
  }

  /**
   * Compares with where the log stands. A delivery may still be on its way behind a heartbeat, so
   * only a head that was already ahead at the heartbeat before proves that one was left out.
   */
  void heads(List<ServerFrame.Head> heads) {
    for (ServerFrame.Head head : heads) {
      Partition partition = partition(head.partition());
      if (partition.cursor < partition.headBefore) {
        partition.wanted = true;
      }
      partition.headBefore = head.pos();
      partition.head = head.pos();
    }
  }

  private SyncStore.Applied apply(Partition partition, SyncStore.Range range, long subVersion) {
    long end = following.validUpTo(range.partition(), subVersion);
    SyncStore.Applied applied = store.apply(range.upTo(end));
    partition.cursor = applied.cursor();
    return applied;
  }

  private Partition partition(int id) {
    return partitions.computeIfAbsent(id, any -> new Partition(cursorOf(id)));
  }

  private long cursorOf(int partition) {
    return SyncStore.positions(store.standing()).getOrDefault(partition, 0L);
  }

  /** Where reading stands in one partition. */
  private static final class Partition {
    private long cursor;
    private boolean wanted = true;
    private boolean pulling;
    private long pulledAt;
    private long pulledAfter;
    private long headBefore;
    private long head;
    private final long begun;

    Partition(long cursor) {
      this.cursor = cursor;
      this.begun = cursor;
    }

    void pull(long after, long now) {
      pulling = true;
      pulledAt = now;
      pulledAfter = after;
    }

    Verdict answered(boolean more, SyncStore.Applied.Kind kind) {
      pulling = false;
      wanted = more || kind == SyncStore.Applied.Kind.GAP;
      if (wanted && cursor == pulledAfter) {
        return Verdict.NONSENSE;
      }
      return progressSince(pulledAfter);
    }

    /** An empty page at the cursor comes from any server that still stands, so it proves little. */
    Verdict progressSince(long before) {
      return cursor > before ? Verdict.PROGRESS : Verdict.NOTHING;
    }
  }
}
