// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.edition;

import org.citizendesk.desktop.knowledge.KnowledgeFolders;
import org.citizendesk.desktop.knowledge.OpenKnowledge;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.edition.Editions;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.meaning.SentenceModel;
import org.citizendesk.knowledge.search.Progress;
import org.citizendesk.knowledge.search.SearchRequest;
import org.slf4j.LoggerFactory;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program that has just started, opens the edition in a folder as a desktop does, and searches.
 * Prints what that took, a word and a number a line.
 */
public final class ColdStart {
  static final String ANSWERED = "answered-nanos";
  static final String PROCESSOR = "processor-nanos";
  static final String MODEL = "model-nanos";
  static final String HEAP = "heap-bytes";
  static final String HITS = "hits";

  private static final long PATIENCE_SECONDS = 20;
  private static final CompletableFuture<Long> LOADED = new CompletableFuture<>();

  private ColdStart() {}

  /** What a program does. */
  enum Way {
    /** Opens and searches on one thread, with nothing beside it. */
    ALONE,
    /** As a desktop does: reads and checks the articles and loads the model meanwhile. */
    DESKTOP
  }

  /**
   * Runs.
   *
   * @param arguments the data folder of a desktop, what is searched, and the way
   */
  public static void main(String[] arguments) throws Exception {
    // A desktop has its log open before.
    LoggerFactory.getLogger(ColdStart.class).debug("begins");
    KnowledgeFolders folders = KnowledgeFolders.in(Path.of(arguments[0]));
    SearchRequest request = SearchRequest.of(arguments[1], "en", LocalDate.now(ZoneOffset.UTC));
    if (Way.valueOf(arguments[2]) == Way.ALONE) {
      alone(folders, request);
    } else {
      asADesktop(folders, request);
    }
  }

  private static void alone(KnowledgeFolders folders, SearchRequest request) {
    long heap = heap();
    long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long start = System.nanoTime();
    try (KnowledgeBase base = new Editions(folders.editions()).open().orElseThrow().base()) {
      int hits = base.search(request).hits().size();
      say(ANSWERED, System.nanoTime() - start);
      say(PROCESSOR, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor);
      say(HITS, hits);
      base.prepare(Progress.IGNORED);
      say(HEAP, heap() - heap);
    }
  }

  private static void asADesktop(KnowledgeFolders folders, SearchRequest request) throws Exception {
    long processor = processor();
    long start = System.nanoTime();
    try (OpenKnowledge knowledge = new OpenKnowledge(folders, ColdStart::load, Clock.systemUTC())) {
      int hits = knowledge.knowledge().get().search(request).hits().size();
      say(ANSWERED, System.nanoTime() - start);
      say(PROCESSOR, processor() - processor);
      say(HITS, hits);
      say(MODEL, LOADED.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }
  }

  private static Embedder load() {
    long start = System.nanoTime();
    SentenceModel model = SentenceModel.load();
    LOADED.complete(System.nanoTime() - start);
    return model;
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long processor() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  private static void say(String word, long number) {
    System.out.println(word + " " + number);
  }
}
