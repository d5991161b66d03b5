// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.KnowledgeBase.Depth;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.LibrarySource;
import org.citizendesk.knowledge.edition.Admission;
import org.citizendesk.knowledge.edition.Editions;
import org.citizendesk.knowledge.edition.Manifest;
import org.citizendesk.knowledge.edition.PackageRefusedException;
import org.citizendesk.knowledge.edition.TrustedKeys;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.search.SearchRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Opens the knowledge base in the background, where it can be searched by words at once. Then
 * checks and indexes what that has left out, lets it learn what its articles mean, and turns it to
 * other editions.
 */
public final class OpenKnowledge implements PackageInstaller, EditionShelf, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenKnowledge.class);
  private static final long PATIENCE_SECONDS = 60;

  /** Native code that loads a model takes more than a Java thread has by itself. */
  private static final long STACK_BYTES = 16L << 20;

  private final KnowledgeFolders folders;
  private final Clock clock;
  private final Editions editions;
  private final LazyModel model;
  private final Cell<InUse> inUse = new Cell<>(InUse.NOTHING);
  private final CompletableFuture<KnowledgeBase> knowledge;
  private final CompletableFuture<HitOrder> order;
  private final AtomicInteger waiting = new AtomicInteger();
  private final ExecutorService work =
      Executors.newSingleThreadExecutor(
          run -> {
            Thread thread = new Thread(null, run, "knowledge", STACK_BYTES);
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean closed;

  /**
   * Begins.
   *
   * @param model gives the model that reads what articles mean; called on a thread of its own
   * @param clock tells what has expired
   */
  public OpenKnowledge(KnowledgeFolders folders, Supplier<? extends Embedder> model, Clock clock) {
    this.folders = folders;
    this.clock = clock;
    this.editions = new Editions(folders.editions());
    this.model = new LazyModel(model);
    this.knowledge =
        CompletableFuture.supplyAsync(this::open)
            .thenApply(
                opened -> {
                  inUse.set(opened.inUse());
                  return opened.base();
                });
    this.order = knowledge.thenApply(HitOrder::new);
    work.execute(this::begin);
  }

  /** Returns the knowledge base as soon as it can be searched. It belongs to this. */
  public CompletableFuture<KnowledgeBase> knowledge() {
    return knowledge;
  }

  /** Returns the same for a screen. */
  public CompletableFuture<Knowledge> forScreen() {
    return order.thenApply(it -> new Knowledge(knowledge.join(), this, it));
  }

  @Override
  public Observed<InUse> inUse() {
    return inUse;
  }

  @Override
  public long edition() {
    return inUse.get().edition();
  }

  @Override
  public long highest() {
    return editions.highest();
  }

  private record Opened(KnowledgeBase base, InUse inUse) {}

  private Opened open() {
    try {
      Optional<Editions.Opened> opened = editions.open();
      if (opened.isPresent()) {
        KnowledgeBase base = opened.get().base();
        return new Opened(base, InUse.of(opened.get().manifest(), base, previous()));
      }
    } catch (KnowledgeException e) {
      LOG.error("the installed knowledge cannot be opened", e);
    }
    KnowledgeBase bundled = bundled(folders.index());
    return new Opened(bundled, InUse.bundled(bundled));
  }

  private static KnowledgeBase bundled(Path index) {
    LibrarySource source = KnowledgeBase.bundledSource();
    try {
      return KnowledgeBase.open(index, source);
    } catch (KnowledgeException e) {
      LOG.warn("the index of the articles is made in memory", e);
      return KnowledgeBase.open(source);
    }
  }

  private long previous() {
    return editions.previous().map(Manifest::edition).orElse(0L);
  }

  private void progressed(int done, int total) {
    int percent = total == 0 ? 100 : (int) (100L * done / total);
    inUse.update(now -> now.with(percent));
  }

  /** Whatever is to be installed comes before learning about what it replaces. */
  private void learned(int done, int total) {
    if (closed || waiting.get() > 0) {
      throw new CancellationException();
    }
    progressed(done, total);
  }

  private void begin() {
    KnowledgeBase.warmUp();
    try {
      // The first search loads much code: better that of nobody.
      var _ = knowledge.join().search(SearchRequest.of("help", "en", LocalDate.EPOCH));
    } catch (KnowledgeException e) {
      LOG.debug("it cannot be searched before it is prepared", e);
    }
    learn();
  }

  /** What opening has left out, so that it takes a moment only, comes first. */
  private void learn() {
    if (closed || waiting.get() > 0) {
      return;
    }
    KnowledgeBase base = knowledge.join();
    try {
      prepare(base);
      inUse.update(now -> now.done(base));
      if (base.depth() != Depth.MEANING) {
        base.learn(model, this::learned);
        order.join().refresh();
      }
    } catch (CancellationException e) {
      LOG.debug("something else comes first", e);
    } finally {
      inUse.update(now -> now.done(base));
    }
  }

  private void prepare(KnowledgeBase base) {
    while (!isSound(base)) {
      turnTo(open());
    }
    try {
      base.prepare(this::learned);
    } catch (KnowledgeException e) {
      LOG.warn("the index is made in memory", e);
      try (KnowledgeBase inMemory = KnowledgeBase.inMemory(base.library())) {
        inMemory.orderBy(base.order());
        base.replaceWith(inMemory);
      }
    }
  }

  /** Gives an edition up whose articles are not as they were when it was installed. */
  private boolean isSound(KnowledgeBase base) {
    try {
      var _ = base.library();
      return true;
    } catch (KnowledgeException e) {
      if (edition() == 0) {
        throw e;
      }
      editions.giveUp(edition(), e);
      return false;
    }
  }

  @Override
  public CompletableFuture<Installing> install(Path file) {
    waiting.incrementAndGet();
    return CompletableFuture.supplyAsync(() -> installNow(file), work)
        .whenComplete((outcome, failure) -> waiting.decrementAndGet())
        .whenCompleteAsync((outcome, failure) -> learn(), work);
  }

  private Installing installNow(Path file) {
    try {
      Admission admission =
          new Admission(
              TrustedKeys.read(folders.keys()),
              clock.instant(),
              model.ifLoaded(),
              this::progressed);
      Manifest manifest = editions.install(file, admission);
      turnTo(open());
      return edition() == manifest.edition()
          ? new Installing.Installed(edition())
          : new Installing.Failed("edition " + manifest.edition() + " cannot be opened");
    } catch (PackageRefusedException e) {
      LOG.info("package {} is refused: {}", file.getFileName(), e.text());
      return new Installing.Refused(e.why(), e.text());
    } catch (KnowledgeException e) {
      LOG.warn("package {} cannot be installed", file.getFileName(), e);
      return new Installing.Failed(String.valueOf(e.getMessage()));
    } finally {
      inUse.update(now -> now.with(100));
    }
  }

  private void turnTo(Opened opened) {
    try (KnowledgeBase fresh = opened.base()) {
      knowledge.join().replaceWith(fresh);
      order.join().refresh();
    }
    inUse.set(opened.inUse());
    LOG.info("knowledge edition {} is in use", edition());
  }

  @Override
  public CompletableFuture<Optional<Long>> rollBack() {
    return CompletableFuture.supplyAsync(
            () -> {
              Optional<Long> before = editions.rollBack();
              before.ifPresent(edition -> turnTo(open()));
              return before;
            },
            work)
        .whenCompleteAsync((outcome, failure) -> learn(), work);
  }

  /** Ends the learning, and closes the knowledge base; searches must have ended. */
  @Override
  public void close() {
    closed = true;
    work.shutdown();
    try {
      if (!work.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the knowledge base is still being worked on");
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    knowledge.thenAccept(KnowledgeBase::close).join();
    model.close();
  }
}
