// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.cli;

import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.edition.PackageRefusedException;
import org.citizendesk.knowledge.learning.Quality;
import org.citizendesk.knowledge.learning.Question;
import org.citizendesk.knowledge.learning.Schooling;
import org.citizendesk.knowledge.learning.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Learns the order of hits from what readers quoted and read. */
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    description =
        "Learns in which order hits are shown from searches and the sections that answered them, and"
            + " says whether that is better than the order there is. What it writes goes into a"
            + " package with: knowledge pack --ranker FILE.")
final class LearnCommand implements Callable<Integer> {
  private static final int FEW = 200;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private LibraryOption articles = new LibraryOption();

  @Mixin private WhenOptions when = new WhenOptions();

  @Option(
      names = "--judged",
      required = true,
      paramLabel = "FILE",
      description =
          "searches with their answers, one JSON object a line, as a server writes them:"
              + " knowledge-answers --lines")
  private Path judged = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "where the order goes, such as ranker.txt")
  private Path out = Path.of("");

  @Option(
      names = "--although-worse",
      description = "write it also if it shows answers later than the order there is")
  private boolean althoughWorse;

  @Override
  public Integer call() throws PackageRefusedException {
    List<Question> questions = questions();
    ArticleLibrary library = articles.library();
    Schooling.Outcome outcome =
        LanguageModel.with(model -> Schooling.learn(library, questions, model, when.asOf()));
    print(outcome);
    if (outcome.trial().isWorse() && !althoughWorse) {
      spec.commandLine()
          .getErr()
          .println(
              "knowledge: nothing is written, since the learned order shows answers later; with"
                  + " --although-worse it is");
      return KnowledgeCommand.WRONG;
    }
    write(outcome.ranker().text());
    say("%d trees in %s.".formatted(outcome.ranker().size(), out));
    return KnowledgeCommand.FINE;
  }

  private List<Question> questions() {
    try {
      return Question.read(judged);
    } catch (IOException e) {
      throw new KnowledgeException("cannot read the questions: " + e.getMessage(), e);
    }
  }

  private void write(String text) {
    try {
      Files.writeString(out, text);
    } catch (IOException e) {
      throw new KnowledgeException("cannot write " + out + ": " + e.getMessage(), e);
    }
  }

  private void print(Schooling.Outcome outcome) {
    Trial trial = outcome.trial();
    say(
        "%d questions, %d of them taught; %d more are about sections that are not there."
            .formatted(trial.questions(), trial.teaching(), outcome.unknown()));
    if (outcome.unread() > 0) {
      say(
          "%d more are not in English, where the order does not count."
              .formatted(outcome.unread()));
    }
    say("Each question judged by what was learned without it and without its article:");
    print("words and meaning alone", trial.plain());
    print("the order of the program", trial.program());
    print("the learned order", trial.learned());
    say(
        "Against the better of the two: %d questions answered earlier, %d later, %d the same."
            .formatted(
                trial.better(), trial.worse(), trial.questions() - trial.better() - trial.worse()));
    if (trial.questions() < FEW) {
      say("Of so few questions this may be chance; some hundreds tell.");
    }
  }

  private void print(String name, Quality quality) {
    say(
        "  %-26s first %5.1f %%   among five %5.1f %%   mean reciprocal rank %.3f"
            .formatted(name, 100 * quality.r1(), 100 * quality.r5(), quality.mrr10()));
  }

  private void say(String text) {
    spec.commandLine().getOut().println(text);
  }
}
