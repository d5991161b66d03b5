// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.WorkItem;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** How an offer is taken or given back, whatever its channel. */
public interface OfferActions {
  /** Takes it; completes with the reason in words if it could not be taken. */
  CompletableFuture<Optional<String>> accept(WorkItem offer);

  /** Gives it back; completes with the reason in words if that could not be done. */
  CompletableFuture<Optional<String>> decline(WorkItem offer);
}
