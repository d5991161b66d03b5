// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.ranking.Judged;
import org.citizendesk.knowledge.ranking.Ranker;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Searches an index. Date, place, language and program are filtered before anything is ranked. For
 * a place, the most local rule of a topic stands for all rules of the topic, with the federal one
 * beside it.
 *
 * <p>Thread-safe. A search takes a few milliseconds; keep it off a user-interface thread all the
 * same.
 */
public final class ArticleSearch implements AutoCloseable {
  private final String name;
  private final SearcherManager searchers;

  private ArticleSearch(String name, SearcherManager searchers) {
    this.name = name;
    this.searchers = searchers;
  }

  /**
   * Opens a search on what the index holds now. Close it before the index.
   *
   * @throws KnowledgeException if the index cannot be read
   */
  public static ArticleSearch open(ArticleIndex index) {
    try {
      return new ArticleSearch(index.name(), new SearcherManager(index.directory(), new Tuned()));
    } catch (IOException e) {
      throw new KnowledgeException("cannot read " + index.name(), e);
    }
  }

  /** See {@link org.citizendesk.knowledge.KnowledgeBase#warmUp}. */
  public static void warmUp() {
    var _ = TextAnalysis.of("en");
  }

  /**
   * Turns to what the index holds now. Searches that run meanwhile end with the old content.
   *
   * @throws KnowledgeException if the index cannot be read
   */
  public void refresh() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new KnowledgeException("cannot read " + name, e);
    }
  }

  /**
   * Finds articles, each at its best section, by the words of the request.
   *
   * @throws KnowledgeException if the index cannot be read; never because of what was typed
   */
  public SearchPage search(SearchRequest request) {
    return search(request, null);
  }

  /**
   * Finds articles, each at its best section, by words, and by what they mean.
   *
   * @param allowed what may be used besides the words, if its model reads the language; null for
   *     the words only
   * @throws KnowledgeException if the index cannot be read; never because of what was typed
   * @throws org.citizendesk.knowledge.meaning.EmbeddingException if the embedder fails
   */
  public SearchPage search(SearchRequest request, @Nullable Insight allowed) {
    @Nullable Insight insight = Insight.in(request.language(), allowed);
    return with(searcher -> found(inquiry(request, insight, searcher), insight, searcher));
  }

  private static Inquiry inquiry(
      SearchRequest request, @Nullable Insight insight, IndexSearcher searcher) throws IOException {
    return Inquiry.of(request, insight == null ? null : insight.embedder(), searcher);
  }

  private static SearchPage found(
      Inquiry inquiry, @Nullable Insight insight, IndexSearcher searcher) throws IOException {
    SearchRequest request = inquiry.request();
    TextAnalysis analysis = TextAnalysis.of(request.language());
    Excerpts excerpts = new Excerpts(analysis, request.language(), inquiry.clues().terms());
    List<LocalRules.Found> hits = new ArrayList<>();
    for (int at : best(inquiry, scores(inquiry, insight))) {
      Document section = inquiry.section(at, searcher);
      SearchHit hit = PassageBlocks.hit(section, excerpts.of(section.get(Fields.STORED_TEXT)));
      hits.add(new LocalRules.Found(hit, section.get(Fields.STORED_TOPIC)));
    }
    return new SearchPage(
        LocalRules.first(hits, request, searcher),
        inquiry.clues().corrected(),
        inquiry.change().isNoticed(),
        List.of());
  }

  private static float[] scores(Inquiry inquiry, @Nullable Insight insight) {
    Evidence evidence = inquiry.evidence();
    if (insight == null) {
      return Blend.ofWords(evidence);
    }
    if (!insight.byWords()) {
      return Blend.ofMeaning(evidence);
    }
    float[] scores = Blend.ofBoth(evidence);
    Ranker ranker = insight.ranker();
    if (ranker != null) {
      Ranking.apply(ranker, evidence, scores, inquiry.sameForAll());
    }
    Blend.dropStrangers(evidence, scores);
    return scores;
  }

  /**
   * Says why a section is found, and where it stands.
   *
   * @param allowed as the search had it
   * @return empty if the request does not find the section
   * @throws KnowledgeException if the index cannot be read
   * @throws org.citizendesk.knowledge.meaning.EmbeddingException if the embedder fails
   */
  public Optional<Explanation> explain(
      SearchRequest request, @Nullable Insight allowed, ArticleKey article, String anchor) {
    @Nullable Insight insight = Insight.in(request.language(), allowed);
    return with(
        searcher -> {
          Inquiry inquiry = inquiry(request, insight, searcher);
          float[] scores = scores(inquiry, insight);
          return new Explaining(inquiry, searcher).explain(article, anchor, scores, insight);
        });
  }

  /**
   * Counts what has any of the words. Reads all of it: for lists beside the hits, after them.
   *
   * @throws KnowledgeException if the index cannot be read
   */
  public Facets facets(SearchRequest request) {
    return with(searcher -> FacetCounts.of(request, searcher));
  }

  /**
   * Lists all articles that a request allows, whatever its words, by title; each at its beginning.
   *
   * @throws KnowledgeException if the index cannot be read
   */
  public List<SearchHit> list(SearchRequest request) {
    return with(
        searcher -> {
          List<LocalRules.Found> all = new ArrayList<>();
          int most = Math.max(1, searcher.getIndexReader().maxDoc());
          for (ScoreDoc at : searcher.search(Inquiry.openings(request), most).scoreDocs) {
            Document opening = searcher.storedFields().document(at.doc);
            all.add(
                new LocalRules.Found(
                    PassageBlocks.opening(opening), opening.get(Fields.STORED_TOPIC)));
          }
          all.sort(Comparator.comparing(it -> it.hit().title()));
          return LocalRules.first(all, request, searcher);
        });
  }

  /**
   * Returns what kinds of articles there are.
   *
   * @throws KnowledgeException if the index cannot be read
   */
  public Holdings holdings() {
    return with(Holdings::of);
  }

  /** Returns the names of the figures that a ranker judges by. */
  public static List<String> evidence() {
    return Features.names();
  }

  /**
   * Returns what a ranker can learn from a question.
   *
   * @param relevant whether a section answers the question
   */
  public Judged judged(SearchRequest request, Embedder embedder, Predicate<SearchHit> relevant) {
    return with(searcher -> judged(Inquiry.of(request, embedder, searcher), relevant, searcher));
  }

  private static Judged judged(
      Inquiry inquiry, Predicate<SearchHit> relevant, IndexSearcher searcher) throws IOException {
    float[] both = Blend.ofBoth(inquiry.evidence());
    int[] best = Features.best(both, Ranking.DEPTH);
    boolean[] judgements = new boolean[best.length];
    for (int i = 0; i < best.length; i++) {
      Document section = inquiry.section(best[i], searcher);
      judgements[i] = relevant.test(PassageBlocks.hit(section, Excerpt.NONE));
    }
    float[][] rows = Features.of(inquiry.evidence(), both, best, inquiry.sameForAll());
    return new Judged(rows, judgements, 1f);
  }

  /** Something that is done with what the index holds now. */
  @FunctionalInterface
  private interface Work<T> {
    T of(IndexSearcher searcher) throws IOException;
  }

  private <T> T with(Work<T> work) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return work.of(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new KnowledgeException("cannot read " + name, e);
    }
  }

  /** Returns the places in the pool of the best passages, best first. */
  private static List<Integer> best(Inquiry inquiry, float[] scores) {
    SearchRequest request = inquiry.request();
    Pool pool = inquiry.evidence().pool();
    List<Integer> best = new ArrayList<>();
    Set<Integer> articles = new HashSet<>();
    IntStream.range(0, scores.length)
        .boxed()
        .filter(at -> scores[at] > Blend.STRANGE)
        .sorted(Comparator.comparingDouble(at -> -scores[at]))
        .filter(at -> request.everySection() || articles.add(pool.articles()[at]))
        .limit(request.limit())
        .forEach(best::add);
    return best;
  }

  @Override
  public void close() {
    try {
      searchers.close();
    } catch (IOException e) {
      throw new KnowledgeException("cannot close " + name, e);
    }
  }

  /** Gives each searcher the similarity that the index was written with. */
  private static final class Tuned extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(ArticleIndex.similarity());
      return searcher;
    }
  }
}
