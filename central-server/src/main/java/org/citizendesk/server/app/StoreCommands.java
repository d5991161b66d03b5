// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.log.ChainCheck;
import org.citizendesk.server.maintenance.Backups;
import org.citizendesk.server.maintenance.Transfer;
import org.citizendesk.server.postgres.PostgresSettings;
import org.citizendesk.server.settings.Settings;
import org.citizendesk.store.Database;
import org.citizendesk.store.Store;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What an administrator does with the store from the command line. */
final class StoreCommands {
  private StoreCommands() {}

  /** Where the store is, and where answers go. */
  static class Common {
    @Mixin private ServerMain.DataFolder data = new ServerMain.DataFolder();
    @Spec private CommandSpec spec = CommandSpec.create();

    Path folder() {
      return data.path();
    }

    /** Opens the store also while a server works on it, for a few small reads and writes. */
    Store join() {
      return Stores.join(data.path(), postgres());
    }

    Store open() {
      return Stores.open(data.path(), postgres());
    }

    Path file() {
      if (postgres().isPresent()) {
        throw new CommandLine.ParameterException(
            spec.commandLine(),
            "the store is in PostgreSQL: use its own pg_basebackup or pg_dump for this");
      }
      return data.path().resolve(Stores.DATABASE);
    }

    private Optional<PostgresSettings> postgres() {
      return PostgresSettings.read(Settings.read(data.path().resolve(Stores.SETTINGS), Map.of()));
    }

    int say(String text) {
      spec.commandLine().getOut().println(text);
      return CommandLine.ExitCode.OK;
    }

    int fail(String text) {
      spec.commandLine().getErr().println(text);
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  /** Copies the SQLite store. */
  @Command(
      name = "backup",
      description =
          "Copies the store into FILE, while the server runs. For PostgreSQL use its own tools.",
      mixinStandardHelpOptions = true)
  static final class Backup extends Common implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The copy; an older one is replaced.")
    private Path target = Path.of("");

    @Override
    public Integer call() {
      Database.copy(file(), target);
      return say("Copied the store to " + target + ".");
    }
  }

  /** Puts a copy back. */
  @Command(
      name = "restore",
      description = {
        "Checks the copy FILE and puts it in the place of the store. The server must not be running.",
        "What stood there is kept beside it. Desktops offer again what the copy lacks."
      },
      mixinStandardHelpOptions = true)
  static final class Restore extends Common implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A copy made by the command backup.")
    private Path copy = Path.of("");

    @Override
    public Integer call() {
      Environment world = Environment.real();
      Clock clock = world.clock();
      Path kept = Backups.restore(copy, file(), clock, new Uuids(clock, world.random()));
      return say(
          kept.equals(copy)
              ? "Restored " + copy + "; there was no store before."
              : "Restored " + copy + "; what was there is kept as " + kept + ".");
    }
  }

  /** Writes everything into a file. */
  @Command(
      name = "export",
      description =
          "Writes everything in the store into FILE (gzipped text), to import it into another"
              + " store, also of another kind. The server must not be running on a SQLite store.",
      mixinStandardHelpOptions = true)
  static final class Export extends Common implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file to write.")
    private Path target = Path.of("");

    @Override
    public Integer call() {
      try (Store store = open()) {
        return say("Exported " + Transfer.exportTo(target, store) + ".");
      }
    }
  }

  /** Reads such a file. */
  @Command(
      name = "import",
      description =
          "Reads FILE, made by export, into the store that the settings name, which must be new;"
              + " everything or nothing, and compared by its digest.",
      mixinStandardHelpOptions = true)
  static final class Import extends Common implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file to read.")
    private Path source = Path.of("");

    @Override
    public Integer call() {
      try (Store store = open()) {
        return say("Imported " + Transfer.importFrom(source, store) + ".");
      }
    }
  }

  /** Follows the chain. */
  @Command(
      name = "verify",
      description =
          "Follows the chain of hashes through the whole log and names the first link that does"
              + " not hold.",
      mixinStandardHelpOptions = true)
  static final class Verify extends Common implements Callable<Integer> {
    @Override
    public Integer call() {
      try (Store store = open()) {
        ChainCheck.Result result = ChainCheck.check(store);
        return result
            .broken()
            .map(broken -> fail("Broken at position " + broken.position() + ": " + broken.what()))
            .orElseGet(() -> say("All " + result.whole() + " events are as they were appended."));
      }
    }
  }
}
