// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import org.citizendesk.endtoend.folder.TemporaryFolder;
import org.citizendesk.endtoend.report.JsonReport;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.learning.Course;
import org.citizendesk.knowledge.learning.Folds;
import org.citizendesk.knowledge.learning.Lessons;
import org.citizendesk.knowledge.learning.Question;
import org.citizendesk.knowledge.learning.Remembering;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.meaning.SentenceModel;
import org.citizendesk.knowledge.ranking.Ranker;
import org.citizendesk.knowledge.search.SearchHit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** The command that measures how well and how fast passages are found for judged questions. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description =
        "Asks judged questions of a corpus in several ways and prints recall, rank and time of"
            + " each, beside Lucene and SQLite as they come.")
public final class SearchBench implements Callable<Integer> {
  private static final int MOST = 10;

  @Option(
      names = "--corpus",
      paramLabel = "FILE",
      required = true,
      description = "Passages: one JSON object a line with id, title, section, domain, text, doc.")
  private Path corpusFile = Path.of("");

  @Option(
      names = "--queries",
      paramLabel = "FILE",
      required = true,
      description =
          "Questions: one JSON object a line with id, query, history, relevant, equivalent.")
  private Path queriesFile = Path.of("");

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the report to a file.")
  private @Nullable Path json;

  @Option(
      names = "--train",
      paramLabel = "FILE",
      description = "Learn a ranker from all the questions, write it to a file, and end.")
  private @Nullable Path train;

  @Option(
      names = "--scale",
      paramLabel = "N",
      split = ",",
      description =
          "Time searches in corpora of so many passages instead, made of the given one by copying"
              + " with other words.")
  private List<Integer> scale = List.of();

  @Spec private @Nullable CommandSpec spec;

  private final List<Run> runs = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    Corpus corpus;
    List<Question> questions;
    try {
      corpus = Corpus.read(corpusFile);
      questions = Question.read(queriesFile);
    } catch (IOException e) {
      say("cannot read the corpus or the questions: " + e.getMessage());
      return ExitCode.USAGE;
    }
    if (questions.isEmpty() || scale.stream().anyMatch(size -> size < 1)) {
      say("there are no questions, or --scale is below 1");
      return ExitCode.USAGE;
    }
    if (!scale.isEmpty()) {
      return measureSizes(corpus, questions);
    }
    try (TemporaryFolder folder = TemporaryFolder.make("citizen-desk-search")) {
      return measure(corpus, questions, folder.path());
    }
  }

  private int measureSizes(Corpus corpus, List<Question> questions) throws Exception {
    List<Size> sizes = new ArrayList<>();
    try (SentenceModel model = SentenceModel.load()) {
      for (int passages : scale) {
        say(passages + " passages");
        try (TemporaryFolder folder = TemporaryFolder.make("citizen-desk-search")) {
          SizeTrial trial = new SizeTrial(questions, model, this::say);
          Size size = trial.run(Enlarged.of(corpus, passages), folder.path());
          sizes.add(size);
          say(
              "indexed in %.1f s, with vectors in %.1f s, %d MB, open in %.0f ms, heap %d MB"
                  .formatted(
                      size.indexSeconds(),
                      size.meaningSeconds(),
                      size.indexBytes() >> 20,
                      size.openMs(),
                      size.heapBytes() >> 20));
        }
      }
    }
    JsonReport.write(new SearchReport(0, "", 0, 0, 0, 0, runs, sizes), json);
    return ExitCode.OK;
  }

  private void say(Size.Timing timing) {
    say(
        "%-22s wall p50 %8.2f p99 %8.2f   CPU p50 %8.2f p99 %8.2f ms   %.1f x %s"
            .formatted(
                timing.name(),
                timing.p50Ms(),
                timing.p99Ms(),
                timing.p50CpuMs(),
                timing.p99CpuMs(),
                timing.ratio(),
                timing.plain()));
  }

  private int measure(Corpus corpus, List<Question> questions, Path folder) throws Exception {
    Folds folds = new Folds(corpus.named(), questions);
    long start = System.nanoTime();
    ArticleLibrary library = corpus.library();
    try (SentenceModel model = SentenceModel.load()) {
      double modelSeconds = seconds(start);
      start = System.nanoTime();
      try (KnowledgeBase knowledge = KnowledgeBase.inFolder(folder.resolve("index"), library)) {
        double indexSeconds = seconds(start);
        start = System.nanoTime();
        knowledge.learn(() -> model);
        double meaningSeconds = seconds(start);
        List<Question> switched = switched(corpus, questions, folds);
        if (train != null) {
          Course course = course(knowledge, model);
          learn(train, lessons(questions, switched, folds, course).learn(questions));
          return ExitCode.OK;
        }
        Remembering remembering = new Remembering(model);
        Course course = course(knowledge, remembering);
        Learned learned =
            new Learned(questions, folds, seen -> lessons(seen, switched, folds, course));
        runPlain(corpus, questions, folder.resolve("plain"));
        Ways judged = new Ways(knowledge, remembering, learned);
        Ways timed = new Ways(knowledge, model, learned);
        runOurs(questions, judged, timed);
        runSwitched(switched, judged, timed);
        SearchReport report =
            new SearchReport(
                corpus.passages().size(),
                learned.describe(questions.size()),
                indexSeconds,
                meaningSeconds,
                bytes(folder.resolve("index")),
                modelSeconds,
                runs,
                List.of());
        JsonReport.write(report, json);
      }
    }
    return ExitCode.OK;
  }

  private static Course course(KnowledgeBase knowledge, Embedder embedder) {
    return new Course(knowledge, embedder, Asking::inConversation, SearchHit::anchor);
  }

  /**
   * Also of what is asked after a change of topic, so that a ranker does not trust the conversation
   * more than it may.
   */
  private static Lessons lessons(
      List<Question> questions, List<Question> switched, Folds folds, Course course) {
    List<Question> all = new ArrayList<>(questions);
    all.addAll(switched);
    return new Lessons(all, folds, course);
  }

  private void learn(Path file, Ranker ranker) throws IOException {
    Files.writeString(file, ranker.text());
    say(ranker.size() + " trees in " + file + ", deciding by " + ranker.decisive());
  }

  private void runPlain(Corpus corpus, List<Question> questions, Path folder) throws Exception {
    try (Plain plain = new Plain(folder, corpus);
        FullTextSqlite sqlite = new FullTextSqlite(corpus)) {
      Trial.Way lucene = question -> plain.search(question.text(), MOST);
      Trial.Way fullText = question -> sqlite.search(question.text(), MOST);
      both("bm25-last", questions, lucene, lucene);
      both("fts5-last", questions, fullText, fullText);
    }
  }

  private void runOurs(List<Question> questions, Ways judged, Ways timed) throws Exception {
    both("lexical-last", questions, judged::lexicalLast, timed::lexicalLast);
    both("lexical-conversation", questions, judged::lexical, timed::lexical);
    both("dense-conversation", questions, judged::dense, timed::dense);
    both("fused-last", questions, judged::fusedLast, timed::fusedLast);
    both("fused-conversation", questions, judged::fused, timed::fused);
    both("ranked-conversation", questions, judged::ranked, timed::ranked);
  }

  private void runSwitched(List<Question> questions, Ways judged, Ways timed) throws Exception {
    run("lexical-conversation-switch", questions, judged::lexical, timed::lexical);
    run("fused-conversation-switch", questions, judged::fused, timed::fused);
    run("ranked-conversation-switch", questions, judged::ranked, timed::ranked);
  }

  private static List<Question> switched(Corpus corpus, List<Question> questions, Folds folds) {
    Map<String, String> programs = new HashMap<>();
    corpus.passages().forEach(passage -> programs.put(passage.article(), passage.program()));
    return Switched.of(
        questions, question -> programs.getOrDefault(folds.article(question), ""), folds);
  }

  private void both(String name, List<Question> questions, Trial.Way judged, Trial.Way timed)
      throws Exception {
    run(name, questions, judged, timed);
    List<Question> first = questions.stream().filter(Question::isFirst).toList();
    run(name + "-first", first, judged, timed);
  }

  private void run(String name, List<Question> questions, Trial.Way judged, Trial.Way timed)
      throws Exception {
    if (questions.isEmpty()) {
      say(name + ": no such questions");
      return;
    }
    Run run = Trial.run(name, questions, judged, timed);
    runs.add(run);
    say(
        "%-30s R@1 %5.1f  R@5 %5.1f  R@10 %5.1f  MRR %.3f  nDCG %.3f  CPU p50 %6.2f p99 %7.2f ms"
            .formatted(
                name,
                100 * run.r1(),
                100 * run.r5(),
                100 * run.r10(),
                run.mrr10(),
                run.ndcg10(),
                run.p50CpuMs(),
                run.p99CpuMs()));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private void say(String line) {
    PrintWriter out = Objects.requireNonNull(spec, "set by picocli").commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
