// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.connector;

import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import java.time.Instant;

/** What a channel tells the desk. */
public sealed interface Inbound {
  /**
   * Returns the channel's own name for the call, chat or message: the same name twice is the same
   * thing, so a replay does nothing.
   */
  String ref();

  /** Returns when the channel says it happened. */
  Instant at();

  /**
   * Somebody wants to reach us.
   *
   * @param party the address it comes from; a hint, never an identity
   * @param displayName how the channel calls the party; empty if it does not
   * @param queue the queue it belongs to, as the channel labels it
   */
  record Offered(
      String ref, Instant at, Channel channel, String party, String displayName, String queue)
      implements Inbound {
    /** Checks the bounds. */
    public Offered {
      Bounds.line(ref, "ref");
      Bounds.present(at, "at");
      Bounds.present(channel, "channel");
      Bounds.line(party, "party");
      Bounds.line(displayName, "displayName");
      Bounds.line(queue, "queue");
    }
  }

  /**
   * A call changed its state.
   *
   * @param reason why; may be empty
   */
  record CallChanged(String ref, Instant at, CallFact.State state, String reason)
      implements Inbound {
    /** Checks the bounds. */
    public CallChanged {
      Bounds.line(ref, "ref");
      Bounds.present(at, "at");
      Bounds.present(state, "state");
      Bounds.line(reason, "reason");
    }
  }
}
