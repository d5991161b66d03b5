// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleLibrary;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has to be indexed anew to get from one library to another: articles in all their versions in
 * a language, since a new version changes when the others are in force.
 */
final class Difference {
  private final ArticleLibrary now;
  private final Map<Line, List<Article>> before;
  private final Map<Line, List<Article>> after;

  Difference(ArticleLibrary before, ArticleLibrary now) {
    this.now = now;
    this.before = lines(before);
    this.after = lines(now);
  }

  private record Line(String id, String language) {
    static Line of(Article article) {
      return new Line(article.key().id(), article.key().language());
    }

    Query query() {
      return new BooleanQuery.Builder()
          .add(new TermQuery(new Term(Fields.ID, id)), BooleanClause.Occur.FILTER)
          .add(new TermQuery(new Term(Fields.LANGUAGE, language)), BooleanClause.Occur.FILTER)
          .build();
    }
  }

  private static Map<Line, List<Article>> lines(ArticleLibrary library) {
    return library.articles().stream().collect(Collectors.groupingBy(Line::of));
  }

  void write(IndexWriter writer, PassageBlocks blocks) throws IOException {
    Set<Line> all = new HashSet<>(before.keySet());
    all.addAll(after.keySet());
    for (Line line : all) {
      List<Article> next = after.getOrDefault(line, List.of());
      if (!next.equals(before.getOrDefault(line, List.of()))) {
        writer.deleteDocuments(line.query());
        for (Article version : next) {
          blocks.write(version, now, writer);
        }
      }
    }
  }
}
