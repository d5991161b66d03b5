// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.jspecify.annotations.Nullable;
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
  private final Map<String, List<ArticleLine>> topics = new HashMap<>();
  private final List<Article> all;
  private volatile @Nullable CitationIndex citations;

  /**
   * @param articles sound among themselves, see {@link LibraryRules}
   */
  ArticleLibrary(List<Article> articles) {
    Map<Line, List<Article>> grouped = new HashMap<>();
    for (Article article : articles) {
      byKey.put(article.key(), article);
      grouped.computeIfAbsent(Line.of(article), line -> new ArrayList<>()).add(article);
    }
    grouped.values().stream()
        .map(ArticleLine::new)
        .sorted(Comparator.comparing(ArticleLine::id).thenComparing(ArticleLine::language))
        .forEach(this::add);
    all =
        lines.values().stream()
            .flatMap(List::stream)
            .flatMap(line -> line.versions().stream())
            .toList();
  }

  private void add(ArticleLine line) {
    lines.computeIfAbsent(line.id(), id -> new ArrayList<>()).add(line);
    topics.computeIfAbsent(line.topic(), topic -> new ArrayList<>()).add(line);
  }

  private record Line(String id, String language) {
    static Line of(Article article) {
      return new Line(article.key().id(), article.key().language());
    }
  }

  /**
   * Builds a library from articles that were made elsewhere.
   *
   * @throws IllegalArgumentException if two have the same key
   */
  public static ArticleLibrary of(List<Article> articles) {
    ArticleLibrary library = new ArticleLibrary(articles);
    if (library.byKey.size() < articles.size()) {
      throw new IllegalArgumentException("two articles have the same key");
    }
    return library;
  }

  /** Returns which articles rest on which law; the first call reads all texts. */
  public CitationIndex citations() {
    CitationIndex known = citations;
    if (known == null) {
      known = CitationIndex.of(this);
      citations = known;
    }
    return known;
  }

  /** Returns all versions of all articles, ordered by id, language and version. */
  public List<Article> articles() {
    return all;
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

  /** Returns all versions of an article in a language, newest first. */
  public List<Article> versions(String id, String language) {
    return line(id, language).map(line -> line.versions().reversed()).orElse(List.of());
  }

  /** Returns the version in force on a day, as we know it now. */
  public Optional<Article> inForce(String id, String language, LocalDate day) {
    return inForce(id, language, AsOf.of(day));
  }

  /** Returns the version that was in force on a day, as it was known on another. */
  public Optional<Article> inForce(String id, String language, AsOf asOf) {
    return line(id, language).flatMap(line -> line.inForce(asOf));
  }

  /**
   * Returns the rule that counts at a place.
   *
   * @param topic see {@link Article}
   * @param language wanted; where a place has its rule in other languages only, that one counts all
   *     the same, English before others: a local rule must not hide behind its language
   * @param place where the citizen lives
   */
  public Optional<RuleInPlace> rule(String topic, String language, Jurisdiction place, AsOf asOf) {
    List<Article> rules = new ArrayList<>();
    for (Jurisdiction at : place.chain().reversed()) {
      topics.getOrDefault(topic, List.of()).stream()
          .filter(line -> line.jurisdiction().equals(at))
          .sorted(Comparator.comparing((ArticleLine line) -> rank(line.language(), language)))
          .flatMap(line -> line.inForce(asOf).stream())
          .findFirst()
          .ifPresent(rules::add);
    }
    return rules.isEmpty()
        ? Optional.empty()
        : Optional.of(new RuleInPlace(rules.getFirst(), rules.subList(1, rules.size())));
  }

  /**
   * Returns the days on which a version of this library is in force as we know it now, after the
   * versions that supersede it have closed it.
   */
  public Period period(Article article) {
    return period(article, LocalDate.MAX);
  }

  /** Returns all that was ever known of the days of a version, oldest knowledge first. */
  public List<KnownPeriod> history(Article article) {
    return line(article.key()).map(line -> line.history(article)).orElse(List.of());
  }

  /** Returns what an agent must know before quoting the version for a day. */
  public Standing standing(Article article, AsOf asOf) {
    Period period = period(article, asOf.knownOn());
    if (!ArticleLine.known(article).contains(asOf.knownOn())) {
      return new Standing.NotKnown(period(article));
    }
    if (asOf.day().isBefore(period.from())) {
      return new Standing.Future(period);
    }
    return period.contains(asOf.day())
        ? new Standing.InForce(period)
        : new Standing.Expired(
            period,
            inForce(article.key().id(), article.key().language(), asOf)
                .map(Article::key)
                .orElse(null));
  }

  /**
   * Returns what an agent must know before quoting the version to a citizen who was in touch
   * before.
   *
   * @param lastContact the day; what was in force then, as known then, is what the citizen may have
   *     been told. For days before the article was first written down, as known now
   */
  public Standing standing(Article article, AsOf asOf, LocalDate lastContact) {
    Standing standing = standing(article, asOf);
    if (!(standing instanceof Standing.InForce) || !lastContact.isBefore(asOf.day())) {
      return standing;
    }
    ArticleKey key = article.key();
    Optional<Article> before =
        inForce(key.id(), key.language(), AsOf.said(lastContact))
            .or(() -> inForce(key.id(), key.language(), new AsOf(lastContact, asOf.knownOn())));
    if (before.isPresent() && before.get().key().equals(key)) {
      return standing;
    }
    return new Standing.ChangedSinceContact(
        standing.period(),
        lastContact,
        before.map(Article::key).orElse(null),
        before.map(it -> Change.between(it, article)).orElse(List.of()));
  }

  private Period period(Article article, LocalDate knownOn) {
    return line(article.key())
        .map(line -> line.period(article, knownOn))
        .orElse(Period.of(article.validity()));
  }

  private Optional<ArticleLine> line(ArticleKey key) {
    return line(key.id(), key.language());
  }

  private Optional<ArticleLine> line(String id, String language) {
    return lines.getOrDefault(id, List.of()).stream()
        .filter(line -> line.language().equals(language))
        .findFirst();
  }

  private static int rank(String language, String wanted) {
    return language.equals(wanted) ? 0 : language.equals("en") ? 1 : 2;
  }

  /** Returns the languages that have an article. */
  public SortedSet<String> languages() {
    SortedSet<String> languages = new TreeSet<>();
    lines.values().forEach(all -> all.forEach(line -> languages.add(line.language())));
    return languages;
  }

  /** Returns the programs that have an article. */
  public SortedSet<String> programs() {
    SortedSet<String> programs = new TreeSet<>();
    byKey.values().forEach(article -> programs.add(article.program()));
    return programs;
  }
}
