// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.book;

import org.citizendesk.protocol.event.Bounds;
import java.util.List;

/**
 * How the contacts of a queue are finished after the citizen has gone.
 *
 * @param seconds how long wrap-up may take, 0 to 3,600; 0 where there is no limit
 * @param outcomeRequired whether the contact stays until an outcome is given; this beats the timer
 * @param outcomes what to choose from, the usual ones first; empty for the desktop's own list
 */
public record WrapUp(Mode mode, int seconds, boolean outcomeRequired, List<Choice> outcomes) {
  /** What holds unless the book says otherwise. */
  public static final WrapUp USUAL = new WrapUp(Mode.MANUAL, 0, true, List.of());

  /** Outcome of a contact that the timer closed. */
  public static final String TIMED_OUT = "WRAP_TIMEOUT";

  /** Outcome of a contact that its queue closes as soon as the citizen has gone. */
  public static final String NONE = "NO_WRAP_UP";

  private static final int MAX_SECONDS = 3_600;
  private static final int MAX_OUTCOMES = 200;

  /** Who says when wrap-up is over. */
  public enum Mode {
    /** There is none: the contact is closed when the citizen has gone. */
    NONE,
    /** The agent may give an outcome, and is offered other work meanwhile. */
    OPTIONAL,
    /** The agent says. */
    MANUAL,
    /** The agent, or the timer at the latest. */
    TIMED,
    /** The timer, and nobody before it. */
    TIMED_NO_EARLY_EXIT,
    /** None, unless the agent asks for it while the contact goes on; then the timer. */
    ON_REQUEST;

    /** Returns whether wrap-up ends by itself. */
    public boolean isTimed() {
      return switch (this) {
        case TIMED, TIMED_NO_EARLY_EXIT, ON_REQUEST -> true;
        case NONE, OPTIONAL, MANUAL -> false;
      };
    }
  }

  /** Checks the bounds. */
  public WrapUp {
    Bounds.present(mode, "mode");
    Entries.within(0, MAX_SECONDS, seconds, "seconds");
    outcomes = Entries.distinct(outcomes, Choice::code, MAX_OUTCOMES, "outcomes");
    if (mode.isTimed() && seconds == 0) {
      throw new IllegalArgumentException("seconds must be given where the mode is " + mode);
    }
    if (outcomeRequired && mode == Mode.NONE) {
      throw new IllegalArgumentException("an outcome cannot be required where the mode is NONE");
    }
  }
}
