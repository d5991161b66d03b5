// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.observe.Observed;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The editions of the policy articles on this computer. Thread-safe. */
public interface EditionShelf {
  /** Returns which articles are in use; changes on a thread in the background. */
  Observed<InUse> inUse();

  /**
   * Checks a package and goes on with it; the articles in use answer until then. Never fails:
   * whatever goes wrong is an outcome.
   */
  CompletableFuture<Installing> install(Path file);

  /**
   * Goes back from the edition in use, which will not come again by itself, to the one before it,
   * or else to the articles that come with the program.
   *
   * @return the number of what is in use then, 0 for the articles that come with the program;
   *     empty, and nothing changed, if they were in use
   */
  CompletableFuture<Optional<Long>> rollBack();
}
