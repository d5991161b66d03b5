// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.cli;

import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.edition.PackageRefusedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code knowledge}. */
@Command(
    name = "knowledge",
    mixinStandardHelpOptions = true,
    description = "Checks policy articles, searches and packs them, without a network.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, nothing wrong",
      "1:an article is wrong, a package is refused, or nothing was found",
      "2:the command was not understood",
      "3:a file or folder could not be read"
    },
    subcommands = {
      CheckCommand.class,
      SearchCommand.class,
      ShowCommand.class,
      CitesCommand.class,
      ImportCommand.class,
      LearnCommand.class,
      KeysCommand.class,
      PackCommand.class,
      InspectCommand.class
    })
public final class KnowledgeCommand implements Runnable {
  static final int FINE = 0;
  static final int WRONG = 1;
  static final int UNREADABLE = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command and ends the program with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** Returns the command, for callers that want its exit code or its output. */
  public static CommandLine commandLine() {
    return new CommandLine(new KnowledgeCommand())
        .registerConverter(Jurisdiction.class, KnowledgeCommand::place)
        .setExecutionExceptionHandler(
            (e, command, result) -> {
              if (e instanceof KnowledgeException) {
                command.getErr().println("knowledge: " + e.getMessage());
                return UNREADABLE;
              }
              if (e instanceof PackageRefusedException refused) {
                command.getErr().println("knowledge: the package is refused: " + refused.text());
                return WRONG;
              }
              throw e;
            });
  }

  private static Jurisdiction place(String code) {
    try {
      return new Jurisdiction(code);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to do: check, search, show, cites, import, learn, keys, pack or inspect");
  }
}
