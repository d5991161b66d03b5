// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.learning.Question;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.ranking.Ranker;
import org.citizendesk.knowledge.search.BundledRanker;
import org.citizendesk.knowledge.search.Insight;
import org.citizendesk.knowledge.search.SearchRequest;
import org.citizendesk.knowledge.search.Turn;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Times our search, and bare Lucene beside it, in a corpus of any size. */
final class SizeTrial {
  private static final int MOST = 10;

  private final List<Question> questions;
  private final Embedder model;
  private final WordSums vectors;
  private final Consumer<Size.Timing> heard;
  private final List<Size.Timing> timings = new ArrayList<>();

  /**
   * @param model costs what the reading of a question costs; what it reads is not used
   * @param heard is told each figure as it comes
   */
  SizeTrial(List<Question> questions, Embedder model, Consumer<Size.Timing> heard) {
    this.questions = questions;
    this.model = model;
    this.heard = heard;
    this.vectors = new WordSums(model.dimensions());
  }

  /**
   * Measures; takes minutes for a hundred thousand passages.
   *
   * @param folder empty
   */
  Size run(Corpus corpus, Path folder) throws Exception {
    timings.clear();
    try (Plain plain = new Plain(folder.resolve("plain"), corpus, vectors)) {
      Path index = folder.resolve("index");
      ArticleLibrary library = corpus.library();
      long start = System.nanoTime();
      double indexSeconds;
      double meaningSeconds;
      try (KnowledgeBase knowledge = KnowledgeBase.inFolder(index, library)) {
        indexSeconds = (System.nanoTime() - start) / 1e9;
        start = System.nanoTime();
        knowledge.learn(() -> vectors);
        meaningSeconds = (System.nanoTime() - start) / 1e9;
      }
      long heap = heap();
      start = System.nanoTime();
      try (KnowledgeBase knowledge = KnowledgeBase.inFolder(index, library)) {
        knowledge.search(Asking.last(questions.getFirst()));
        double openMs = (System.nanoTime() - start) / 1e6;
        knowledge.learn(() -> vectors);
        time(knowledge, plain);
        return new Size(
            corpus.passages().size(),
            indexSeconds,
            meaningSeconds,
            SearchBench.bytes(index),
            openMs,
            Math.max(0, heap() - heap),
            List.copyOf(timings));
      }
    }
  }

  private void time(KnowledgeBase knowledge, Plain plain) throws Exception {
    Embedder reading = vectors.atTheCostOf(model);
    time("plain-last", question -> plain.search(question.text(), MOST), "");
    time("lexical-last", q -> ask(knowledge, Asking.last(q)), "plain-last");
    time("typing", q -> ask(knowledge, Asking.typing(q)), "plain-last");
    time("plain-conversation", question -> plain.search(all(question), MOST), "");
    time(
        "lexical-conversation",
        q -> ask(knowledge, Asking.inConversation(q)),
        "plain-conversation");
    time("plain-vectors", q -> plain.search(all(q), reading.embed(all(q)), MOST), "");
    Insight both = Insight.both(reading);
    time(
        "fused-conversation", q -> ask(knowledge, Asking.inConversation(q), both), "plain-vectors");
    Optional<Ranker> ranker = BundledRanker.find();
    if (ranker.isPresent()) {
      Insight ranked = Insight.ranked(reading, ranker.get());
      time(
          "ranked-conversation",
          q -> ask(knowledge, Asking.inConversation(q), ranked),
          "plain-vectors");
    }
  }

  private static List<String> ask(KnowledgeBase knowledge, SearchRequest request) {
    return Ways.passages(knowledge.search(request));
  }

  private static List<String> ask(KnowledgeBase knowledge, SearchRequest request, Insight insight) {
    return Ways.passages(knowledge.search(request, insight));
  }

  private static String all(Question question) {
    return question.text()
        + question.before().stream().map(Turn::text).collect(Collectors.joining(" ", " ", ""));
  }

  private void time(String name, Trial.Way way, String plain) throws Exception {
    Times times = Times.of(questions, way);
    double ratio =
        timings.stream()
            .filter(timing -> timing.name().equals(plain))
            .mapToDouble(timing -> times.p50CpuMs() / timing.p50CpuMs())
            .findFirst()
            .orElse(1);
    Size.Timing timing =
        new Size.Timing(
            name, times.p50Ms(), times.p99Ms(), times.p50CpuMs(), times.p99CpuMs(), plain, ratio);
    timings.add(timing);
    heard.accept(timing);
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
