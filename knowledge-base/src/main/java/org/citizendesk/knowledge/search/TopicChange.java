// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.citizendesk.knowledge.search.Turn.Speaker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where in a conversation the topic began that is talked about now: what was said after it speaks
 * for other articles than what was said before.
 *
 * @param turns how many of the turns before the question belong to its topic
 * @param likelihood how likely it is that the topic has changed: 0 to 1
 */
record TopicChange(int turns, float likelihood) {
  /** From so likely on, the topic has changed. */
  static final float NOTICED = 0.6f;

  private static final int MOST_BOUNDARIES = 8;
  private static final int MOST_OLDER = 6;

  /** More words than the rarest so many tell nothing more of what a conversation is about. */
  private static final int MOST_TERMS = 64;

  static TopicChange unchanged(SearchRequest request) {
    return new TopicChange(request.before().size(), 0);
  }

  /**
   * Finds it.
   *
   * @param articles that the whole conversation speaks for
   */
  static TopicChange of(SearchRequest request, ScoreDoc[] articles, IndexSearcher searcher)
      throws IOException {
    if (request.oneTopic() || request.before().isEmpty() || articles.length < 2) {
      return unchanged(request);
    }
    int[] documents = Arrays.stream(articles).mapToInt(hit -> hit.doc).sorted().toArray();
    Talk talk = Talk.of(request, documents, searcher);
    TopicChange likeliest = new TopicChange(0, -1);
    List<Turn> before = request.before();
    for (int turns = 0; turns < Math.min(before.size(), MOST_BOUNDARIES); turns++) {
      if (turns == 0 || before.get(turns - 1).speaker() == Speaker.CITIZEN) {
        float change = talk.change(turns);
        if (change > likeliest.likelihood) {
          likeliest = new TopicChange(turns, change);
        }
      }
    }
    return likeliest.isNoticed()
        ? likeliest
        : new TopicChange(before.size(), Math.max(0, likeliest.likelihood));
  }

  boolean isNoticed() {
    return likelihood > NOTICED;
  }

  /**
   * The words of each turn, the newest first, and what they say for each article.
   *
   * @param said without words that stand in no article
   * @param scores what the words of each turn say for each article
   * @param rarity of each word: its inverse document frequency
   */
  private record Talk(List<Set<String>> said, List<float[]> scores, Map<String, Double> rarity) {

    static Talk of(SearchRequest request, int[] articles, IndexSearcher searcher)
        throws IOException {
      String field = Fields.in(request.language(), Fields.ARTICLE);
      List<Set<String>> said = said(request);
      Map<String, Double> rarity = rarest(said, field, searcher.getIndexReader());
      said.forEach(turn -> turn.retainAll(rarity.keySet()));
      List<float[]> scores = new ArrayList<>();
      said.forEach(turn -> scores.add(new float[articles.length]));
      for (String term : rarity.keySet()) {
        float[] row = Scores.of(new TermQuery(new Term(field, term)), articles, searcher);
        for (int turn = 0; turn < said.size(); turn++) {
          if (said.get(turn).contains(term)) {
            add(row, scores.get(turn));
          }
        }
      }
      return new Talk(said, scores, rarity);
    }

    private static void add(float[] row, float[] to) {
      for (int i = 0; i < to.length; i++) {
        to[i] += row[i];
      }
    }

    private static List<Set<String>> said(SearchRequest request) {
      TextAnalysis analysis = TextAnalysis.of(request.language());
      List<Set<String>> said = new ArrayList<>();
      said.add(new LinkedHashSet<>(analysis.terms(request.read())));
      request.before().stream()
          .limit(MOST_BOUNDARIES + MOST_OLDER)
          .forEach(turn -> said.add(new LinkedHashSet<>(analysis.terms(turn.text()))));
      return said;
    }

    private static Map<String, Double> rarest(
        List<Set<String>> said, String field, IndexReader index) throws IOException {
      int count = index.getDocCount(field);
      Map<String, Double> all = new HashMap<>();
      for (Set<String> turn : said) {
        for (String term : turn) {
          int frequency = all.containsKey(term) ? 0 : index.docFreq(new Term(field, term));
          if (frequency > 0) {
            all.put(term, Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5)));
          }
        }
      }
      Map<String, Double> rarest = new HashMap<>();
      all.entrySet().stream()
          .sorted(
              Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                  .thenComparing(Map.Entry.comparingByKey()))
          .limit(MOST_TERMS)
          .forEach(entry -> rarest.put(entry.getKey(), entry.getValue()));
      return rarest;
    }

    /** Returns how likely the topic began with the last so many turns and the question. */
    float change(int turns) {
      int begin = turns + 1;
      int end = Math.min(said.size(), begin + MOST_OLDER);
      float[] now = sum(0, begin);
      float[] then = sum(begin, end);
      Set<String> wordsNow = words(0, begin);
      Set<String> wordsThen = words(begin, end);
      double least = Math.max(1, Math.min(weight(wordsNow), weight(wordsThen)));
      int words = wordsNow.size();
      wordsNow.retainAll(wordsThen);
      double likeness =
          Tuning.TOPIC_NEW_IN_OLD * share(then, best(now))
              + Tuning.TOPIC_OLD_IN_NEW * share(now, best(then))
              + Tuning.TOPIC_WORDS * weight(wordsNow) / least;
      double doubt = Tuning.TOPIC_LENGTH * Math.log1p(words) + Tuning.TOPIC_OLDER * (end - begin);
      return (float) (1 / (1 + Math.exp(likeness - doubt - Tuning.TOPIC)));
    }

    private float[] sum(int from, int to) {
      float[] sum = new float[scores.getFirst().length];
      scores.subList(from, to).forEach(row -> add(row, sum));
      return sum;
    }

    private Set<String> words(int from, int to) {
      Set<String> words = new LinkedHashSet<>();
      said.subList(from, to).forEach(words::addAll);
      return words;
    }

    private double weight(Set<String> words) {
      return words.stream().mapToDouble(word -> rarity.getOrDefault(word, 0d)).sum();
    }

    private static int best(float[] scores) {
      int best = 0;
      for (int i = 1; i < scores.length; i++) {
        best = scores[i] > scores[best] ? i : best;
      }
      return best;
    }

    /** Returns how much an article has of the score of the best. */
    private static double share(float[] scores, int article) {
      return scores[article] / Math.max(1e-6, scores[best(scores)]);
    }
  }
}
