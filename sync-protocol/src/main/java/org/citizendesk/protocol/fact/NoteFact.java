// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.fact;

import org.citizendesk.protocol.event.Bounds;

import static org.citizendesk.protocol.event.Bounds.line;

/** Notes that agents leave for each other. */
public sealed interface NoteFact extends Fact {
  /** Longest note, in characters. */
  int MAX_TEXT = 10_000;

  /**
   * A note was written; the citizen never sees it.
   *
   * @param agent who wrote it
   */
  record Written(String agent, String text) implements NoteFact {
    /** Checks the bounds. */
    public Written {
      line(agent, "agent");
      Bounds.text(text, MAX_TEXT, "text");
    }
  }
}
