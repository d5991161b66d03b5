// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.AsOf;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.Quotation;
import org.citizendesk.knowledge.article.RuleInPlace;
import org.citizendesk.knowledge.article.Standing;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.ranking.Judged;
import org.citizendesk.knowledge.search.ArticleIndex;
import org.citizendesk.knowledge.search.ArticleSearch;
import org.citizendesk.knowledge.search.Explanation;
import org.citizendesk.knowledge.search.Facets;
import org.citizendesk.knowledge.search.Insight;
import org.citizendesk.knowledge.search.Progress;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchPage;
import org.citizendesk.knowledge.search.SearchRequest;
import org.jspecify.annotations.Nullable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Articles and the search over them, ready to use, without any network.
 *
 * <p>Thread-safe. Making one reads and indexes every article, which takes up to a second or two: do
 * it, and search, off a user-interface thread. Opening, quoting and listing only look into memory.
 */
public final class KnowledgeBase implements AutoCloseable {
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Content content;

  private KnowledgeBase(ArticleLibrary library, ArticleIndex index) {
    this.content = new Content(library, index);
  }

  /** Makes the knowledge base of the articles that come with the program, indexed in memory. */
  public static KnowledgeBase bundled() {
    return inMemory(bundledLibrary());
  }

  /** Reads the articles that come with the program. */
  public static ArticleLibrary bundledLibrary() {
    return BundledArticles.library();
  }

  /**
   * Makes the knowledge base of the articles that come with the program, with its index in a
   * folder.
   *
   * @throws KnowledgeException if the folder cannot be written or another program has it open
   */
  public static KnowledgeBase bundled(Path folder) {
    return inFolder(folder, BundledArticles.library());
  }

  /** Makes the knowledge base of a library, indexed in memory. */
  public static KnowledgeBase inMemory(ArticleLibrary library) {
    return new KnowledgeBase(library, ArticleIndex.inMemory(library));
  }

  /**
   * Makes the knowledge base of a library, with its index in a folder, where it is found again at
   * the next start.
   *
   * @throws KnowledgeException if the folder cannot be written or another program has it open
   */
  public static KnowledgeBase inFolder(Path folder, ArticleLibrary library) {
    return inFolder(folder, library, Progress.IGNORED);
  }

  /** Does the same, and tells how far the index is, if it has to be made. */
  public static KnowledgeBase inFolder(Path folder, ArticleLibrary library, Progress progress) {
    return new KnowledgeBase(library, ArticleIndex.inFolder(folder, library, progress));
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

  /** Returns the articles. */
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
    return with(here -> here.explain(request, hit));
  }

  /** Counts, by program, place and kind, the articles that have any of the words. */
  public Facets facets(SearchRequest request) {
    return with(here -> here.facets(request));
  }

  /**
   * Finds articles by words and by what they mean, in the order that was learned. Takes some ten
   * milliseconds: show what {@link #search(SearchRequest)} finds first.
   *
   * @return empty while the words are all that can be searched by, see {@link #depth}
   */
  public Optional<SearchPage> searchDeeply(SearchRequest request) {
    return with(here -> here.foundDeeply(request));
  }

  /** What can be searched by. */
  public enum Depth {
    /** Words; nothing else was asked for yet. */
    WORDS,
    /** Words, while what the articles mean is being learned. */
    LEARNING,
    /** Words and meaning. */
    MEANING,
    /** Words: the model fails on this machine. */
    WORDS_ONLY
  }

  /** Returns what can be searched by now. */
  public Depth depth() {
    return content.depth();
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
    ArticleLibrary library = library();
    List<SearchHit> all =
        library.articles().stream()
            .filter(article -> article.program().equals(program) && article.state().isFound())
            .filter(article -> article.key().language().equals(language))
            .filter(article -> library.standing(article, asOf) instanceof Standing.InForce)
            .filter(article -> place.map(article.jurisdiction()::covers).orElse(true))
            .sorted(Comparator.comparing(Article::title))
            .map(SearchHit::opening)
            .toList();
    SearchRequest request = SearchRequest.of("", language, asOf).at(place.orElse(null));
    return LocalRules.first(new SearchPage(all, null), request, library).hits();
  }

  /** Returns the programs that have an article. */
  public SortedSet<String> programs() {
    return library().programs();
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
