// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.server.settings.SettingsException;
import org.citizendesk.store.StorageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** The server's command line. Without a command it serves. */
@Command(
    name = "citizen-desk-server",
    description = "The central server of Citizen Desk.",
    mixinStandardHelpOptions = true,
    versionProvider = ServerMain.Version.class,
    subcommands = {
      ServerMain.Serve.class,
      CreateAdministrator.class,
      StoreCommands.Backup.class,
      StoreCommands.Restore.class,
      StoreCommands.Export.class,
      StoreCommands.Import.class,
      StoreCommands.Verify.class,
      BarCommands.Bar.class,
      BarCommands.Unbar.class,
      BarCommands.Barred.class,
      RoutingCommands.Import.class,
      RoutingCommands.Show.class,
      MailImport.class,
      RejectedCommands.Rejected.class,
      RejectedCommands.Accept.class,
      RejectedCommands.Drop.class,
      KnowledgeConfirmations.class,
      PublishKnowledge.class,
      KnowledgeAnswers.class,
      KnowledgeGaps.class,
      KnowledgeFlags.class
    })
public final class ServerMain implements Callable<Integer> {
  private static final String LOGBACK = "logback.configurationFile";
  private static final int MAX_PORT = 65_535;

  @Mixin private Serving serving = new Serving();
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Made by picocli and {@link #main}. */
  public ServerMain() {}

  /** Runs the program; exits with 2 for bad arguments and 1 for what went wrong. */
  public static void main(String[] args) {
    if (System.getProperty(LOGBACK) == null) {
      System.setProperty(LOGBACK, "org/citizendesk/server/logback-server.xml");
    }
    System.exit(commandLine().execute(args));
  }

  /** Returns the command, for callers that want its exit code or its output. */
  public static CommandLine commandLine() {
    return new CommandLine(new ServerMain())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(ServerMain::explain);
  }

  @Override
  public Integer call() throws InterruptedException {
    return serving.serve(spec);
  }

  /** What can go wrong outside the program is said in a line; anything else is a defect. */
  private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (failure instanceof StorageException
        || failure instanceof SettingsException
        || failure instanceof UncheckedIOException
        || failure instanceof IllegalArgumentException) {
      command.getErr().println(failure.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw failure;
  }

  /** The command that serves, by name. */
  @Command(
      name = "serve",
      description = "Runs the server until it is stopped. This is what happens without a command.",
      mixinStandardHelpOptions = true)
  static final class Serve implements Callable<Integer> {
    @Mixin private Serving serving = new Serving();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
      return serving.serve(spec);
    }
  }

  /** The options of serving. */
  static final class Serving {
    @Option(
        names = "--port",
        paramLabel = "PORT",
        description = "The port to listen on; 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port = ServerOptions.DEFAULT_PORT;

    @Option(
        names = "--host",
        paramLabel = "ADDRESS",
        description =
            "The address to listen on; 0.0.0.0 for all. Default: ${DEFAULT-VALUE}, this computer"
                + " only.")
    private String host = ServerOptions.LOOPBACK;

    @Mixin private DataFolder data = new DataFolder();

    int serve(CommandSpec spec) throws InterruptedException {
      if (port < 0 || port > MAX_PORT) {
        throw new ParameterException(
            spec.commandLine(), "--port must be from 0 to " + MAX_PORT + ", not " + port);
      }
      ServerOptions options = new ServerOptions(host, port, data.path(), Map.of());
      CountDownLatch stopped = new CountDownLatch(1);
      CentralServer server = CentralServer.start(options);
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .name("stop")
                  .unstarted(
                      () -> {
                        server.close();
                        stopped.countDown();
                      }));
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          "Citizen Desk server: " + server.scheme() + "://" + host + ":" + server.port() + "/");
      out.flush();
      stopped.await();
      return CommandLine.ExitCode.OK;
    }
  }

  /** Where the server keeps everything. */
  static final class DataFolder {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description =
            "The folder of everything the server keeps, and of its optional settings file"
                + " server.properties. Default: ${DEFAULT-VALUE}.")
    private Path path = usual(System.getProperty("os.name", ""), System.getenv());

    Path path() {
      return path;
    }

    static Path usual(String system, Map<String, String> environment) {
      Path home = Path.of(System.getProperty("user.home", "."));
      if (system.startsWith("Windows")) {
        String programData = environment.get("PROGRAMDATA");
        Path base = programData == null ? home : Path.of(programData);
        return base.resolve("Citizen Desk").resolve("server");
      }
      if (system.startsWith("Mac")) {
        return home.resolve("Library/Application Support/Citizen Desk/server");
      }
      String dataHome = environment.get("XDG_DATA_HOME");
      Path base =
          dataHome == null || dataHome.isBlank() ? home.resolve(".local/share") : Path.of(dataHome);
      return base.resolve("citizen-desk").resolve("server");
    }
  }

  /** Says which build this is. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = ServerMain.class.getPackage().getImplementationVersion();
      return new String[] {
        "Citizen Desk server " + (version == null ? "(development build)" : version)
      };
    }
  }
}
