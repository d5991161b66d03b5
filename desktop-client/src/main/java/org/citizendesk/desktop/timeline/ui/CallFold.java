// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.desktop.timeline.ui.TimelineRow.CallCard.Phase;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.CallFact.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All that is known of one call, from its changes of state.
 *
 * @param talk how long both could hear each other, up to the last known change
 * @param held how long the citizen waited on the line, up to the last known change
 * @param holds how often
 * @param reason what was said about its end; may be empty
 */
record CallFold(State last, Duration talk, Duration held, int holds, String reason) {
  /**
   * Joins the changes.
   *
   * @param changes entries of one call with {@link CallFact.Changed}, at least one, oldest first
   */
  static CallFold of(List<TimelineEntry> changes) {
    Duration talk = Duration.ZERO;
    Duration held = Duration.ZERO;
    int holds = 0;
    String reason = "";
    State state = State.OFFERED;
    Instant since = changes.getFirst().at();
    for (TimelineEntry entry : changes) {
      if (entry.fact() instanceof CallFact.Changed changed) {
        Duration spent = notNegative(Duration.between(since, entry.at()));
        talk = state == State.CONNECTED ? talk.plus(spent) : talk;
        held = state == State.HELD ? held.plus(spent) : held;
        holds += changed.state() == State.HELD ? 1 : 0;
        reason = changed.reason();
        state = changed.state();
        since = entry.at();
      }
    }
    return new CallFold(state, talk, held, holds, reason);
  }

  /** Returns how far it is. */
  Phase phase() {
    return switch (last) {
      case OFFERED, RINGING -> Phase.RINGING;
      case CONNECTED, HELD -> Phase.LIVE;
      case ENDED -> Phase.ENDED;
      case MISSED -> Phase.MISSED;
    };
  }

  private static Duration notNegative(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
