// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.cli;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.Change;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.Period;
import org.citizendesk.knowledge.article.RuleInPlace;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.article.Standing;
import org.citizendesk.knowledge.edition.PackageRefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Prints the rule of a topic that counts at a place on a day, and what stands below it. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Prints the rule of a topic that counts at a place on a day; with --last-contact"
            + " also what has changed since the citizen was told.")
final class ShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "TOPIC", description = "the id of the article for the whole country")
  private String topic = "";

  @Option(names = "--language", paramLabel = "CODE", description = "such as en, es (default: en)")
  private String language = "en";

  @Option(names = "--place", paramLabel = "CODE", description = "such as US-CA (default: US)")
  private Jurisdiction place = Jurisdiction.US;

  @Option(
      names = "--last-contact",
      paramLabel = "DATE",
      description = "the day on which the citizen was last in touch")
  private @Nullable LocalDate lastContact;

  @Mixin private WhenOptions when = new WhenOptions();
  @Mixin private LibraryOption articles = new LibraryOption();

  @Override
  public Integer call() throws PackageRefusedException {
    ArticleLibrary library = articles.library();
    PrintWriter out = spec.commandLine().getOut();
    Optional<RuleInPlace> rule = library.rule(topic, language, place, when.asOf());
    if (rule.isEmpty()) {
      out.printf("No rule on %s is in force in %s that day.%n", topic, place);
      return KnowledgeCommand.WRONG;
    }
    print(library, rule.get().rule(), out);
    for (Article broader : rule.get().broader()) {
      out.printf("%nBelow it stands:%n");
      print(library, broader, out);
    }
    return KnowledgeCommand.FINE;
  }

  private void print(ArticleLibrary library, Article article, PrintWriter out) {
    out.printf("%s  [%s, %s]%n", article.title(), article.key(), article.jurisdiction());
    Standing standing =
        lastContact == null
            ? library.standing(article, when.asOf())
            : library.standing(article, when.asOf(), lastContact);
    Period period = standing.period();
    String end = period.to().equals(LocalDate.MAX) ? "" : " until before " + period.to();
    out.printf("In force from %s%s.%n", period.from(), end);
    if (standing instanceof Standing.ChangedSinceContact changed) {
      out.printf("Changed since %s:%n", changed.lastContact());
      changed.changes().forEach(change -> print(change, out));
    }
    for (Section section : article.sections()) {
      out.printf("%n%s%n", section.heading().isEmpty() ? section.text() : text(section));
    }
  }

  private static String text(Section section) {
    return section.heading() + "\n" + section.text();
  }

  private static void print(Change change, PrintWriter out) {
    change.gone().forEach(line -> out.println("  - " + line));
    change.added().forEach(line -> out.println("  + " + line));
  }
}
