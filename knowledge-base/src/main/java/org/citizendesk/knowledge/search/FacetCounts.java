// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.citizendesk.knowledge.article.ArticleKind;
import org.citizendesk.knowledge.article.Jurisdiction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Counts facets. */
final class FacetCounts {
  private final IndexSearcher searcher;
  private final Clues clues;
  private final Map<SearchRequest, List<BitSet>> articles = new HashMap<>();

  private FacetCounts(IndexSearcher searcher, Clues clues) {
    this.searcher = searcher;
    this.clues = clues;
  }

  static Facets of(SearchRequest request, IndexSearcher searcher) throws IOException {
    FacetCounts counts = new FacetCounts(searcher, Clues.of(request, searcher.getIndexReader()));
    return new Facets(
        request,
        counts.by(Fields.PROGRAM, request.in(Set.of()), Function.identity()),
        counts.by(Fields.JURISDICTION, request.at(null), Jurisdiction::new),
        counts.by(
            Fields.KIND,
            request.asking(request.text(), withoutKinds(request)),
            word -> ArticleKind.valueOf(word.toUpperCase(Locale.ROOT))));
  }

  private static List<Condition> withoutKinds(SearchRequest request) {
    return request.conditions().stream()
        .filter(condition -> !(condition instanceof Condition.OfKind))
        .toList();
  }

  private <T> List<Facets.Count<T>> by(
      String field, SearchRequest request, Function<String, T> read) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    List<BitSet> found = articles(request);
    for (int i = 0; i < leaves.size(); i++) {
      count(found.get(i), leaves.get(i), field, counts);
    }
    List<Facets.Count<T>> sorted = new ArrayList<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(it -> sorted.add(new Facets.Count<>(read.apply(it.getKey()), it.getValue())));
    return sorted;
  }

  /** Mostly nothing is narrowed yet, and all facets count the same articles. */
  private List<BitSet> articles(SearchRequest request) throws IOException {
    List<BitSet> known = articles.get(request);
    if (known != null) {
      return known;
    }
    List<Weight> weights = new ArrayList<>();
    for (Query query : Inquiry.articles(request, clues)) {
      weights.add(searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1));
    }
    List<BitSet> found = new ArrayList<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      found.add(articles(weights, leaf));
    }
    articles.put(request, found);
    return found;
  }

  /** Returns the documents of the articles in which all queries match something. */
  private static BitSet articles(List<Weight> weights, LeafReaderContext leaf) throws IOException {
    BitSet all = new BitSet();
    all.set(0, weights.isEmpty() ? 0 : leaf.reader().maxDoc());
    for (Weight weight : weights) {
      BitSet articles = new BitSet();
      Scorer scorer = weight.scorer(leaf);
      NumericDocValues blocks = DocValues.getNumeric(leaf.reader(), Fields.BLOCK);
      DocIdSetIterator matching = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
      for (int doc = matching.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = matching.nextDoc()) {
        if (blocks.advanceExact(doc)) {
          articles.set(doc + (int) Math.max(0, blocks.longValue()));
        }
      }
      all.and(articles);
    }
    return all;
  }

  private static void count(
      BitSet articles, LeafReaderContext leaf, String field, Map<String, Integer> counts)
      throws IOException {
    SortedDocValues values = DocValues.getSorted(leaf.reader(), field);
    for (int doc = articles.nextSetBit(0); doc >= 0; doc = articles.nextSetBit(doc + 1)) {
      if (values.advanceExact(doc)) {
        counts.merge(values.lookupOrd(values.ordValue()).utf8ToString(), 1, Integer::sum);
      }
    }
  }
}
