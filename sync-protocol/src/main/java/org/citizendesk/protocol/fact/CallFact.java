// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.fact;

import static org.citizendesk.protocol.event.Bounds.line;
import static org.citizendesk.protocol.event.Bounds.present;

/** What happens in a telephone call. */
public sealed interface CallFact extends Fact {
  /** Where a call stands. */
  enum State {
    /** The telephone system told us of it. */
    OFFERED,
    /** It rings here. */
    RINGING,
    /** Both sides can hear each other. */
    CONNECTED,
    /** The citizen waits on the line. */
    HELD,
    /** It is over, after having been connected. */
    ENDED,
    /** It is over, and nobody answered. */
    MISSED;

    /** Returns whether nothing can follow. */
    public boolean isOver() {
      return this == ENDED || this == MISSED;
    }
  }

  /**
   * The call changed its state.
   *
   * @param reason why, for instance "caller hung up"; may be empty
   */
  record Changed(State state, String reason) implements CallFact {
    /** Checks the bounds. */
    public Changed {
      present(state, "state");
      line(reason, "reason");
    }
  }
}
