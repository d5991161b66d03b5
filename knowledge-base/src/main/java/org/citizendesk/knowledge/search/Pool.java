// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** The passages that are worth a closer look, in the order of the index. */
final class Pool {
  /** Passages of one article that come in with it; the others must be found by themselves. */
  private static final int MOST_OF_ONE = 64;

  private final int[] passages;
  private final int[] articles;
  private final int[] firstWindows;

  /**
   * @param passages documents, ascending
   * @param articles for each passage the document of its article
   * @param firstWindows for each passage the first of its windows; the passage if it has none
   */
  Pool(int[] passages, int[] articles, int[] firstWindows) {
    this.passages = passages;
    this.articles = articles;
    this.firstWindows = firstWindows;
  }

  int[] passages() {
    return passages;
  }

  int[] articles() {
    return articles;
  }

  int[] firstWindows() {
    return firstWindows;
  }

  /**
   * Puts together what was found.
   *
   * @param found passages, or windows of them
   * @param articles of which all passages come in
   */
  static Pool of(IndexSearcher searcher, Collection<ScoreDoc> found, ScoreDoc[] articles)
      throws IOException {
    Blocks blocks = new Blocks(searcher.getIndexReader().leaves());
    BitSet all = new BitSet();
    for (ScoreDoc article : articles) {
      int most = MOST_OF_ONE;
      for (int doc = article.doc + blocks.value(article.doc); doc < article.doc; doc++) {
        if (blocks.value(doc) > 0 && most > 0) {
          all.set(doc);
          most--;
        }
      }
    }
    for (ScoreDoc hit : found) {
      int doc = hit.doc;
      while (blocks.value(doc) == 0) {
        doc++;
      }
      all.set(doc);
    }
    int[] docs = all.stream().toArray();
    int[] owners = new int[docs.length];
    int[] windows = new int[docs.length];
    for (int i = 0; i < docs.length; i++) {
      owners[i] = docs[i] + blocks.value(docs[i]);
      windows[i] = docs[i];
      while (windows[i] > 0 && blocks.value(windows[i] - 1) == 0) {
        windows[i]--;
      }
    }
    return new Pool(docs, owners, windows);
  }

  /**
   * Returns the part of the pool that something speaks for.
   *
   * @param scores one for each passage, above zero for those to keep
   */
  Pool keeping(float[] scores) {
    int[] kept = IntStream.range(0, passages.length).filter(i -> scores[i] > 0).toArray();
    return new Pool(at(kept, passages), at(kept, articles), at(kept, firstWindows));
  }

  private static int[] at(int[] places, int[] values) {
    return Arrays.stream(places).map(i -> values[i]).toArray();
  }

  /** Returns what a column of the index has for each passage; 0 for nothing. */
  float[] column(String field, List<LeafReaderContext> leaves) throws IOException {
    float[] column = new float[passages.length];
    int at = 0;
    for (LeafReaderContext leaf : leaves) {
      NumericDocValues values = DocValues.getNumeric(leaf.reader(), field);
      int end = leaf.docBase + leaf.reader().maxDoc();
      for (; at < column.length && passages[at] < end; at++) {
        if (values.advanceExact(passages[at] - leaf.docBase)) {
          column[at] = values.longValue();
        }
      }
    }
    return column;
  }

  int size() {
    return passages.length;
  }

  /** Returns the articles' documents, each once, ascending. */
  int[] distinctArticles() {
    return Arrays.stream(articles).sorted().distinct().toArray();
  }

  /** Reads the column that leads from windows to passages to articles and back. */
  private static final class Blocks {
    private final List<LeafReaderContext> leaves;
    private final NumericDocValues[] columns;

    Blocks(List<LeafReaderContext> leaves) throws IOException {
      this.leaves = leaves;
      this.columns = new NumericDocValues[leaves.size()];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = DocValues.getNumeric(leaves.get(i).reader(), Fields.BLOCK);
      }
    }

    int value(int doc) throws IOException {
      int leaf = ReaderUtil.subIndex(doc, leaves);
      int at = doc - leaves.get(leaf).docBase;
      if (columns[leaf].docID() > at) {
        columns[leaf] = DocValues.getNumeric(leaves.get(leaf).reader(), Fields.BLOCK);
      }
      if (!columns[leaf].advanceExact(at)) {
        throw new CorruptIndexException("document " + doc + " is in no block", Fields.BLOCK);
      }
      return (int) columns[leaf].longValue();
    }
  }
}
