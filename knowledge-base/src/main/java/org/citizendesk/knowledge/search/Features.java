// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The rows of figures that a ranker judges passages by: each sign as it is, how it stands among
 * those of the other passages, and how the passage stands in its article.
 */
final class Features {
  private static final Set<Sign> AS_THEY_ARE =
      EnumSet.complementOf(
          EnumSet.of(Sign.ASKED_WORDS, Sign.PAST_WORDS, Sign.OPENING, Sign.NEARNESS));
  private static final Set<Sign> COMPARED =
      EnumSet.of(
          Sign.ASKED,
          Sign.PAST,
          Sign.ASKED_TITLE,
          Sign.ASKED_SECTION,
          Sign.ASKED_BODY,
          Sign.PAST_SECTION,
          Sign.PAST_BODY,
          Sign.PAIRS,
          Sign.ARTICLE_ASKED,
          Sign.ARTICLE_PAST,
          Sign.MEANING_ASKED,
          Sign.MEANING,
          Sign.MEANING_ARTICLE);
  private static final Set<Sign> PLACED =
      EnumSet.of(Sign.ASKED, Sign.PAST, Sign.PAIRS, Sign.MEANING_ASKED, Sign.MEANING);

  private Features() {}

  /** Returns what the figures are, in order. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    AS_THEY_ARE.forEach(sign -> names.add(sign.name()));
    COMPARED.forEach(sign -> names.add(sign.name() + "_COMPARED"));
    PLACED.forEach(sign -> names.add(sign.name() + "_PLACE"));
    names.addAll(
        List.of(
            "WORDS",
            "WORDS_COMPARED",
            "WORDS_PLACE",
            "BOTH",
            "BOTH_PLACE",
            "BEHIND_BEST_OF_ARTICLE",
            "RANK_IN_ARTICLE",
            "BEST_OF_ARTICLE",
            "TURNS",
            "ASKED_TERMS",
            "CHANGE",
            "DEPTH"));
    return List.copyOf(names);
  }

  /**
   * Returns a row for each passage that is asked for.
   *
   * @param both the scores by words and meaning
   * @param wanted places in the pool
   */
  static float[][] of(Evidence evidence, float[] both, int[] wanted, Request request) {
    List<float[]> columns = new ArrayList<>();
    AS_THEY_ARE.forEach(sign -> columns.add(evidence.column(sign)));
    COMPARED.forEach(sign -> columns.add(Blend.spread(evidence.column(sign))));
    PLACED.forEach(sign -> columns.add(places(evidence.column(sign))));
    float[] words = Blend.words(evidence);
    columns.add(words);
    columns.add(Blend.spread(words));
    columns.add(places(words));
    columns.add(both);
    columns.add(places(both));
    addArticles(evidence.pool(), both, columns);
    columns.add(constant(both.length, request.turns()));
    columns.add(constant(both.length, request.terms()));
    columns.add(constant(both.length, request.change()));
    columns.add(depths(evidence));
    float[][] rows = new float[wanted.length][columns.size()];
    for (int i = 0; i < wanted.length; i++) {
      for (int c = 0; c < rows[i].length; c++) {
        rows[i][c] = columns.get(c)[wanted[i]];
      }
    }
    return rows;
  }

  /**
   * What is the same for all passages.
   *
   * @param turns said before about the same
   * @param terms asked
   * @param change how likely the topic has changed
   */
  record Request(int turns, int terms, float change) {
    static Request of(TopicChange change, Clues clues) {
      return new Request(change.turns(), clues.terms().size(), change.likelihood());
    }
  }

  /** Returns the places in the pool of the best scores, best first. */
  static int[] best(float[] scores, int most) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -scores[i]))
        .limit(most)
        .mapToInt(i -> i)
        .toArray();
  }

  private static void addArticles(Pool pool, float[] both, List<float[]> columns) {
    int count = both.length;
    float[] behind = new float[count];
    float[] place = new float[count];
    float[] bests = new float[count];
    Map<Integer, Integer> seen = new HashMap<>();
    Map<Integer, Float> best = new HashMap<>();
    for (int i : best(both, count)) {
      int article = pool.articles()[i];
      float top = best.computeIfAbsent(article, first -> both[i]);
      behind[i] = top - both[i];
      bests[i] = top;
      place[i] = seen.merge(article, 1, Integer::sum) - 1;
    }
    columns.add(behind);
    columns.add(place);
    columns.add(bests);
  }

  private static float[] places(float[] scores) {
    float[] places = new float[scores.length];
    int[] order = best(scores, scores.length);
    for (int i = 0; i < order.length; i++) {
      places[order[i]] = i;
    }
    return places;
  }

  /** How far down its article each passage stands: 0 at the top, 1 at the end. */
  private static float[] depths(Evidence evidence) {
    float[] depths = new float[evidence.pool().size()];
    for (int i = 0; i < depths.length; i++) {
      float last = Math.max(1, evidence.column(Sign.SECTIONS)[i] - 1);
      depths[i] = evidence.column(Sign.PLACE)[i] / last;
    }
    return depths;
  }

  private static float[] constant(int count, float value) {
    float[] column = new float[count];
    Arrays.fill(column, value);
    return column;
  }
}
