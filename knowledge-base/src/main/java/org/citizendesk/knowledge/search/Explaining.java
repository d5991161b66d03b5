// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.search.Explanation.Match;
import org.citizendesk.knowledge.search.Explanation.Where;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Says why a section was found, by looking at the same evidence again. */
final class Explaining {
  private static final Map<Where, String> FIELDS =
      new EnumMap<>(
          Map.of(
              Where.TITLE, Fields.TITLE,
              Where.HEADING, Fields.SECTION,
              Where.TEXT, Fields.BODY,
              Where.CITIZEN_WORDS, Fields.WORDS,
              Where.ARTICLE, Fields.ARTICLE));

  private final Inquiry inquiry;
  private final IndexSearcher searcher;

  Explaining(Inquiry inquiry, IndexSearcher searcher) {
    this.inquiry = inquiry;
    this.searcher = searcher;
  }

  /**
   * Explains one section.
   *
   * @param scores the final ones of the pool
   * @return empty if the section was not found
   */
  Optional<Explanation> explain(
      ArticleKey article, String anchor, float[] scores, @Nullable Insight insight)
      throws IOException {
    Evidence evidence = inquiry.evidence();
    Query its = new TermQuery(new Term(Fields.KEY, article.toString()));
    float[] sections = Scores.of(its, evidence.pool().passages(), searcher);
    for (int at = 0; at < scores.length; at++) {
      boolean found = sections[at] > 0 && scores[at] > Blend.STRANGE;
      if (found && anchor.equals(inquiry.section(at, searcher).get(Fields.ANCHOR))) {
        return Optional.of(
            new Explanation(
                place(scores, at),
                place(Blend.ofWords(evidence), at),
                insight == null ? null : place(Blend.ofMeaning(evidence), at),
                insight == null ? null : (double) evidence.column(Sign.MEANING)[at],
                insight != null && insight.ranker() != null,
                matches(at),
                sideBySide(at),
                evidence.column(Sign.NEARNESS)[at] > 0));
      }
    }
    return Optional.empty();
  }

  private static int place(float[] scores, int at) {
    return 1 + (int) IntStream.range(0, scores.length).filter(i -> scores[i] > scores[at]).count();
  }

  private List<Match> matches(int at) throws IOException {
    record Strong(Clue clue, Set<Where> where, double score) {}
    List<Strong> found = new ArrayList<>();
    double all = 0;
    for (Clue clue : inquiry.clues().all()) {
      Set<Where> where = EnumSet.noneOf(Where.class);
      double score = 0;
      for (Map.Entry<Where, String> each : FIELDS.entrySet()) {
        Pool pool = inquiry.evidence().pool();
        boolean whole = each.getKey() == Where.ARTICLE;
        int doc = whole ? pool.articles()[at] : pool.passages()[at];
        float points = score(clue, each.getValue(), doc);
        // What stands in the section stands in its article as well.
        if (points > 0 && (!whole || where.isEmpty())) {
          where.add(each.getKey());
        }
        score += points;
      }
      if (score > 0) {
        all += score * clue.weight();
        found.add(new Strong(clue, where, score * clue.weight()));
      }
    }
    double sum = all;
    return found.stream()
        .sorted(Comparator.comparingDouble(Strong::score).reversed())
        .map(it -> new Match(name(it.clue()), it.where(), it.score() / sum, it.clue().asked() <= 0))
        .toList();
  }

  private List<String> sideBySide(int at) throws IOException {
    List<String> found = new ArrayList<>();
    int doc = inquiry.evidence().pool().passages()[at];
    for (List<String> pair : inquiry.clues().pairs()) {
      for (String field : Fields.OF_PAIRS) {
        if (score(new Clue(List.of(pair), 1, 0), field, doc) > 0) {
          found.add(String.join(" ", pair));
          break;
        }
      }
    }
    return found;
  }

  private float score(Clue clue, String field, int doc) throws IOException {
    String name = Fields.in(inquiry.request().language(), field);
    return Scores.of(Evidence.query(clue.names(), name), new int[] {doc}, searcher)[0];
  }

  private static String name(Clue clue) {
    return String.join(" ", clue.names().getFirst());
  }
}
