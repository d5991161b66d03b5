// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A foreign program that a suite is tested against. Where it is missing the suite is skipped with
 * the command that brings it, but not in continuous integration: there everything must run.
 *
 * @param suite named when it is skipped
 * @param install the command that brings what is missing
 */
public record Peer(String suite, String install) {
  private static final Logger LOG = LoggerFactory.getLogger(Peer.class);
  private static final List<String> FOLDERS =
      List.of("/usr/bin", "/usr/sbin", "/bin", "/sbin", "/usr/local/bin", "/usr/local/sbin");

  /** Skips the calling suite, or fails it in continuous integration, unless all commands exist. */
  public void requireCommands(String... commands) {
    List<String> missing = Stream.of(commands).filter(command -> find(command).isEmpty()).toList();
    require(missing.isEmpty(), "without " + String.join(", ", missing));
  }

  /** Skips or fails the calling suite unless the condition holds. */
  public void require(boolean condition, String otherwise) {
    if (condition) {
      return;
    }
    String said = suite + " cannot run " + otherwise + "; it needs: " + install;
    if ("true".equals(System.getenv("CI"))) {
      Assertions.fail(said);
    }
    LOG.warn("SKIPPED: {}", said);
    Assumptions.abort(said);
  }

  /** Returns where a command lies. */
  public static Optional<Path> find(String command) {
    return FOLDERS.stream()
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
