// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.knowledge.KnowledgeBase;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The policy articles as a screen shows them.
 *
 * @param base stays the same while editions come and go
 * @param shelf which edition it holds
 * @param order in which its hits are shown
 */
public record Knowledge(KnowledgeBase base, EditionShelf shelf, HitOrder order) {
  /** Returns knowledge that never changes: the articles that come with the program. */
  public static Knowledge fixed(KnowledgeBase base) {
    Cell<InUse> inUse = new Cell<>(InUse.bundled(base));
    return new Knowledge(
        base,
        new EditionShelf() {
          @Override
          public Observed<InUse> inUse() {
            return inUse;
          }

          @Override
          public CompletableFuture<Installing> install(Path file) {
            return CompletableFuture.completedFuture(
                new Installing.Failed("These articles cannot be replaced."));
          }

          @Override
          public CompletableFuture<Optional<Long>> rollBack() {
            return CompletableFuture.completedFuture(Optional.empty());
          }
        },
        new HitOrder(base));
  }
}
