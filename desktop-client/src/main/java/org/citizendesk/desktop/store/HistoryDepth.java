// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.protocol.id.CitizenId;
import org.jdbi.v3.core.Handle;

/** Says how far back a citizen's history is needed, whether somebody looks at it or not. */
@FunctionalInterface
public interface HistoryDepth {
  /** No history is needed. */
  long NONE = Long.MAX_VALUE;

  /** Returns the citizen sequence from which on everything is needed, or {@link #NONE}. */
  long neededFrom(Handle handle, CitizenId citizen);
}
