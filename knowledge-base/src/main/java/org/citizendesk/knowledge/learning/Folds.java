// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parts of the questions for cross-validation. Articles that say nearly the same are in one part,
 * so that none is asked about in one part and learned from in another.
 */
public final class Folds {
  private final Map<String, String> groups = new HashMap<>();
  private final Map<String, String> articles = new HashMap<>();

  /**
   * A passage that questions can be about.
   *
   * @param name as the questions name it
   * @param article its article
   * @param title of the article; empty for none
   */
  public record Passage(String name, String article, String title) {}

  /** Finds out which questions belong together. */
  public Folds(List<Passage> passages, List<Question> questions) {
    Map<String, String> titles = new HashMap<>();
    for (Passage passage : passages) {
      articles.put(passage.name(), passage.article());
      String title = passage.title().toLowerCase(Locale.ROOT);
      if (!title.isBlank()) {
        join(passage.article(), titles.computeIfAbsent(title, first -> passage.article()));
      }
    }
    for (Question question : questions) {
      for (String passage : question.equivalent()) {
        join(article(question), articles.getOrDefault(passage, passage));
      }
    }
  }

  /** Returns the article that answers a question. */
  public String article(Question question) {
    String passage = question.relevant().stream().sorted().findFirst().orElse("");
    return articles.getOrDefault(passage, passage);
  }

  /** Deals the questions out, group by group, largest first, to the part that has fewest. */
  public List<List<Question>> deal(List<Question> questions, int parts) {
    Map<String, List<Question>> byGroup = new TreeMap<>();
    for (Question question : questions) {
      byGroup.computeIfAbsent(group(article(question)), group -> new ArrayList<>()).add(question);
    }
    List<List<Question>> folds = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      folds.add(new ArrayList<>());
    }
    byGroup.values().stream()
        .sorted((a, b) -> Integer.compare(b.size(), a.size()))
        .forEach(
            group ->
                folds.stream()
                    .min((a, b) -> Integer.compare(a.size(), b.size()))
                    .orElseThrow()
                    .addAll(group));
    return folds;
  }

  private void join(String a, String b) {
    groups.put(group(a), group(b));
  }

  private String group(String article) {
    String at = article;
    for (String next = groups.get(at); next != null && !next.equals(at); next = groups.get(at)) {
      at = next;
    }
    return at;
  }
}
