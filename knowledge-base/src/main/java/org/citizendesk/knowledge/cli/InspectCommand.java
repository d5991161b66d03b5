// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.cli;

import org.citizendesk.knowledge.edition.Manifest;
import org.citizendesk.knowledge.edition.PackageReading;
import org.citizendesk.knowledge.edition.PackageRefusedException;
import org.citizendesk.knowledge.edition.TrustedKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;

/** Checks a package and says what it is. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description =
        "Checks the signature of a package and the hash of every file in it, and says"
            + " which edition it is.")
final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "the package")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "the public key that must have signed it")
  private Path key = Path.of("");

  @Override
  public Integer call() throws PackageRefusedException, IOException {
    try (PackageReading reading = PackageReading.open(file, TrustedKeys.readExisting(key))) {
      Map<String, Manifest.Part> missing = reading.unpack(part -> null);
      print(reading.manifest(), missing);
    }
    return KnowledgeCommand.FINE;
  }

  private void print(Manifest manifest, Map<String, Manifest.Part> missing) {
    PrintWriter out = spec.commandLine().getOut();
    Instant expires = manifest.expires();
    out.printf("Edition %d of %s, made %s%n", manifest.edition(), manifest.name(), manifest.made());
    out.printf(
        "Signed with %s; %s%n",
        manifest.signer(),
        expires == null
            ? "never expires"
            : (manifest.isExpired(Clock.systemUTC().instant()) ? "EXPIRED " : "expires ")
                + expires);
    out.printf("%d files, %d bytes, all as signed%n", manifest.files().size(), manifest.size());
    if (manifest.hasRanker()) {
      out.println("It brings the order in which hits are shown; older programs refuse it.");
    }
    if (!missing.isEmpty()) {
      out.printf("%d of them are left out: it needs an earlier edition%n", missing.size());
    }
  }
}
