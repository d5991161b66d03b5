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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
   * @param topic of its articles
   * @param files it was read from, with their hashes; empty if that is not known
   */
  record Mark(Line line, String said, String model, String topic, SortedMap<String, String> files) {
    private static final String BETWEEN = "\n";

    /** An index takes no longer one: with more files, they are read again each time. */
    private static final int MOST_CHARACTERS = 8_000;

    private static final int PARTS = 5;

    static Mark of(List<Article> versions, String model, SortedMap<String, String> files) {
      Article first = versions.getFirst();
      Mark mark = new Mark(Line.of(first), said(versions), model, first.topic(), files);
      boolean fits = mark.text().length() <= MOST_CHARACTERS;
      return fits && files.keySet().stream().noneMatch(name -> name.contains(BETWEEN))
          ? mark
          : new Mark(mark.line, mark.said, model, mark.topic, new TreeMap<>());
    }

    private static String said(List<Article> versions) {
      return LibrarySource.of(ArticleLibrary.of(versions)).fingerprint();
    }

    static Mark read(String text) {
      List<String> parts = List.of(text.split(BETWEEN, -1));
      SortedMap<String, String> files = new TreeMap<>();
      for (int at = PARTS; at < parts.size(); at += 2) {
        files.put(parts.get(at), parts.get(at + 1));
      }
      Line line = new Line(parts.get(0), parts.get(1));
      return new Mark(line, parts.get(2), parts.get(3), parts.get(4), files);
    }

    String text() {
      List<String> parts = new ArrayList<>(List.of(line.id, line.language, said, model, topic));
      files.forEach((name, hash) -> parts.addAll(List.of(name, hash)));
      return String.join(BETWEEN, parts);
    }

    /**
     * @param wanted by which the passages must have been read; empty if that does not matter
     */
    boolean isBy(String wanted) {
      return wanted.isEmpty() || wanted.equals(model);
    }

    /** Returns whether all files that the line was read from are still the same. */
    boolean isReadFrom(SortedMap<String, String> hashes) {
      return !files.isEmpty()
          && files.entrySet().stream()
              .allMatch(file -> file.getValue().equals(hashes.get(file.getKey())));
    }

    /**
     * @param now the files, with their hashes; empty if that is not known
     */
    boolean isOf(List<Article> versions, SortedMap<String, String> now) {
      return (now.isEmpty() || files.equals(now)) && said.equals(said(versions));
    }
  }
}
