// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import org.citizendesk.desktop.timeline.Timeline;
import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.protocol.id.CitizenId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The newest part of a timeline, without a gap from {@code oldest} to the newest entry.
 *
 * @param oldest the place of the oldest confirmed entry in the server's order
 * @param moreHere whether the local store has older ones
 * @param moreElsewhere whether the server may have older ones than the local store
 * @param asked whether the server was asked for older ones in this step
 */
record Loaded(
    List<TimelineEntry> entries,
    long oldest,
    boolean moreHere,
    boolean moreElsewhere,
    boolean asked) {
  /** Nothing was read yet. */
  static final Loaded NOTHING = new Loaded(List.of(), Timeline.NEWEST, false, false, false);

  private static final int PAGE = 60;

  boolean hasOlder() {
    return moreHere || moreElsewhere;
  }

  /**
   * Reads all again down to the oldest entry, because history can come in anywhere. Blocks.
   *
   * @param deeper whether to read a page more
   * @param ask whether to ask the server if there is no such page here
   */
  Loaded next(Timeline timeline, CitizenId citizen, boolean deeper, boolean ask) {
    Reader reader = new Reader(timeline, citizen);
    while (reader.last.moreHere() && reader.oldest > oldest && oldest != Timeline.NEWEST) {
      reader.read();
    }
    boolean further = deeper && reader.last.moreHere();
    if (further) {
      reader.read();
    }
    if (!deeper) {
      reader.leaveOutBelow(oldest);
    }
    boolean asking = ask && !further && reader.last.moreElsewhere();
    if (asking) {
      timeline.fetchOlder(citizen);
    }
    return new Loaded(
        List.copyOf(reader.entries),
        reader.oldest,
        reader.last.moreHere(),
        reader.last.moreElsewhere(),
        asking);
  }

  /** Reads page by page, newest first. */
  private static final class Reader {
    private final Timeline timeline;
    private final CitizenId citizen;
    private final List<TimelineEntry> entries = new ArrayList<>();
    private long oldest = Timeline.NEWEST;
    private Timeline.Page last;

    Reader(Timeline timeline, CitizenId citizen) {
      this.timeline = timeline;
      this.citizen = citizen;
      this.last = timeline.page(citizen, Timeline.NEWEST, PAGE);
      take();
    }

    void read() {
      last = timeline.page(citizen, oldest, PAGE);
      take();
    }

    /** The last page may reach deeper than was loaded before; that much was not asked for. */
    void leaveOutBelow(long floor) {
      boolean left =
          floor != Timeline.NEWEST
              && entries.removeIf(
                  entry -> entry.citizenSeq() != null && entry.citizenSeq() < floor);
      if (left) {
        last = new Timeline.Page(List.of(), true, last.moreElsewhere());
        oldest = floor;
      }
    }

    private void take() {
      entries.addAll(0, last.entries());
      long lowest =
          last.entries().stream()
              .map(TimelineEntry::citizenSeq)
              .filter(Objects::nonNull)
              .mapToLong(Long::longValue)
              .min()
              .orElse(oldest);
      if (lowest >= oldest && last.moreHere()) {
        // A store that says "more" and gives nothing must not keep us reading for ever.
        last = new Timeline.Page(List.of(), false, last.moreElsewhere());
      }
      oldest = Math.min(oldest, lowest);
    }
  }
}
