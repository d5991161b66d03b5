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
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What has to be indexed anew to get from what an index holds to a library: articles in all their
 * versions in a language, since a new version changes when the others are in force.
 *
 * @param gone what the index holds and the library does not, or not so
 * @param written what the library has and the index does not, or not so
 * @param kept how many there are that are the same
 */
record Difference(Set<Line> gone, Map<Line, List<Article>> written, int kept) {
  /**
   * Compares.
   *
   * @param model reads what passages mean; empty if that does not matter
   */
  static Difference between(DirectoryReader index, ArticleLibrary library, String model)
      throws IOException {
    Map<Line, List<Article>> now = new TreeMap<>();
    for (Article article : library.articles()) {
      now.computeIfAbsent(Line.of(article), line -> new ArrayList<>()).add(article);
    }
    Map<Line, Line.Mark> before = before(index);
    Set<Line> gone = new HashSet<>(before.keySet());
    int kept = 0;
    Map<Line, List<Article>> written = new TreeMap<>(now);
    for (Map.Entry<Line, Line.Mark> known : before.entrySet()) {
      List<Article> versions = now.get(known.getKey());
      if (versions != null && known.getValue().isOf(versions, model)) {
        gone.remove(known.getKey());
        written.remove(known.getKey());
        kept++;
      }
    }
    return new Difference(gone, written, kept);
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

  void write(IndexWriter writer, PassageBlocks blocks, ArticleLibrary library, Progress progress)
      throws IOException {
    Set<Line> old = new HashSet<>(gone);
    old.addAll(written.keySet());
    for (Line line : old) {
      writer.deleteDocuments(line.query());
    }
    int total = written.values().stream().mapToInt(List::size).sum();
    int done = 0;
    for (List<Article> versions : written.values()) {
      String mark = blocks.mark(versions);
      for (Article version : versions) {
        progress.at(done, total);
        blocks.write(version, mark, library, writer);
        done++;
      }
    }
    progress.at(done, total);
  }
}
