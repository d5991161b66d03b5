// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All versions of a set of articles, consistent among themselves. Unchangeable, so any thread may
 * read it.
 */
public final class ArticleLibrary {
  private final Map<ArticleKey, Article> byKey = new HashMap<>();
  private final Map<String, List<ArticleLine>> lines = new TreeMap<>();

  private ArticleLibrary(List<Article> articles) {
    Map<Line, List<Article>> grouped = new HashMap<>();
    for (Article article : articles) {
      byKey.put(article.key(), article);
      grouped.computeIfAbsent(Line.of(article), line -> new ArrayList<>()).add(article);
    }
    grouped.forEach(
        (line, versions) ->
            lines
                .computeIfAbsent(line.id(), id -> new ArrayList<>())
                .add(new ArticleLine(versions)));
  }

  private record Line(String id, String language) {
    static Line of(Article article) {
      return new Line(article.key().id(), article.key().language());
    }
  }

  /**
   * Builds a library from files that were read.
   *
   * @param parsed one article each
   * @param problems receives what contradicts another file; such articles stay out
   */
  static ArticleLibrary of(List<ParsedArticle> parsed, List<Problem> problems) {
    List<ParsedArticle> sound = LibraryRules.sound(parsed, problems);
    return new ArticleLibrary(sound.stream().map(ParsedArticle::article).toList());
  }

  /** Returns all versions of all articles, ordered by id, language and version. */
  public List<Article> articles() {
    return byKey.values().stream()
        .sorted(
            Comparator.comparing((Article article) -> article.key().id())
                .thenComparing(article -> article.key().language())
                .thenComparing(article -> article.key().version()))
        .toList();
  }

  /** Returns the exact version; empty if there is none. */
  public Optional<Article> find(ArticleKey key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** Returns all versions of an article in all languages, newest first within a language. */
  public List<Article> versions(String id) {
    return lines.getOrDefault(id, List.of()).stream()
        .flatMap(line -> line.versions().reversed().stream())
        .sorted(Comparator.comparing(article -> article.key().language()))
        .toList();
  }

  /** Returns the version in force on a day, as we know it now. */
  public Optional<Article> inForce(String id, String language, LocalDate asOf) {
    return inForce(id, language, asOf, LocalDate.MAX);
  }

  /**
   * Returns the version that was in force on a day, as it was known on another: what an agent could
   * have told a citizen then.
   *
   * @param knownAt versions recorded later do not count
   */
  public Optional<Article> inForce(String id, String language, LocalDate asOf, LocalDate knownAt) {
    return lines.getOrDefault(id, List.of()).stream()
        .filter(line -> line.language().equals(language))
        .findFirst()
        .flatMap(line -> line.inForce(asOf, knownAt));
  }

  /**
   * Returns the days on which a version of this library is in force, after the versions that
   * supersede it have closed it.
   */
  public Period period(Article article) {
    return lines.getOrDefault(article.key().id(), List.of()).stream()
        .filter(line -> line.language().equals(article.key().language()))
        .findFirst()
        .map(line -> line.period(article))
        .orElse(Period.of(article.validity()));
  }

  /** Returns what an agent must know before quoting the version on a day. */
  public Standing standing(Article article, LocalDate asOf) {
    Period period = period(article);
    if (asOf.isBefore(period.from())) {
      return Standing.FUTURE;
    }
    return period.contains(asOf) ? Standing.IN_FORCE : Standing.EXPIRED;
  }

  /** Returns the programs that have an article. */
  public SortedSet<String> programs() {
    SortedSet<String> programs = new TreeSet<>();
    byKey.values().forEach(article -> programs.add(article.program()));
    return programs;
  }
}
