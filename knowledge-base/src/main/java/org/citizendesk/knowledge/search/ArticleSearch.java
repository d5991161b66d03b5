// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.ranking.Judged;
import org.citizendesk.knowledge.ranking.Ranker;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Searches an index. Date, place, language and program are filtered before anything is ranked.
 *
 * <p>Thread-safe. A search takes a few milliseconds; keep it off a user-interface thread all the
 * same.
 */
public final class ArticleSearch implements AutoCloseable {
  private static final float LOCAL_WEIGHT = 3f;

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
   * Finds articles by words, and by what they mean.
   *
   * @param insight what may be used besides the words; null for the words only
   * @throws KnowledgeException if the index cannot be read; never because of what was typed
   * @throws org.citizendesk.knowledge.meaning.EmbeddingException if the embedder fails
   */
  public SearchPage search(SearchRequest request, @Nullable Insight insight) {
    @Nullable Asked asked = insight == null ? null : Asked.of(request, insight.embedder());
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return search(request, insight, asked, searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new KnowledgeException("cannot read " + name, e);
    }
  }

  private static SearchPage search(
      SearchRequest request,
      @Nullable Insight insight,
      @Nullable Asked asked,
      IndexSearcher searcher)
      throws IOException {
    Clues clues = Clues.of(request, searcher.getIndexReader());
    if (clues.isEmpty() && asked == null) {
      return SearchPage.EMPTY;
    }
    Pool pool = pool(request, clues, asked, searcher);
    Evidence evidence = Evidence.of(pool, clues, request.language(), searcher);
    evidence.read(Sign.NEARNESS, nearness(request), searcher);
    float[] scores;
    if (insight == null || asked == null) {
      scores = Blend.ofWords(evidence);
    } else {
      evidence.read(asked, searcher);
      scores = insight.byWords() ? Blend.ofBoth(evidence) : Blend.ofMeaning(evidence);
      Ranker ranker = insight.ranker();
      if (ranker != null) {
        Ranking.apply(ranker, evidence, scores, Features.Request.of(request, clues));
      }
    }
    TextAnalysis analysis = TextAnalysis.of(request.language());
    Excerpts excerpts = new Excerpts(analysis, request.language(), clues.terms());
    List<SearchHit> hits = new ArrayList<>();
    if (insight != null && insight.byWords()) {
      Blend.dropStrangers(evidence, scores);
    }
    for (int at : best(scores, pool, request)) {
      Document section = searcher.storedFields().document(pool.passages()[at]);
      hits.add(PassageBlocks.hit(section, excerpts.of(section.get(Fields.STORED_TEXT))));
    }
    return new SearchPage(hits, clues.corrected());
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
    Asked asked = Asked.of(request, embedder);
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        Clues clues = Clues.of(request, searcher.getIndexReader());
        Pool pool = pool(request, clues, asked, searcher);
        Evidence evidence = Evidence.of(pool, clues, request.language(), searcher);
        evidence.read(asked, searcher);
        float[] both = Blend.ofBoth(evidence);
        int[] best = Features.best(both, Ranking.DEPTH);
        boolean[] judgements = new boolean[best.length];
        for (int i = 0; i < best.length; i++) {
          Document section = searcher.storedFields().document(pool.passages()[best[i]]);
          judgements[i] = relevant.test(PassageBlocks.hit(section, Excerpt.NONE));
        }
        float[][] rows = Features.of(evidence, both, best, Features.Request.of(request, clues));
        return new Judged(rows, judgements, request.before().isEmpty() ? 2f : 1f);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new KnowledgeException("cannot read " + name, e);
    }
  }

  private static Pool pool(
      SearchRequest request, Clues clues, @Nullable Asked asked, IndexSearcher searcher)
      throws IOException {
    Query filter = filter(request);
    Query passages = anyClue(clues, Fields.in(request.language(), Fields.ALL), filter);
    Query articles = anyClue(clues, Fields.in(request.language(), Fields.ARTICLE), filter);
    List<ScoreDoc> found = new ArrayList<>();
    Collections.addAll(found, searcher.search(passages, Tuning.POOL).scoreDocs);
    if (asked != null) {
      Query near =
          new KnnFloatVectorQuery(Fields.MEANING, asked.inContext(), Tuning.NEAREST, filter);
      Collections.addAll(found, searcher.search(near, Tuning.NEAREST).scoreDocs);
    }
    int mostArticles = Math.max(Tuning.ARTICLES, request.limit());
    return Pool.of(searcher, found, searcher.search(articles, mostArticles).scoreDocs);
  }

  private static Query anyClue(Clues clues, String field, Query filter) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Clue clue : clues.all()) {
      any.add(new BoostQuery(Evidence.query(clue.names(), field), clue.weight()), Occur.SHOULD);
    }
    return new BooleanQuery.Builder()
        .add(any.build(), Occur.MUST)
        .add(filter, Occur.FILTER)
        .build();
  }

  /** Returns the places in the pool of the best passages, best first. */
  private static List<Integer> best(float[] scores, Pool pool, SearchRequest request) {
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

  private static Query filter(SearchRequest request) {
    long[] asOf = {
      request.asOf().knownOn().toEpochDay(), request.asOf().day().toEpochDay(),
    };
    BooleanQuery.Builder filter =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(Fields.LANGUAGE, request.language())), Occur.FILTER)
            .add(LongRange.newContainsQuery(Fields.IN_FORCE, asOf, asOf), Occur.FILTER);
    Jurisdiction place = request.place();
    if (place != null) {
      List<String> chain = place.chain().stream().map(Jurisdiction::code).toList();
      filter.add(anyOf(Fields.JURISDICTION, chain), Occur.FILTER);
    }
    if (!request.programs().isEmpty()) {
      filter.add(anyOf(Fields.PROGRAM, request.programs()), Occur.FILTER);
    }
    return filter.build();
  }

  /** Lifts the rules of the state, and more those of the county, above those of the country. */
  private static Query nearness(SearchRequest request) {
    BooleanQuery.Builder nearness = new BooleanQuery.Builder();
    Jurisdiction place = request.place();
    if (place != null) {
      List<Jurisdiction> chain = place.chain();
      for (Jurisdiction local : chain.subList(1, chain.size())) {
        Query here = new TermQuery(new Term(Fields.JURISDICTION, local.code()));
        float weight = LOCAL_WEIGHT * chain.indexOf(local);
        nearness.add(new BoostQuery(new ConstantScoreQuery(here), weight), Occur.SHOULD);
      }
    }
    return nearness.build();
  }

  private static Query anyOf(String field, Collection<String> values) {
    return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
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
