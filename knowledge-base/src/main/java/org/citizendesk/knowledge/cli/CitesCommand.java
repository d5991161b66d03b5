// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.cli;

import org.citizendesk.knowledge.article.CitationIndex;
import org.citizendesk.knowledge.citation.Citation;
import org.citizendesk.knowledge.edition.PackageRefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

/** Names the articles that rest on a place in the law. */
@Command(
    name = "cites",
    mixinStandardHelpOptions = true,
    description =
        "Names the articles to look at when a rule changes: those that cite it, a part of"
            + " it, or what it is a part of.")
final class CitesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "LAW", description = "such as 7 CFR 273.2")
  private List<String> words = List.of();

  @Mixin private LibraryOption articles = new LibraryOption();

  @Override
  public Integer call() throws PackageRefusedException {
    Citation law = Citation.read(String.join(" ", words));
    PrintWriter out = spec.commandLine().getOut();
    List<CitationIndex.Use> uses = articles.library().citations().touchedBy(law);
    for (CitationIndex.Use use : uses) {
      String where = use.anchor().isEmpty() ? "" : ", section " + use.anchor();
      out.printf("%s: %s%s%n", use.article(), use.cited(), where);
    }
    if (uses.isEmpty()) {
      out.println("No article cites " + law + ".");
      return KnowledgeCommand.WRONG;
    }
    return KnowledgeCommand.FINE;
  }
}
