// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.jdbi.v3.core.Handle;

/**
 * Tables that follow from the events. A projection is always made anew for the keys that changed,
 * from all their events in order: confirmed history may arrive later than what came after it, and
 * an own event gets its place late, so adding to what was there would depend on the order of
 * arrival.
 */
public interface Projection {
  /** Makes the rows of everything that changed, in the same transaction as the change. */
  void refresh(Handle handle, Change change);

  /** Empties the tables. */
  void clear(Handle handle);
}
