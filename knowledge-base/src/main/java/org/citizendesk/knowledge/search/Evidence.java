// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What speaks for each passage of a pool: one column of figures for each {@link Sign}. Exact, as if
 * the whole index had been scored.
 */
final class Evidence {
  /** The signs of each text field, in the order of {@link Fields#OF_PASSAGE}. */
  private static final List<Sign> ASKED =
      List.of(
          Sign.ASKED_TITLE, Sign.ASKED_SECTION, Sign.ASKED_BODY, Sign.ASKED_WORDS, Sign.ASKED_ALL);

  private static final List<Sign> PAST =
      List.of(Sign.PAST_TITLE, Sign.PAST_SECTION, Sign.PAST_BODY, Sign.PAST_WORDS, Sign.PAST_ALL);

  private final Pool pool;
  private final Map<Sign, float[]> columns = new EnumMap<>(Sign.class);

  private Evidence(Pool pool) {
    this.pool = pool;
    for (Sign sign : Sign.values()) {
      columns.put(sign, new float[pool.size()]);
    }
  }

  static Evidence of(Pool pool, Clues clues, String language, IndexSearcher searcher)
      throws IOException {
    Evidence evidence = new Evidence(pool);
    new Reader(evidence, language, searcher).read(clues);
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    evidence.columns.put(Sign.PLACE, pool.column(Fields.PLACE, leaves));
    evidence.columns.put(Sign.SECTIONS, pool.column(Fields.SECTIONS, leaves));
    evidence.columns.put(Sign.LENGTH, pool.column(Fields.LENGTH, leaves));
    return evidence;
  }

  /** Adds how close the passages come to what is meant. */
  void read(Asked asked, IndexSearcher searcher) throws IOException {
    float[][] closeness =
        Closeness.of(pool, searcher.getIndexReader().leaves(), asked.alone(), asked.inContext());
    columns.put(Sign.MEANING_ASKED, closeness[0]);
    columns.put(Sign.MEANING, closeness[1]);
    Map<Integer, Float> best = new HashMap<>();
    for (int i = 0; i < pool.size(); i++) {
      best.merge(pool.articles()[i], closeness[1][i], Math::max);
    }
    for (int i = 0; i < pool.size(); i++) {
      column(Sign.MEANING_ARTICLE)[i] =
          Objects.requireNonNull(best.get(pool.articles()[i]), "each article is there");
    }
  }

  /** Adds what a query says about the passages. */
  void read(Sign sign, Query query, IndexSearcher searcher) throws IOException {
    columns.put(sign, Scores.of(query, pool.passages(), searcher));
  }

  /**
   * Adds that who begins to talk about something is answered most often near the top of an article.
   */
  void favourOpenings() {
    float[] place = column(Sign.PLACE);
    float[] opening = column(Sign.OPENING);
    for (int i = 0; i < opening.length; i++) {
      float down = Math.min(place[i], Tuning.FAR_DOWN) / Tuning.FAR_DOWN;
      opening[i] = (place[i] == 0 ? Tuning.OPENING : 0) - Tuning.DOWN * down;
    }
  }

  Pool pool() {
    return pool;
  }

  float[] column(Sign sign) {
    return Objects.requireNonNull(columns.get(sign), "each sign has a column");
  }

  private static final class Reader {
    private final Evidence evidence;
    private final String language;
    private final IndexSearcher searcher;

    Reader(Evidence evidence, String language, IndexSearcher searcher) {
      this.evidence = evidence;
      this.language = language;
      this.searcher = searcher;
    }

    void read(Clues clues) throws IOException {
      for (Clue clue : clues.all()) {
        add(clue, inEach(Fields.OF_PASSAGE, clue.names()));
      }
      for (List<String> pair : clues.pairs()) {
        add(inEach(Fields.OF_PAIRS, List.of(pair)));
      }
      readArticles(clues);
    }

    private float[][] inEach(List<String> fields, List<List<String>> names) throws IOException {
      float[][] scores = new float[fields.size()][];
      for (int f = 0; f < scores.length; f++) {
        scores[f] = scores(names, fields.get(f), evidence.pool.passages());
      }
      return scores;
    }

    private static float best(float... scores) {
      float max = 0;
      float sum = 0;
      for (float score : scores) {
        max = Math.max(max, score);
        sum += score;
      }
      return max + Tuning.TIE * (sum - max);
    }

    private void add(Clue clue, float[][] s) {
      float[] askedBest = evidence.column(Sign.ASKED);
      float[] pastBest = evidence.column(Sign.PAST);
      for (int i = 0; i < askedBest.length; i++) {
        float best =
            best(
                Tuning.TITLE * s[0][i],
                Tuning.SECTION * s[1][i],
                Tuning.BODY * s[2][i],
                Tuning.WORDS * s[3][i],
                Tuning.ALL * s[4][i]);
        askedBest[i] += clue.asked() * best;
        pastBest[i] += clue.past() * best;
        for (int f = 0; f < s.length; f++) {
          evidence.column(ASKED.get(f))[i] += clue.asked() * s[f][i];
          evidence.column(PAST.get(f))[i] += clue.past() * s[f][i];
        }
      }
    }

    private void add(float[][] s) {
      float[] pairs = evidence.column(Sign.PAIRS);
      for (int i = 0; i < pairs.length; i++) {
        pairs[i] += best(s[0][i], s[1][i], s[2][i], s[3][i]);
      }
    }

    private void readArticles(Clues clues) throws IOException {
      int[] articles = evidence.pool.distinctArticles();
      float[] asked = new float[articles.length];
      float[] past = new float[articles.length];
      for (Clue clue : clues.all()) {
        float[] scores = scores(clue.names(), Fields.ARTICLE, articles);
        for (int i = 0; i < scores.length; i++) {
          asked[i] += clue.asked() * scores[i];
          past[i] += clue.past() * scores[i];
        }
      }
      for (int i = 0; i < evidence.pool.size(); i++) {
        int at = Arrays.binarySearch(articles, evidence.pool.articles()[i]);
        evidence.column(Sign.ARTICLE_ASKED)[i] = asked[at];
        evidence.column(Sign.ARTICLE_PAST)[i] = past[at];
      }
    }

    private float[] scores(List<List<String>> names, String field, int[] docs) throws IOException {
      return Scores.of(query(names, Fields.in(language, field)), docs, searcher);
    }
  }

  /** Returns the query for the best of several names in one field. */
  static Query query(List<List<String>> names, String field) {
    if (names.size() == 1) {
      return one(names.getFirst(), field);
    }
    return new DisjunctionMaxQuery(
        names.stream().map(name -> Evidence.one(name, field)).toList(), 0f);
  }

  private static Query one(List<String> name, String field) {
    return name.size() == 1
        ? new TermQuery(new Term(field, name.getFirst()))
        : new PhraseQuery(field, name.toArray(String[]::new));
  }
}
