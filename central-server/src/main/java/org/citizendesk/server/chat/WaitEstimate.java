// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.book.BusinessHours;
import org.citizendesk.server.contact.QueueLine.Given;
import org.jspecify.annotations.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How fast a queue moves, from what it has just done, and what that means for those in it.
 *
 * <p>With <i>n</i> the visitors who had to wait and were given to an agent within the last {@link
 * #WINDOW}, and <i>T</i> the part of that time, in the queue's business hours, in which anybody
 * waited, whoever is number <i>p</i> waits for about
 * <i>p</i>&thinsp;&middot;&thinsp;<i>T</i>/<i>n</i>. This is the queue-length estimator, (number in
 * line) times (mean time between departures from a busy queue): W. Whitt, "Predicting queueing
 * delays", Management Science 45 (6), 1999, 870–888; its service rate is not assumed but measured
 * while the queue was not empty. Visitors who give up are not counted as departures, so that the
 * estimate errs to the long side.
 *
 * <p>Below {@link #LEAST} departures nothing is said. What is said is a {@link Range}, and it
 * changes only when the estimate has left it by a quarter and it was shown for {@link #HOLD}: a
 * number that jumps is worse than none.
 */
final class WaitEstimate {
  /** How far back is looked. */
  static final Duration WINDOW = Duration.ofMinutes(30);

  /** Fewer departures say nothing about the next. */
  static final int LEAST = 5;

  /** Who was given to an agent sooner did not wait: an agent was free, and took it. */
  static final Duration AT_ONCE = Duration.ofSeconds(30);

  /** How long a range is shown at least. */
  static final Duration HOLD = Duration.ofMinutes(1);

  private static final double SLACK = 1.25;

  private static final List<Range> RANGES =
      List.of(
          new Range(0, 5),
          new Range(5, 10),
          new Range(10, 20),
          new Range(20, 40),
          new Range(40, 60),
          new Range(60, null));

  private WaitEstimate() {}

  /**
   * What a visitor is told.
   *
   * @param from minutes
   * @param to minutes; null if it may be any time longer
   */
  record Range(int from, @Nullable Integer to) {
    private boolean holds(double minutes, double slack) {
      return minutes * slack >= from && (to == null || minutes < to * slack);
    }
  }

  /**
   * What was shown last.
   *
   * @param range null for nothing
   * @param since when it was first shown
   */
  record Shown(@Nullable Range range, Instant since) {}

  /**
   * Returns how long it takes from one departure to the next; empty if too few are known.
   *
   * @param given who went from the queue to an agent within the window
   * @param oldest since when somebody waits who is still there; null if nobody does
   */
  static Optional<Duration> pace(
      List<Given> given, @Nullable Instant oldest, Instant now, BusinessHours hours) {
    Instant from = now.minus(WINDOW);
    List<Given> waited =
        given.stream()
            .filter(g -> g.acceptedAt().isAfter(from))
            .filter(g -> !g.acceptedAt().isBefore(g.queuedAt().plus(AT_ONCE)))
            .toList();
    if (waited.size() < LEAST) {
      return Optional.empty();
    }
    List<Given> spans = new ArrayList<>(waited);
    if (oldest != null && oldest.isBefore(now)) {
      spans.add(new Given(oldest, now));
    }
    Duration busy = busy(spans, from, hours);
    return busy.isZero() ? Optional.empty() : Optional.of(busy.dividedBy(waited.size()));
  }

  /** Returns for how long anybody waited: the open time in at least one of the spans. */
  private static Duration busy(List<Given> spans, Instant from, BusinessHours hours) {
    Duration busy = Duration.ZERO;
    Instant reached = from;
    for (Given span : spans.stream().sorted(Comparator.comparing(Given::queuedAt)).toList()) {
      Instant begin = span.queuedAt().isBefore(reached) ? reached : span.queuedAt();
      if (begin.isBefore(span.acceptedAt())) {
        busy = busy.plus(hours.between(begin, span.acceptedAt()));
        reached = span.acceptedAt();
      }
    }
    return busy;
  }

  /**
   * Returns what is shown now.
   *
   * @param pace from one departure to the next; empty if that is not known
   * @param position in line, from 1
   * @param before null if nothing was shown or held back before
   */
  static Shown shown(Optional<Duration> pace, int position, @Nullable Shown before, Instant now) {
    if (before != null && now.isBefore(before.since.plus(HOLD))) {
      return before;
    }
    Range last = before == null ? null : before.range;
    Range next = pace.map(each -> range(each, position, last)).orElse(null);
    return before != null && Objects.equals(next, last) ? before : new Shown(next, now);
  }

  private static Range range(Duration pace, int position, @Nullable Range last) {
    double minutes = pace.toMillis() / 60_000.0 * position;
    if (last != null && last.holds(minutes, SLACK)) {
      return last;
    }
    return RANGES.stream().filter(range -> range.holds(minutes, 1)).findFirst().orElseThrow();
  }
}
