// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder that goes away with everything in it when it is closed. */
public final class TemporaryFolder implements AutoCloseable {
  private static final int ATTEMPTS = 100;
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

  private final Path path;

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes a new folder among the system's temporary ones.
   *
   * @param name what the folder's name begins with
   * @throws UncheckedIOException if it cannot be made
   */
  public static TemporaryFolder make(String name) {
    try {
      return new TemporaryFolder(Files.createTempDirectory(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary folder", e);
    }
  }

  /** Returns one that is there already, or will be. */
  public static TemporaryFolder of(Path path) {
    return new TemporaryFolder(path);
  }

  /** Returns where it is. */
  public Path path() {
    return path;
  }

  /**
   * Deletes it. Whoever wrote into it should have ended; it is waited for some seconds for those
   * who are still ending, also by a thread that is interrupted.
   *
   * @throws UncheckedIOException if something in it cannot be deleted
   */
  @Override
  public void close() {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        delete();
        return;
      } catch (IOException | UncheckedIOException e) {
        // A program that has been stopped, and not ended yet, made a file or deleted one just now.
        CompletableFuture.runAsync(() -> {}, LATER).join();
      }
    }
    try {
      delete();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }

  private void delete() throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> files = Files.walk(path)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
