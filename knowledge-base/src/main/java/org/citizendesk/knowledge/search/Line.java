// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.LibrarySource;
import java.util.Comparator;
import java.util.List;

/** An article in all its versions in a language: what is indexed anew as a whole. */
record Line(String id, String language) implements Comparable<Line> {
  private static final Comparator<Line> ORDER =
      Comparator.comparing(Line::id).thenComparing(Line::language);

  static Line of(Article article) {
    return new Line(article.key().id(), article.key().language());
  }

  /** Matches all documents of the line. */
  Query query() {
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(Fields.ID, id)), Occur.FILTER)
        .add(new TermQuery(new Term(Fields.LANGUAGE, language)), Occur.FILTER)
        .build();
  }

  @Override
  public int compareTo(Line other) {
    return ORDER.compare(this, other);
  }

  /**
   * What an index keeps to tell whether it has a line as it is.
   *
   * @param said tells whether the versions say the same
   * @param model read what the passages mean; empty if none did
   */
  record Mark(Line line, String said, String model) {
    private static final String BETWEEN = "\n";

    static Mark of(List<Article> versions, String model) {
      Article first = versions.getFirst();
      return new Mark(Line.of(first), said(versions), model);
    }

    private static String said(List<Article> versions) {
      return LibrarySource.of(ArticleLibrary.of(versions)).fingerprint();
    }

    static Mark read(String text) {
      String[] parts = text.split(BETWEEN, -1);
      return new Mark(new Line(parts[0], parts[1]), parts[2], parts[3]);
    }

    String text() {
      return String.join(BETWEEN, line.id, line.language, said, model);
    }

    /**
     * @param wanted by which the passages must have been read; empty if that does not matter
     */
    boolean isOf(List<Article> versions, String wanted) {
      return (wanted.isEmpty() || wanted.equals(model)) && said.equals(said(versions));
    }
  }
}
