// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.feature;

import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.server.log.LogTx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides the commands of one feature. */
@FunctionalInterface
public interface Decider {
  /** Knows no command. */
  Decider NONE = (tx, user, command, now) -> Optional.empty();

  /**
   * Decides a command inside the write that keeps its answer; asked once for each.
   *
   * @param user who asks
   * @return empty if the command is none of this feature's
   */
  Optional<Outcome> decide(LogTx tx, String user, Command command, Instant now);

  /** Returns one that asks each of them in turn. */
  static Decider of(List<ServerFeature> features) {
    List<Decider> deciders = features.stream().map(ServerFeature::decider).toList();
    return (tx, user, command, now) -> {
      for (Decider decider : deciders) {
        Optional<Outcome> outcome = decider.decide(tx, user, command, now);
        if (outcome.isPresent()) {
          return outcome;
        }
      }
      return Optional.empty();
    };
  }
}
