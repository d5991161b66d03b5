// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.VectorUtil;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** How close each passage of a pool comes to a meaning: the best of its windows counts. */
final class Closeness {
  /** Below any real closeness of two texts by much, so that it never wins. */
  private static final float UNKNOWN = -0.5f;

  private Closeness() {}

  /**
   * Returns a row for each vector and in it a figure for each passage: -1 to 1, and {@value
   * #UNKNOWN} if it has no vector.
   */
  static float[][] of(Pool pool, List<LeafReaderContext> leaves, float[]... vectors)
      throws IOException {
    float[][] closeness = new float[vectors.length][pool.size()];
    for (float[] row : closeness) {
      Arrays.fill(row, UNKNOWN);
    }
    for (LeafReaderContext leaf : leaves) {
      FloatVectorValues values = leaf.reader().getFloatVectorValues(Fields.MEANING);
      if (values == null) {
        continue;
      }
      KnnVectorValues.DocIndexIterator windows = values.iterator();
      for (int i = 0; i < pool.size(); i++) {
        int passage = pool.passages()[i] - leaf.docBase;
        int window = pool.firstWindows()[i] - leaf.docBase;
        if (window < 0 || passage >= leaf.reader().maxDoc()) {
          continue;
        }
        for (int at = advance(windows, window); at < passage; at = windows.nextDoc()) {
          float[] read = values.vectorValue(windows.index());
          for (int v = 0; v < vectors.length; v++) {
            closeness[v][i] = Math.max(closeness[v][i], VectorUtil.dotProduct(vectors[v], read));
          }
        }
      }
    }
    return closeness;
  }

  private static int advance(KnnVectorValues.DocIndexIterator windows, int to) throws IOException {
    return windows.docID() < to ? windows.advance(to) : windows.docID();
  }
}
