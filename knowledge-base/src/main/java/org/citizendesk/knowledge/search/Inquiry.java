// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.meaning.Embedder;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was gathered for one request: the passages that may answer it, and what speaks for each.
 * Date, place, language and program are filtered before.
 *
 * @param change where what is talked about now began
 * @param clues what was looked for
 */
record Inquiry(SearchRequest request, TopicChange change, Clues clues, Evidence evidence) {
  private static final float LOCAL_WEIGHT = 3f;
  private static final Clues NO_CLUES = new Clues(List.of(), List.of(), Set.of(), null);

  /**
   * Gathers it.
   *
   * @param embedder reads what the request means; null to go by its words alone
   */
  static Inquiry of(SearchRequest request, @Nullable Embedder embedder, IndexSearcher searcher)
      throws IOException {
    Clues clues = Clues.of(request, searcher.getIndexReader());
    ScoreDoc[] articles = articles(request, clues, searcher);
    TopicChange change = TopicChange.of(request, articles, searcher);
    if (change.isNoticed()) {
      clues = Clues.of(request, change, searcher.getIndexReader());
      articles = articles(request, clues, searcher);
    }
    @Nullable Asked asked = embedder == null ? null : Asked.of(request, change, embedder);
    Pool pool = pool(request, clues, asked, articles, searcher);
    Evidence evidence = Evidence.of(pool, clues, request.language(), searcher);
    if (change.turns() == 0) {
      evidence.favourOpenings();
    }
    evidence.read(Sign.NEARNESS, nearness(request), searcher);
    if (asked != null) {
      evidence.read(asked, searcher);
    }
    return new Inquiry(request, change, clues, evidence);
  }

  Features.Request sameForAll() {
    return Features.Request.of(change, clues);
  }

  /**
   * Returns the stored section of a passage.
   *
   * @param at place in the pool
   */
  Document section(int at, IndexSearcher searcher) throws IOException {
    return searcher.storedFields().document(evidence.pool().passages()[at]);
  }

  private static Pool pool(
      SearchRequest request,
      Clues clues,
      @Nullable Asked asked,
      ScoreDoc[] articles,
      IndexSearcher searcher)
      throws IOException {
    Query filter = filter(request);
    Optional<Query> conditions = Conditions.of(request);
    Query passages = passages(clues, request.language(), filter, conditions);
    List<ScoreDoc> found = new ArrayList<>();
    Collections.addAll(found, searcher.search(passages, Tuning.POOL).scoreDocs);
    if (asked != null) {
      Query near =
          new KnnFloatVectorQuery(Fields.MEANING, asked.inContext(), Tuning.NEAREST, filter);
      Collections.addAll(found, searcher.search(near, Tuning.NEAREST).scoreDocs);
    }
    Pool pool = Pool.of(searcher, found, articles);
    return conditions.isPresent()
        ? pool.keeping(Scores.of(conditions.get(), pool.passages(), searcher))
        : pool;
  }

  /** Finds the articles that the words speak for most. */
  private static ScoreDoc[] articles(SearchRequest request, Clues clues, IndexSearcher searcher)
      throws IOException {
    String field = Fields.in(request.language(), Fields.ARTICLE);
    int most = Math.max(Tuning.ARTICLES, request.limit());
    return searcher.search(anyClue(clues, field, filter(request)), most).scoreDocs;
  }

  /** Finds passages that have any of the words, if there are any, and fulfil all conditions. */
  private static Query passages(
      Clues clues, String language, Query filter, Optional<Query> conditions) {
    if (conditions.isEmpty()) {
      return anyClue(clues, Fields.in(language, Fields.ALL), filter);
    }
    Query both =
        new BooleanQuery.Builder()
            .add(filter, Occur.FILTER)
            .add(conditions.get(), Occur.FILTER)
            .build();
    return clues.isEmpty() ? both : anyClue(clues, Fields.in(language, Fields.ALL), both);
  }

  /** Returns the queries that all match something in an article that is found. */
  static List<Query> articles(SearchRequest request, Clues clues) {
    Query filter = filter(request);
    Optional<Query> conditions = Conditions.of(request);
    List<Query> queries = new ArrayList<>();
    if (!clues.isEmpty() || conditions.isEmpty()) {
      queries.add(anyClue(clues, Fields.in(request.language(), Fields.ARTICLE), filter));
    }
    if (conditions.isPresent()) {
      queries.add(passages(NO_CLUES, request.language(), filter, conditions));
    }
    return queries;
  }

  /**
   * Finds the articles of some topics in force at the place of a request, in any language and
   * program, each by its opening.
   */
  static Query openings(SearchRequest request, Collection<String> topics) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(anyOf(Fields.OPENS, topics), Occur.FILTER);
    addWhenAndWhere(request, all);
    return all.build();
  }

  /** Finds all articles that a request without words may find, each by its opening. */
  static Query openings(SearchRequest request) {
    return new BooleanQuery.Builder()
        .add(new FieldExistsQuery(Fields.OPENS), Occur.FILTER)
        .add(filter(request), Occur.FILTER)
        .build();
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

  private static Query filter(SearchRequest request) {
    BooleanQuery.Builder filter =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(Fields.LANGUAGE, request.language())), Occur.FILTER);
    addWhenAndWhere(request, filter);
    if (!request.programs().isEmpty()) {
      filter.add(anyOf(Fields.PROGRAM, request.programs()), Occur.FILTER);
    }
    return filter.build();
  }

  private static void addWhenAndWhere(SearchRequest request, BooleanQuery.Builder filter) {
    long[] asOf = {
      request.asOf().knownOn().toEpochDay(), request.asOf().day().toEpochDay(),
    };
    filter.add(LongRange.newContainsQuery(Fields.IN_FORCE, asOf, asOf), Occur.FILTER);
    Jurisdiction place = request.place();
    if (place != null) {
      List<String> chain = place.chain().stream().map(Jurisdiction::code).toList();
      filter.add(anyOf(Fields.JURISDICTION, chain), Occur.FILTER);
    }
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
}
