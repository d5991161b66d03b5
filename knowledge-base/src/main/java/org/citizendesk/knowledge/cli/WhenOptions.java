// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.cli;

import org.citizendesk.knowledge.article.AsOf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import java.time.LocalDate;
import java.time.ZoneId;

/** For which day a command answers, and with the knowledge of which day. */
final class WhenOptions {
  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "in force that day (default: today)")
  private LocalDate day = LocalDate.now(ZoneId.systemDefault());

  @Option(
      names = "--known-on",
      paramLabel = "DATE",
      description = "as it was known that day (default: as it is known now)")
  private @Nullable LocalDate knownOn;

  AsOf asOf() {
    return knownOn == null ? AsOf.of(day) : new AsOf(day, knownOn);
  }
}
