// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.AsOf;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.LibrarySource;
import org.citizendesk.knowledge.article.Quotation;
import org.citizendesk.knowledge.article.RuleInPlace;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.ranking.Judged;
import org.citizendesk.knowledge.search.ArticleIndex;
import org.citizendesk.knowledge.search.ArticleSearch;
import org.citizendesk.knowledge.search.Explanation;
import org.citizendesk.knowledge.search.Facets;
import org.citizendesk.knowledge.search.Holdings;
import org.citizendesk.knowledge.search.Insight;
import org.citizendesk.knowledge.search.LearnedOrder;
import org.citizendesk.knowledge.search.Progress;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchPage;
import org.citizendesk.knowledge.search.SearchRequest;
import org.jspecify.annotations.Nullable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Articles and the search over them, ready to use, without any network.
 *
 * <p>Thread-safe. Opening one takes a moment; indexing every article, where that must be done, a
 * second or two: do both, and search, off a user-interface thread. The articles themselves are read
 * when they are first wanted: after {@link #prepare}, reading and quoting only look into memory.
 */
public final class KnowledgeBase implements AutoCloseable {
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Content content;
  private volatile boolean learnedOrder = true;

  private KnowledgeBase(Content content) {
    this.content = content;
  }

  private static KnowledgeBase of(LibrarySource source, ArticleIndex index) {
    try {
      return new KnowledgeBase(new Content(source, index));
    } catch (RuntimeException e) {
      index.close();
      throw e;
    }
  }

  /**
   * Loads what the first search of a program waits for besides the index; to be called on another
   * thread than that which opens it.
   */
  public static void warmUp() {
    ArticleSearch.warmUp();
  }

  /** Makes the knowledge base of the articles that come with the program, indexed in memory. */
  public static KnowledgeBase bundled() {
    return inMemory(bundledLibrary());
  }

  /** Reads the articles that come with the program. */
  public static ArticleLibrary bundledLibrary() {
    return BundledArticles.library();
  }

  /** Returns the files of the articles that come with the program, by their names. */
  public static Map<String, byte[]> bundledFiles() {
    return BundledArticles.files();
  }

  /** Returns the articles that come with the program, which are read when they are wanted. */
  public static LibrarySource bundledSource() {
    return BundledArticles.source();
  }

  /** Makes the knowledge base of a library, indexed in memory. */
  public static KnowledgeBase inMemory(ArticleLibrary library) {
    return of(LibrarySource.of(library), ArticleIndex.inMemory(library));
  }

  /**
   * Makes the knowledge base of a library, with its index in a folder, where it is found again at
   * the next start.
   *
   * @throws KnowledgeException if the folder cannot be written or another program has it open
   */
  public static KnowledgeBase inFolder(Path folder, ArticleLibrary library) {
    LibrarySource source = LibrarySource.of(library);
    return of(source, ArticleIndex.inFolder(folder, source, Progress.IGNORED));
  }

  /**
   * Opens the knowledge base of articles with the index in a folder as it is: it can be searched at
   * once. Where the index is of other articles, they are found until {@link #prepare}; where there
   * is none, nothing is.
   *
   * @throws KnowledgeException if the folder cannot be written or another program has it open
   */
  public static KnowledgeBase open(Path folder, LibrarySource source) {
    return of(source, ArticleIndex.open(folder));
  }

  /** Opens the knowledge base of articles that are not indexed before {@link #prepare}. */
  public static KnowledgeBase open(LibrarySource source) {
    return of(source, ArticleIndex.emptyInMemory());
  }

  /**
   * Reads all articles, checks all of the index, and indexes what it lacks. Searching goes on
   * meanwhile, with what the index held before.
   *
   * @param progress hears how far the index is, if it has to be made; what it throws ends it
   * @throws KnowledgeException if the articles or the index cannot be read, or the index not be
   *     written
   */
  public void prepare(Progress progress) {
    with(
        here -> {
          here.prepare(progress);
          return here;
        });
  }

  /**
   * Does the same, but reads only those articles that changed, and those that rules compare with
   * them, where the source can tell; all others when they are wanted.
   *
   * @throws KnowledgeException as {@link #prepare} does
   */
  public void catchUp(Progress progress) {
    with(
        here -> {
          here.catchUp(progress);
          return here;
        });
  }

  /**
   * Goes on with the articles of another knowledge base and what it has learned. Searches that run
   * meanwhile end with the articles they began with. What was opened before stays as it is.
   *
   * @param fresh stays the caller's to close, which may be done at once
   */
  public void replaceWith(KnowledgeBase fresh) {
    Content before;
    Content next = fresh.use();
    synchronized (this) {
      before = content;
      content = next;
    }
    before.release();
  }

  /**
   * Returns the articles. Before {@link #prepare} they may have to be read first.
   *
   * @throws KnowledgeException if they cannot be read
   */
  public ArticleLibrary library() {
    return content.library();
  }

  /**
   * Finds articles; what was typed never makes it throw. For a place, the most local rule of a
   * topic stands for all rules of the topic, with the federal one beside it.
   */
  public SearchPage search(SearchRequest request) {
    return found(request, null);
  }

  /** Finds articles by what the caller allows, and else as {@link #search(SearchRequest)} does. */
  public SearchPage search(SearchRequest request, Insight allowed) {
    return found(request, allowed);
  }

  private SearchPage found(SearchRequest request, @Nullable Insight allowed) {
    return with(here -> here.found(request, allowed));
  }

  private <T> T with(Function<Content, T> work) {
    Content here = use();
    try {
      return work.apply(here);
    } finally {
      here.release();
    }
  }

  /** Keeps what is there now from being closed until it is released. */
  private Content use() {
    Content here = content;
    while (!here.tryUse()) {
      Content now = content;
      if (now == here) {
        throw new IllegalStateException("the knowledge base is closed");
      }
      here = now;
    }
    return here;
  }

  /**
   * Says why a section is found. Takes as long as the search did.
   *
   * @return empty if the request does not find the section, for instance since it only stands for
   *     another article's
   */
  public Optional<Explanation> explain(SearchRequest request, SearchHit hit) {
    return with(here -> here.explain(request, hit, learnedOrder));
  }

  /** Counts, by program, place and kind, the articles that have any of the words. */
  public Facets facets(SearchRequest request) {
    return with(here -> here.facets(request));
  }

  /**
   * Finds articles by words and by what they mean, in the order that was learned. Takes some ten
   * milliseconds: show what {@link #search(SearchRequest)} finds first.
   *
   * @return empty while the words are all that can be searched by, see {@link #depth(String)}
   */
  public Optional<SearchPage> searchDeeply(SearchRequest request) {
    return with(here -> here.foundDeeply(request, learnedOrder));
  }

  /** What can be searched by. */
  public enum Depth {
    /** Nothing, or the words of other articles, while the index is being made. */
    PREPARING,
    /** Words; nothing else was asked for yet. */
    WORDS,
    /** Words, while what the articles mean is being learned. */
    LEARNING,
    /** Words and meaning. */
    MEANING,
    /** Words: the model fails on this machine. */
    WORDS_ONLY,
    /** Words: the model does not read the language that is searched. */
    WORDS_OF_LANGUAGE
  }

  /** Returns what can be searched by now, in a language that the model reads. */
  public Depth depth() {
    return content.depth();
  }

  /** Returns what can be searched by now in a language. */
  public Depth depth(String language) {
    return content.depth(language);
  }

  /**
   * Says whether hits that are found by meaning come in the order that was learned, as they do
   * until something else is said; without it, in that of words and meaning put together.
   */
  public void useLearnedOrder(boolean use) {
    learnedOrder = use;
  }

  /** Returns whose learned order there is, once what the articles mean has been learned. */
  public LearnedOrder order() {
    return content.order();
  }

  /**
   * Shows hits in the order that came with the articles, unless it does not fit this program; to be
   * said before {@link #learn}.
   */
  public void orderBy(LearnedOrder order) {
    content.orderBy(order);
  }

  /**
   * Learns what all passages mean, unless the index knows it already, and searches by it from then
   * on. Takes some ten milliseconds for each passage; searching goes on meanwhile. If it fails,
   * searching goes on by words.
   *
   * @param model gives the model, which the caller closes after this knowledge base
   */
  public void learn(Supplier<? extends Embedder> model) {
    learn(model, Progress.IGNORED);
  }

  /** Does the same, and tells how far it is. What the listener throws ends it. */
  public void learn(Supplier<? extends Embedder> model, Progress progress) {
    with(
        here -> {
          here.learn(model, progress);
          return here;
        });
  }

  /** Returns the names of the figures that a ranker judges by. */
  public static List<String> evidence() {
    return ArticleSearch.evidence();
  }

  /** Returns what a ranker can learn from a question. */
  public Judged judged(SearchRequest request, Embedder embedder, Predicate<SearchHit> relevant) {
    return with(here -> here.judged(request, embedder, relevant));
  }

  /** Opens the version of an article that is in force on a day, as we know it now. */
  public Optional<Article> open(String id, String language, LocalDate day) {
    return open(id, language, AsOf.of(day));
  }

  /** Opens the version of an article that was in force on a day, as it was known on another. */
  public Optional<Article> open(String id, String language, AsOf asOf) {
    return library().inForce(id, language, asOf);
  }

  /**
   * Opens the rule that counts at a place, with what it stands on.
   *
   * @param topic see {@link Article}
   */
  public Optional<RuleInPlace> rule(String topic, String language, Jurisdiction place, AsOf asOf) {
    return library().rule(topic, language, place, asOf);
  }

  /** Opens an exact version, in force or not: what a hit or an old quotation names. */
  public Optional<Article> open(ArticleKey key) {
    return library().find(key);
  }

  /**
   * Quotes a section for a reply.
   *
   * @return empty if there is no such version or section
   */
  public Optional<Quotation> quote(ArticleKey key, String anchor) {
    return library()
        .find(key)
        .flatMap(article -> article.section(anchor).map(section -> Quotation.of(article, section)));
  }

  /**
   * Lists the articles of a program that are in force, by title; for a place, as a search does.
   *
   * @param place where the citizen lives; empty for every place
   */
  public List<SearchHit> articles(
      String program, String language, Optional<Jurisdiction> place, AsOf asOf) {
    SearchRequest request = SearchRequest.of("", language, asOf).in(Set.of(program));
    return with(here -> here.list(request.at(place.orElse(null))));
  }

  /** Returns the programs that have an article. */
  public SortedSet<String> programs() {
    return holdings().programs();
  }

  /** Returns the languages that have an article. */
  public SortedSet<String> languages() {
    return holdings().languages();
  }

  /** Returns what kinds of articles there are. */
  public Holdings holdings() {
    return with(Content::holdings);
  }

  /** Returns all versions of an article in all languages, newest first within a language. */
  public List<Article> versions(String id) {
    return library().versions(id);
  }

  /** Returns all versions of an article in its language, newest first. */
  public List<Article> versionsOf(Article article) {
    return library().versions(article.key().id(), article.key().language());
  }

  /** Searches that run end first. */
  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      content.release();
    }
  }
}
