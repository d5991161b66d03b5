// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.jdbi.v3.core.Handle;

/** Which reasons there are for not being ready. */
@FunctionalInterface
interface Reasons {
  /** Every reason that is short enough to be shown. */
  Reasons ANY = (handle, agent, reason) -> true;

  /** Most characters of a reason. */
  int MAX_LENGTH = 40;

  /** Returns whether somebody may give this reason for this agent. */
  boolean has(Handle handle, String agent, String reason);
}
