// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Searches an index. Date, place, language and program are filtered before anything is ranked.
 *
 * <p>Thread-safe. A search takes a few milliseconds; keep it off a user-interface thread all the
 * same.
 */
public final class ArticleSearch implements AutoCloseable {
  private static final int SECTIONS_PER_ARTICLE = 6;
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
   * Finds articles, each at its best section.
   *
   * @throws KnowledgeException if the index cannot be read; never because of what was typed
   */
  public SearchPage search(SearchRequest request) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return search(request, searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new KnowledgeException("cannot read " + name, e);
    }
  }

  private static SearchPage search(SearchRequest request, IndexSearcher searcher)
      throws IOException {
    TextAnalysis analysis = TextAnalysis.of(request.language());
    Optional<QueryPlan> found =
        QueryPlan.of(text(request), analysis, request.language(), searcher.getIndexReader());
    if (found.isEmpty()) {
      return SearchPage.EMPTY;
    }
    QueryPlan plan = found.get();
    Query query =
        new BooleanQuery.Builder()
            .add(plan.query(), Occur.MUST)
            .add(filter(request), Occur.FILTER)
            .add(nearness(request), Occur.SHOULD)
            .build();
    Excerpts excerpts = new Excerpts(analysis, request.language(), plan.terms());
    List<SearchHit> hits = new ArrayList<>();
    for (Document section : bestSections(searcher, query, request.limit())) {
      hits.add(SectionDocuments.hit(section, excerpts.of(section.get(Fields.STORED_TEXT))));
    }
    return new SearchPage(hits, plan.corrected());
  }

  /** Returns the best section of each of the best articles. */
  private static List<Document> bestSections(IndexSearcher searcher, Query query, int limit)
      throws IOException {
    List<Document> best = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    @Nullable ScoreDoc last = null;
    while (best.size() < limit) {
      ScoreDoc[] page = searcher.searchAfter(last, query, limit * SECTIONS_PER_ARTICLE).scoreDocs;
      if (page.length == 0) {
        break;
      }
      Map<Integer, String> ids = ids(searcher.getIndexReader(), page);
      for (ScoreDoc doc : page) {
        last = doc;
        if (best.size() < limit && seen.add(ids.getOrDefault(doc.doc, ""))) {
          best.add(searcher.storedFields().document(doc.doc));
        }
      }
    }
    return best;
  }

  /** Returns the article of each section from a column that is walked in order: text stays put. */
  private static Map<Integer, String> ids(IndexReader reader, ScoreDoc[] page) throws IOException {
    Map<Integer, String> ids = new HashMap<>();
    SortedDocValues column = MultiDocValues.getSortedValues(reader, Fields.ID);
    for (int doc : Arrays.stream(page).mapToInt(hit -> hit.doc).sorted().toArray()) {
      if (column != null && column.advanceExact(doc)) {
        ids.put(doc, column.lookupOrd(column.ordValue()).utf8ToString());
      }
    }
    return ids;
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

  private static String text(SearchRequest request) {
    String text = request.text();
    return text.length() <= SearchRequest.MOST_CHARACTERS
        ? text
        : text.substring(0, SearchRequest.MOST_CHARACTERS);
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
