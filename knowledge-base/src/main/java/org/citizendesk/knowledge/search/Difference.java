// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.LibrarySource;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has to be indexed anew to get from what an index holds to a library: articles in all their
 * versions in a language, since a new version changes when the others are in force.
 *
 * @param gone what the index holds and the library does not, or not so
 * @param written what the library has and the index does not, or not so
 * @param kept how many there are that are the same
 * @param stock what was read for it
 */
record Difference(Set<Line> gone, Map<Line, List<Article>> written, int kept, Stock stock) {
  /**
   * Compares.
   *
   * @param model reads what passages mean; empty if that does not matter
   */
  static Difference between(DirectoryReader index, LibrarySource source, String model)
      throws IOException {
    Map<Line, Line.Mark> before = before(index);
    Stock stock = Stock.of(source, before.values(), model);
    Map<Line, List<Article>> written = stock.lines();
    Set<Line> gone = new HashSet<>(before.keySet());
    gone.removeAll(stock.untouched());
    int kept = stock.untouched().size();
    for (Line line : List.copyOf(gone)) {
      List<Article> versions = written.get(line);
      Line.Mark known = before.get(line);
      if (versions != null
          && known != null
          && known.isBy(model)
          && known.isOf(versions, stock.filesOf(line))) {
        gone.remove(line);
        written.remove(line);
        kept++;
      }
    }
    return new Difference(gone, written, kept, stock);
  }

  /** Reads the marks at the end of each block that was not deleted. */
  private static Map<Line, Line.Mark> before(DirectoryReader index) throws IOException {
    Map<Line, Line.Mark> marks = new HashMap<>();
    for (LeafReaderContext leaf : index.leaves()) {
      LeafReader reader = leaf.reader();
      Terms terms = reader.terms(Fields.MARK);
      if (terms != null) {
        TermsEnum all = terms.iterator();
        for (BytesRef term = all.next(); term != null; term = all.next()) {
          if (isThere(all, reader.getLiveDocs())) {
            Line.Mark mark = Line.Mark.read(term.utf8ToString());
            marks.put(mark.line(), mark);
          }
        }
      }
    }
    return marks;
  }

  private static boolean isThere(TermsEnum term, @Nullable Bits live) throws IOException {
    PostingsEnum documents = term.postings(null, PostingsEnum.NONE);
    for (int doc = documents.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS;
        doc = documents.nextDoc()) {
      if (live == null || live.get(doc)) {
        return true;
      }
    }
    return false;
  }

  boolean isMost() {
    return written.size() > kept;
  }

  void write(IndexWriter writer, PassageBlocks blocks, Progress progress) throws IOException {
    Set<Line> old = new HashSet<>(gone);
    old.addAll(written.keySet());
    for (Line line : old) {
      writer.deleteDocuments(line.query());
    }
    int total = written.values().stream().mapToInt(List::size).sum();
    int done = 0;
    for (Map.Entry<Line, List<Article>> each : written.entrySet()) {
      List<Article> versions = each.getValue();
      String mark = blocks.mark(versions, stock.filesOf(each.getKey()));
      for (Article version : versions) {
        progress.at(done, total);
        blocks.write(version, mark, stock.library(), writer);
        done++;
      }
    }
    progress.at(done, total);
  }
}
