// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.cli;

import org.citizendesk.knowledge.edition.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Makes the pair of keys that packages are signed and checked with. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description =
        "Makes a pair of keys: NAME.secret.pem signs packages and stays with the knowledge owner;"
            + " NAME.pem is for the server and all desktops. Overwrites nothing.")
final class KeysCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "where they go, such as keys/policy-2026")
  private Path name = Path.of("");

  @Override
  public Integer call() {
    SigningKey key = SigningKey.fresh();
    Path secret = name.resolveSibling(name.getFileName() + ".secret.pem");
    Path open = name.resolveSibling(name.getFileName() + ".pem");
    key.writeSecret(secret);
    key.writePublic(open);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Key %s (ECDSA, P-256)%n", key.name());
    out.printf("  %s: signs packages. Keep it secret, and keep a copy.%n", secret);
    out.printf("  %s: for the server and all desktops.%n", open);
    return KnowledgeCommand.FINE;
  }
}
