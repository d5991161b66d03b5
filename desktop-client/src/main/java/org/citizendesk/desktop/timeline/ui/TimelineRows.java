// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.protocol.id.EventId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Turns entries into rows: joins what belongs together and puts all into words. Thread-safe. */
public final class TimelineRows {
  private final RowWords words;
  private final UnaryOperator<String> outcomes;

  /**
   * @param agent the reader's sign-in name
   * @param displayName the reader's name as citizens see it
   * @param zone in which days begin
   * @param outcomes what people call an outcome, from its code
   * @param queues what people call a queue, from its id
   */
  public TimelineRows(
      String agent,
      String displayName,
      ZoneId zone,
      UnaryOperator<String> outcomes,
      UnaryOperator<String> queues) {
    this.words = new RowWords(new RowWords.Author(agent, displayName), zone, queues);
    this.outcomes = outcomes;
  }

  /** Returns the rows of entries that are given oldest first. */
  public List<TimelineRow> of(List<TimelineEntry> entries, Reading reading) {
    return new RowPass(entries, reading, words, outcomes).rows();
  }

  /**
   * How the timeline is being read.
   *
   * @param unfolded mails whose quotations are shown
   * @param older what there is above
   * @param today the day it is
   */
  public record Reading(Set<EventId> unfolded, TimelineRow.Older.State older, LocalDate today) {}
}
