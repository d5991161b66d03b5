// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.protocol.frame.Role;
import org.citizendesk.server.postgres.PostgresSettings;
import org.citizendesk.server.session.Accounts;
import org.citizendesk.server.settings.PasswordFile;
import org.citizendesk.server.settings.Settings;
import org.citizendesk.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** Makes the first administrator, who then makes the other accounts. */
@Command(
    name = "create-administrator",
    description =
        "Makes the first administrator's account. The server must not be running on the folder.",
    mixinStandardHelpOptions = true)
final class CreateAdministrator implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME",
      description = "The sign-in name: lower-case letters, digits, dot, dash, underscore.")
  private String name = "";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "Reads the password from the first line of a file, instead of asking for it. It can not"
              + " be given as an argument, since others on this computer could read it.")
  private @Nullable Path passwordFile;

  @Option(names = "--force-new", description = "Makes another administrator although there is one.")
  private boolean forceNew;

  @Mixin private ServerMain.DataFolder data = new ServerMain.DataFolder();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    char[] password = password();
    Settings settings = Settings.read(data.path().resolve(Stores.SETTINGS), Map.of());
    try (Store store = Stores.open(data.path(), PostgresSettings.read(settings))) {
      Accounts accounts = Stores.accounts(store, Environment.real());
      if (!forceNew && accounts.hasAny(Role.ADMINISTRATOR)) {
        throw new ParameterException(
            spec.commandLine(),
            "there is an administrator already; --force-new makes another one all the same");
      }
      accounts.create(name, name, password, Set.of(Role.ADMINISTRATOR));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    } finally {
      Arrays.fill(password, '\0');
    }
    spec.commandLine().getOut().println("Made the administrator " + name + ".");
    return CommandLine.ExitCode.OK;
  }

  private char[] password() {
    return passwordFile == null ? asked() : read(passwordFile);
  }

  private static char[] read(Path file) {
    try {
      return PasswordFile.read(file).toCharArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the password file " + file, e);
    }
  }

  private char[] asked() {
    Console console =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "there is no console to ask for the password: use --password-file"));
    char[] first = console.readPassword("Password for %s: ", name);
    char[] second = console.readPassword("Again: ");
    if (first == null || second == null || !Arrays.equals(first, second)) {
      throw new ParameterException(spec.commandLine(), "the two passwords are not the same");
    }
    Arrays.fill(second, '\0');
    return first;
  }
}
