// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What kinds of articles there are.
 *
 * @param programs those that have an article
 * @param languages those that have an article
 * @param newest the day on which the newest of them was written down; empty if there is none
 */
public record Holdings(
    SortedSet<String> programs, SortedSet<String> languages, Optional<LocalDate> newest) {
  /** Copies the sets. */
  public Holdings {
    programs = Collections.unmodifiableSortedSet(new TreeSet<>(programs));
    languages = Collections.unmodifiableSortedSet(new TreeSet<>(languages));
  }

  /** Looks at the first passage of each article. */
  static Holdings of(IndexSearcher searcher) throws IOException {
    SortedSet<String> programs = new TreeSet<>();
    SortedSet<String> languages = new TreeSet<>();
    @Nullable LocalDate newest = null;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      LeafReader reader = leaf.reader();
      @Nullable Bits live = reader.getLiveDocs();
      SortedDocValues openings = DocValues.getSorted(reader, Fields.OPENS);
      SortedDocValues program = DocValues.getSorted(reader, Fields.PROGRAM);
      SortedDocValues language = DocValues.getSorted(reader, Fields.LANGUAGE);
      NumericDocValues recorded = DocValues.getNumeric(reader, Fields.RECORDED);
      for (int doc = openings.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = openings.nextDoc()) {
        if (live == null || live.get(doc)) {
          add(program, doc, programs);
          add(language, doc, languages);
          if (recorded.advanceExact(doc)) {
            LocalDate day = LocalDate.ofEpochDay(recorded.longValue());
            newest = newest == null || day.isAfter(newest) ? day : newest;
          }
        }
      }
    }
    return new Holdings(programs, languages, Optional.ofNullable(newest));
  }

  private static void add(SortedDocValues column, int doc, SortedSet<String> values)
      throws IOException {
    if (column.advanceExact(doc)) {
      values.add(column.lookupOrd(column.ordValue()).utf8ToString());
    }
  }
}
