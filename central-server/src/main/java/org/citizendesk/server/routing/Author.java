// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.fact.AgentFact.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Who changes an agent's state.
 *
 * @param by the supervisor's sign-in name; null if it is none
 */
record Author(Cause cause, @Nullable String by) {
  static final Author AGENT = new Author(Cause.AGENT, null);
  static final Author TIMER = new Author(Cause.TIMER, null);
  static final Author SYSTEM = new Author(Cause.SYSTEM, null);
  static final Author LINK = new Author(Cause.LINK, null);

  static Author supervisor(String name) {
    return new Author(Cause.SUPERVISOR, name);
  }

  /** Returns whether it is a person, whose choices are counted. */
  boolean isPerson() {
    return cause == Cause.AGENT || cause == Cause.SUPERVISOR;
  }
}
