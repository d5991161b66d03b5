// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules that articles must keep among themselves. */
final class LibraryRules {
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
    return rules.withoutOverlaps();
  }

  private void accept(ParsedArticle parsed) {
    ArticleKey key = parsed.article().key();
    ParsedArticle twin = byKey.putIfAbsent(key, parsed);
    if (twin != null) {
      error(parsed, "version", key + " is also in " + twin.file());
      return;
    }
    ParsedArticle first = firstOfId.computeIfAbsent(key.id(), id -> parsed);
    if (!first.article().program().equals(parsed.article().program())) {
      error(parsed, "program", "differs from that of the same id in " + first.file());
    } else if (!first.article().jurisdiction().equals(parsed.article().jurisdiction())) {
      error(
          parsed,
          "jurisdiction",
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
        error(parsed, "supersedes", "there is no version " + earlier + " of " + key.id());
      }
    }
  }

  private List<ParsedArticle> withoutOverlaps() {
    List<ParsedArticle> kept = new ArrayList<>();
    for (ParsedArticle parsed : sound) {
      ArticleLine line = new ArticleLine(sameLine(sound, parsed));
      ParsedArticle other = null;
      for (ParsedArticle earlier : kept) {
        if (isSameLine(earlier, parsed)
            && line.period(earlier.article()).overlaps(line.period(parsed.article()))) {
          other = earlier;
        }
      }
      if (other == null) {
        kept.add(parsed);
      } else {
        error(
            parsed,
            "effective-from",
            "version %d is in force on some of the same days (%s)"
                .formatted(other.article().key().version(), other.file()));
      }
    }
    return kept;
  }

  private static List<Article> sameLine(List<ParsedArticle> all, ParsedArticle one) {
    return all.stream().filter(it -> isSameLine(it, one)).map(ParsedArticle::article).toList();
  }

  private static boolean isSameLine(ParsedArticle a, ParsedArticle b) {
    ArticleKey left = a.article().key();
    ArticleKey right = b.article().key();
    return left.id().equals(right.id()) && left.language().equals(right.language());
  }

  private void error(ParsedArticle parsed, String key, String message) {
    problems.add(Problem.error(parsed.file(), parsed.line(key), key + ": " + message));
  }
}
