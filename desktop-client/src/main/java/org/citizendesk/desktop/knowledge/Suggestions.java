// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.KnowledgeBase.Depth;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchPage;
import org.citizendesk.knowledge.search.SearchRequest;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Finds articles for the contact at hand while it goes on. Of one contact it shows at most one
 * answer a second: the first at once, then the newest. An answer that was overtaken while it waited
 * for its second, or that is about another contact, is never shown.
 *
 * <p>Thread-safe; nothing here blocks. Searches run on the timer's threads.
 */
public final class Suggestions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Suggestions.class);

  /** The least time between two answers about one contact. */
  static final Duration PACE = Duration.ofSeconds(1);

  /** How long what is found by words waits for what is found by meaning. */
  static final Duration PATIENCE = Duration.ofMillis(150);

  private static final int MOST = 5;

  private final Supplier<KnowledgeBase> knowledge;
  private final LongSupplier ticks;
  private final Timer timer;
  private final Cell<Suggested> suggested = new Cell<>(Suggested.NOBODY);
  private @Nullable Talk newest;
  private @Nullable Run run;
  private @Nullable SearchRequest answered;
  private boolean planned;
  private boolean oneTopic;
  private long free;
  // Counts the contacts: what belongs to an older one is stale.
  private long contact;

  /** Runs something later, on a thread that may take its time. */
  @FunctionalInterface
  public interface Timer {
    /** Runs it once after the delay, which may be zero. */
    void after(Duration delay, Runnable task);

    /** Returns one that uses threads of the common pool. */
    static Timer real() {
      return (delay, task) ->
          CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS).execute(task);
    }
  }

  /**
   * What is suggested.
   *
   * @param talk the contact; empty if none is open
   * @param asked whether anything was said that asks something
   * @param newTopic whether what was said earlier counts less, since it seems to be about something
   *     else
   * @param hits best first, at most five
   */
  public record Suggested(
      Optional<Talk> talk, boolean asked, boolean newTopic, List<SearchHit> hits) {
    /** No contact is open. */
    public static final Suggested NOBODY = new Suggested(Optional.empty(), false, List.of());

    /** Copies the list. */
    public Suggested {
      hits = List.copyOf(hits);
    }

    /** Suggestions to which all that was said counts. */
    public Suggested(Optional<Talk> talk, boolean asked, List<SearchHit> hits) {
      this(talk, asked, false, hits);
    }

    /** Returns whether both are about the same contact. */
    public boolean isAboutTheSame(Suggested other) {
      return talk.isPresent()
          ? other.talk.filter(it -> it.isSameAs(talk.get())).isPresent()
          : other.talk.isEmpty();
    }
  }

  private record Run(Talk talk, boolean oneTopic, long contact) {}

  private record Found(List<SearchHit> hits, boolean newTopic) {
    static final Found NOTHING = new Found(List.of(), false);
  }

  /**
   * Begins with no contact.
   *
   * @param knowledge gives the articles as they are now
   * @param ticks milliseconds that only ever go forward
   */
  public Suggestions(Supplier<KnowledgeBase> knowledge, LongSupplier ticks, Timer timer) {
    this.knowledge = knowledge;
    this.ticks = ticks;
    this.timer = timer;
  }

  /** Returns what is suggested now. */
  public Observed<Suggested> suggested() {
    return suggested;
  }

  /** Takes note of how the contact at hand stands. */
  public synchronized void hear(Talk talk) {
    if (newest == null || !talk.isSameAs(newest)) {
      forget();
      newest = talk;
      suggested.set(new Suggested(Optional.of(talk), false, List.of()));
    }
    newest = talk;
    plan();
  }

  /** Has all that was said in the contact at hand count, whatever it seems to be about. */
  public synchronized void countAll() {
    oneTopic = true;
    plan();
  }

  /** Takes note that no contact is open. */
  public synchronized void leave() {
    forget();
    suggested.set(Suggested.NOBODY);
  }

  @Override
  public void close() {
    leave();
  }

  private void forget() {
    contact++;
    newest = null;
    run = null;
    answered = null;
    planned = false;
    oneTopic = false;
    free = ticks.getAsLong();
  }

  private void plan() {
    if (run != null || planned || newest == null) {
      return;
    }
    planned = true;
    long mine = contact;
    timer.after(untilFree(), () -> start(mine));
  }

  private Duration untilFree() {
    return Duration.ofMillis(Math.max(0, free - ticks.getAsLong()));
  }

  private void start(long mine) {
    Run next;
    synchronized (this) {
      if (mine != contact || newest == null) {
        return;
      }
      planned = false;
      next = new Run(newest, oneTopic, mine);
      run = next;
    }
    try {
      ask(next);
    } catch (RuntimeException e) {
      // The edge of this thread: the articles may be closed or exchanged at this moment.
      LOG.warn("nothing can be suggested now", e);
      end(next);
    }
  }

  private void ask(Run next) {
    KnowledgeBase articles = knowledge.get();
    Optional<SearchRequest> request =
        Asking.about(next.talk(), language -> articles.languages().contains(language))
            .map(it -> it.limit(enough(next.talk())))
            .map(it -> next.oneTopic() ? it.aboutOneTopic() : it);
    boolean known;
    synchronized (this) {
      known = request.isPresent() && request.get().equals(answered);
    }
    if (known) {
      end(next);
    } else if (request.isEmpty()) {
      show(next, null, Found.NOTHING);
    } else {
      search(articles, next, request.get());
    }
  }

  private void search(KnowledgeBase articles, Run next, SearchRequest request) {
    Found byWords = fresh(next.talk(), articles.search(request));
    if (articles.depth(request.language()) != Depth.MEANING) {
      show(next, request, byWords);
      return;
    }
    timer.after(PATIENCE, () -> showMeanwhile(next, byWords));
    Found best =
        articles.searchDeeply(request).map(page -> fresh(next.talk(), page)).orElse(byWords);
    Duration wait;
    synchronized (this) {
      wait = untilFree();
    }
    if (wait.isZero()) {
      show(next, request, best);
    } else {
      timer.after(wait, () -> showUnlessOvertaken(next, request, best));
    }
  }

  /** Returns how many hits are to be found so that enough are left. */
  private static int enough(Talk talk) {
    return Math.min(SearchRequest.MOST_HITS, MOST + talk.quoted().size());
  }

  /** Leaves out sections that were quoted in the contact already. */
  private static Found fresh(Talk talk, SearchPage page) {
    List<KnowledgeFact.Quoted> quoted = talk.quoted();
    List<SearchHit> fresh =
        page.hits().stream()
            .filter(
                hit ->
                    quoted.stream()
                        .noneMatch(
                            it ->
                                it.article().equals(hit.article().id())
                                    && hit.anchor().equals(it.section())))
            .limit(MOST)
            .toList();
    return new Found(fresh, page.newTopic());
  }

  private synchronized void showUnlessOvertaken(Run mine, SearchRequest request, Found found) {
    if (mine.talk().equals(newest)) {
      show(mine, request, found);
    } else {
      end(mine);
    }
  }

  /** What the words found, if what is meant takes long. */
  private synchronized void showMeanwhile(Run mine, Found found) {
    if (mine.equals(run) && untilFree().isZero()) {
      tell(mine, true, found);
    }
  }

  private synchronized void show(Run mine, @Nullable SearchRequest request, Found found) {
    if (!mine.equals(run)) {
      return;
    }
    run = null;
    answered = request;
    tell(mine, request != null, found);
    replan(mine);
  }

  private synchronized void end(Run mine) {
    if (mine.equals(run)) {
      run = null;
      replan(mine);
    }
  }

  private void replan(Run mine) {
    if (newest != null && !(newest.equals(mine.talk()) && oneTopic == mine.oneTopic())) {
      plan();
    }
  }

  private void tell(Run mine, boolean asked, Found found) {
    free = ticks.getAsLong() + PACE.toMillis();
    suggested.set(new Suggested(Optional.of(mine.talk()), asked, found.newTopic(), found.hits()));
  }
}
