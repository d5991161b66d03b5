// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules that articles must keep among themselves. */
final class LibraryRules {
  private static final String IDENTITY = "identity";

  private final List<Problem> problems;
  private final Map<ArticleKey, ParsedArticle> byKey = new HashMap<>();
  private final Map<String, ParsedArticle> firstOfId = new HashMap<>();
  private final List<ParsedArticle> sound = new ArrayList<>();

  private LibraryRules(List<Problem> problems) {
    this.problems = problems;
  }

  /** Returns the articles that keep the rules; of two that clash, the one of the lower version. */
  static List<ParsedArticle> sound(List<ParsedArticle> parsed, List<Problem> problems) {
    LibraryRules rules = new LibraryRules(problems);
    parsed.stream()
        .sorted(
            Comparator.comparing((ParsedArticle it) -> it.article().key().version())
                .thenComparing(ParsedArticle::file))
        .forEach(rules::accept);
    rules.checkSuperseded();
    rules.checkTopics();
    return rules.withoutOverlaps();
  }

  private void accept(ParsedArticle parsed) {
    ArticleKey key = parsed.article().key();
    ParsedArticle twin = byKey.putIfAbsent(key, parsed);
    if (twin != null) {
      error(parsed, "version", IDENTITY, key + " is also in " + twin.file());
      return;
    }
    ParsedArticle first = firstOfId.computeIfAbsent(key.id(), id -> parsed);
    if (!first.article().program().equals(parsed.article().program())) {
      error(parsed, "program", IDENTITY, "differs from that of the same id in " + first.file());
    } else if (!first.article().topic().equals(parsed.article().topic())) {
      error(parsed, "topic", IDENTITY, "differs from that of the same id in " + first.file());
    } else if (!first.article().jurisdiction().equals(parsed.article().jurisdiction())) {
      error(
          parsed,
          "jurisdiction",
          IDENTITY,
          "differs from that of the same id in " + first.file() + ": a local rule has its own id");
    } else {
      sound.add(parsed);
    }
  }

  private void checkSuperseded() {
    for (ParsedArticle parsed : sound) {
      ArticleKey key = parsed.article().key();
      Integer earlier = parsed.article().validity().supersedes();
      if (earlier != null
          && !byKey.containsKey(new ArticleKey(key.id(), key.language(), earlier))) {
        error(
            parsed,
            "supersedes",
            "supersession",
            "there is no version " + earlier + " of " + key.id());
      }
    }
  }

  private void checkTopics() {
    for (ParsedArticle parsed : sound) {
      ParsedArticle head = firstOfId.get(parsed.article().topic());
      if (head == null) {
        problems.add(
            Problem.warning(
                parsed.file(),
                parsed.line("topic"),
                "topic",
                "topic: there is no article " + parsed.article().topic()));
      }
    }
  }

  /**
   * On no day, as known on any day, may two versions of an article hold, nor two articles of one
   * topic in one place.
   */
  private List<ParsedArticle> withoutOverlaps() {
    Map<ArticleKey, List<KnownPeriod>> histories = histories();
    Map<Question, List<ParsedArticle>> kept = new HashMap<>();
    List<ParsedArticle> all = new ArrayList<>();
    for (ParsedArticle parsed : sound) {
      List<ParsedArticle> rivals =
          kept.computeIfAbsent(Question.of(parsed.article()), question -> new ArrayList<>());
      Optional<ParsedArticle> other =
          rivals.stream().filter(it -> overlap(histories, it, parsed)).reduce((a, b) -> b);
      if (other.isEmpty()) {
        rivals.add(parsed);
        all.add(parsed);
      } else {
        error(parsed, "effective-from", "overlap", clash(parsed.article(), other.get()));
      }
    }
    return all;
  }

  /** What only one version may answer on a day. */
  private record Question(String topic, Jurisdiction jurisdiction, String language) {
    static Question of(Article article) {
      return new Question(article.topic(), article.jurisdiction(), article.key().language());
    }
  }

  private Map<ArticleKey, List<KnownPeriod>> histories() {
    Map<List<String>, List<Article>> lines = new HashMap<>();
    for (ParsedArticle parsed : sound) {
      ArticleKey key = parsed.article().key();
      lines
          .computeIfAbsent(List.of(key.id(), key.language()), line -> new ArrayList<>())
          .add(parsed.article());
    }
    Map<ArticleKey, List<KnownPeriod>> histories = new HashMap<>();
    for (List<Article> versions : lines.values()) {
      ArticleLine line = new ArticleLine(versions);
      versions.forEach(version -> histories.put(version.key(), line.history(version)));
    }
    return histories;
  }

  private static boolean overlap(
      Map<ArticleKey, List<KnownPeriod>> histories, ParsedArticle a, ParsedArticle b) {
    List<KnownPeriod> others = histories.getOrDefault(b.article().key(), List.of());
    return histories.getOrDefault(a.article().key(), List.of()).stream()
        .anyMatch(one -> others.stream().anyMatch(one::overlaps));
  }

  private static String clash(Article article, ParsedArticle other) {
    ArticleKey key = other.article().key();
    String rival =
        key.id().equals(article.key().id()) ? "version " + key.version() : key.toString();
    return "%s is in force on some of the same days (%s)".formatted(rival, other.file());
  }

  private void error(ParsedArticle parsed, String key, String rule, String message) {
    problems.add(Problem.error(parsed.file(), parsed.line(key), rule, key + ": " + message));
  }
}
