// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app;

import org.citizendesk.desktop.app.ui.DesktopLauncher;
import org.citizendesk.desktop.knowledge.KnowledgeFolders;
import org.citizendesk.desktop.knowledge.OpenKnowledge;
import org.citizendesk.desktop.settings.Settings;
import org.citizendesk.desktop.settings.SettingsFile;
import org.citizendesk.desktop.voice.AudioDevices;
import org.citizendesk.knowledge.meaning.SentenceModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Begins the desktop. Not a JavaFX application by its type: such a class cannot be started from the
 * class path. Help, version and wrong arguments are answered before any window is thought of.
 */
@Command(
    name = "citizendesk",
    description = "Opens the desktop of a contact centre; it works on without its server.",
    mixinStandardHelpOptions = true,
    versionProvider = DesktopMain.Version.class)
public final class DesktopMain implements Callable<Integer> {
  private static final String LOGGING = "org/citizendesk/desktop/logback-desktop.xml";

  private final Launcher launcher;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--server",
      paramLabel = "ADDRESS",
      description =
          "address of the server, such as https://desk.example.gov; kept for the next time")
  private @Nullable URI server;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "folder for what is kept on this computer (the user's data folder)")
  private Path data = DataFolder.usual(System.getenv(), System.getProperty("user.home"));

  @Option(
      names = "--knowledge-keys",
      paramLabel = "PLACE",
      description =
          "a .pem file, or a folder of them, with the public keys whose knowledge packages are"
              + " taken (the folder knowledge-keys in the data folder)")
  private @Nullable Path keys;

  DesktopMain(Launcher launcher) {
    this.launcher = launcher;
  }

  /** Starts the program. */
  public static void main(String[] arguments) {
    // Before the first logger is made; an administrator's own choice wins.
    System.getProperties().putIfAbsent("logback.configurationFile", LOGGING);
    int code = run(arguments, DesktopMain::open);
    if (code != 0) {
      System.exit(code);
    }
  }

  private static void open(Given given) throws InterruptedException {
    Path data = given.data();
    KnowledgeFolders folders = KnowledgeFolders.in(data);
    try (OpenKnowledge knowledge =
            new OpenKnowledge(
                given.keys().map(folders::trusting).orElse(folders),
                SentenceModel::load,
                Clock.systemUTC());
        SettingsFile settings = SettingsFile.open(data.resolve("settings.json"))) {
      given.server().ifPresent(address -> settings.update(before -> before.withServer(address)));
      Settings now = settings.settings().get();
      DesktopOptions options =
          DesktopOptions.of(now.server(), data)
              .keeping(now.keepDays())
              .informing(knowledge)
              .hearing(AudioDevices.SYSTEM);
      try (DesktopCore core = DesktopCore.open(options)) {
        DesktopLauncher.launch(core, settings, knowledge);
      }
    }
  }

  /** Reads the arguments and starts; returns 0, or 2 if the arguments are wrong. */
  static int run(String[] arguments, Launcher launcher) {
    return commandLine(launcher).execute(arguments);
  }

  /** Same, with somewhere else to write. */
  static int run(String[] arguments, Launcher launcher, PrintWriter out, PrintWriter err) {
    return commandLine(launcher).setOut(out).setErr(err).execute(arguments);
  }

  private static CommandLine commandLine(Launcher launcher) {
    return new CommandLine(new DesktopMain(launcher));
  }

  @Override
  public Integer call() throws InterruptedException {
    Given given = new Given(Optional.ofNullable(server), data, Optional.ofNullable(keys));
    given.server().ifPresent(this::check);
    launcher.launch(given);
    return 0;
  }

  private void check(URI address) {
    try {
      var _ = Settings.DEFAULTS.withServer(address);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "--server: '%s': %s".formatted(address, e.getMessage()), e);
    }
  }

  /** Opens the window; returns when it was closed. */
  @FunctionalInterface
  interface Launcher {
    void launch(Given given) throws InterruptedException;
  }

  /**
   * What the arguments say.
   *
   * @param data folder for what is kept on this computer
   * @param keys where the trusted keys are; empty for the usual place
   */
  record Given(Optional<URI> server, Path data, Optional<Path> keys) {}

  /** Names the version. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Citizen Desk " + ProgramVersion.text()};
    }
  }
}
