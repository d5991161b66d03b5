// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import java.io.IOException;

/** Scores a query on some documents only. */
final class Scores {
  private Scores() {}

  /**
   * Returns the score of each document; 0 for those that do not match.
   *
   * @param docs ascending
   */
  static float[] of(Query query, int[] docs, IndexSearcher searcher) throws IOException {
    float[] scores = new float[docs.length];
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1f);
    int from = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      int to = from;
      while (to < docs.length && docs[to] < end) {
        to++;
      }
      Scorer scorer = from < to ? weight.scorer(leaf) : null;
      if (scorer != null) {
        read(scorer, leaf.docBase, docs, from, to, scores);
      }
      from = to;
    }
    return scores;
  }

  private static void read(Scorer scorer, int base, int[] docs, int from, int to, float[] scores)
      throws IOException {
    DocIdSetIterator found = scorer.iterator();
    for (int i = from; i < to; i++) {
      int doc = docs[i] - base;
      if (found.docID() < doc && found.advance(doc) == DocIdSetIterator.NO_MORE_DOCS) {
        return;
      }
      if (found.docID() == doc) {
        scores[i] = scorer.score();
      }
    }
  }
}
