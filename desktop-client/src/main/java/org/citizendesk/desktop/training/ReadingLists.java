// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training;

import org.citizendesk.desktop.observe.Observed;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The reading lists of the user on this computer. */
public interface ReadingLists {
  /** A list with its name for the program. */
  record Saved(UUID id, ReadingList list) {}

  /** Returns all lists, by name. */
  Observed<List<Saved>> all();

  /** Saves a list, in the place of what was saved under the id; completes when it is on disk. */
  CompletableFuture<Boolean> save(Saved saved);

  /** Deletes a list; completes when it is gone from the disk. */
  CompletableFuture<Boolean> delete(UUID id);
}
