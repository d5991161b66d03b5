// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Takes packages, from the server or from a drive. Thread-safe. */
public interface PackageInstaller {
  /** Returns the number of the edition in use; 0 for the articles that come with the program. */
  long edition();

  /** Returns the highest edition that came here or that somebody went back from. Reads a file. */
  long highest();

  /**
   * Checks a package and goes on with it; the one before answers until then. Never fails: whatever
   * goes wrong is an outcome.
   */
  CompletableFuture<Installing> install(Path file);
}
