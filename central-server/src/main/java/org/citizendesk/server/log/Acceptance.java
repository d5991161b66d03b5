// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.log.RejectedEvents.Rejected;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;

/** Takes a refused event into the log, because an administrator decided so. */
final class Acceptance {
  private Acceptance() {}

  /**
   * Appends it as it was pushed. Who pushed it hears of it, whether or not that user's desktop
   * follows the citizen: there it stands as refused.
   *
   * @return false if it was accepted before, maybe by another node
   */
  static boolean take(OpenLogTx tx, EventId id, Clock clock) {
    if (!Settlements.done(tx.handle(), id, clock)) {
      return false;
    }
    Rejected rejected = RejectedEvents.find(tx.reading(), id).orElseThrow();
    if (tx.addition().find(id).isEmpty()) {
      Event event = Objects.requireNonNull(rejected.whole(), "checked when it was decided");
      Set<String> author =
          rejected.account() == null ? Set.of() : Set.of(Topic.agent(rejected.account()));
      tx.append(event, FactCodec.decode(event.content()), author);
    }
    return true;
  }
}
