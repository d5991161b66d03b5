// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attention;

import org.citizendesk.desktop.observe.Observed;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What needs the user's attention. Thread-safe. */
public interface Attention {
  /** Returns what the user has not dismissed, newest first. */
  Observed<List<Matter>> matters();

  /** Takes one from the list, without deleting what was written; completes when it is on disk. */
  CompletableFuture<Boolean> dismiss(Matter matter);
}
