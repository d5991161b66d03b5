// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleFiles;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.ArticleSource;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.article.LibrarySource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an index is to be brought to: articles, and lines that need not be looked at, since nothing
 * that could touch them has changed.
 *
 * @param library the articles that were read
 * @param files of each line that was read, with their hashes; empty where that is not known
 * @param untouched lines that stay as the index has them
 */
record Stock(
    ArticleLibrary library, Map<Line, SortedMap<String, String>> files, Set<Line> untouched) {
  /**
   * Reads what is needed.
   *
   * @param marks what the index holds
   * @param model by which the passages must have been read; empty if that does not matter
   * @throws org.citizendesk.knowledge.article.KnowledgeException if the articles cannot be used
   */
  static Stock of(LibrarySource source, Collection<Line.Mark> marks, String model) {
    Optional<ArticleFiles> files = source.files();
    return files.isPresent()
        ? changed(files.get(), marks, model)
        : new Stock(source.library(), Map.of(), Set.of());
  }

  Map<Line, List<Article>> lines() {
    Map<Line, List<Article>> lines = new TreeMap<>();
    for (Article article : library.articles()) {
      lines.computeIfAbsent(Line.of(article), line -> new ArrayList<>()).add(article);
    }
    return lines;
  }

  SortedMap<String, String> filesOf(Line line) {
    return files.getOrDefault(line, new TreeMap<>());
  }

  /** Reads the files that changed, and those of all articles that rules may compare with them. */
  private static Stock changed(ArticleFiles files, Collection<Line.Mark> marks, String model) {
    SortedMap<String, String> hashes = files.hashes();
    Set<Line.Mark> same = new HashSet<>(marks);
    same.removeIf(mark -> !mark.isReadFrom(hashes) || !mark.isBy(model));
    Set<String> names = new TreeSet<>(hashes.keySet());
    same.forEach(mark -> names.removeAll(mark.files().keySet()));
    LibraryReading fresh = files.read(names);
    Set<String> topics = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (Article article : fresh.library().articles()) {
      topics.add(article.topic());
      ids.add(article.key().id());
    }
    for (Line.Mark mark : marks) {
      if (!same.contains(mark)) {
        topics.add(mark.topic());
        ids.add(mark.line().id());
      }
    }
    Set<Line> untouched = new HashSet<>();
    int changed = names.size();
    for (Line.Mark mark : same) {
      if (topics.contains(mark.topic()) || ids.contains(mark.line().id())) {
        names.addAll(mark.files().keySet());
      } else {
        untouched.add(mark.line());
      }
    }
    LibraryReading reading = files.checked(names.size() == changed ? fresh : files.read(names));
    return new Stock(reading.library(), sources(reading, hashes), untouched);
  }

  private static Map<Line, SortedMap<String, String>> sources(
      LibraryReading reading, SortedMap<String, String> hashes) {
    Map<Line, SortedMap<String, String>> sources = new TreeMap<>();
    for (Map.Entry<ArticleKey, ArticleSource> each : reading.sources().entrySet()) {
      ArticleKey key = each.getKey();
      String name = each.getValue().file();
      sources
          .computeIfAbsent(new Line(key.id(), key.language()), line -> new TreeMap<>())
          .put(name, hashes.getOrDefault(name, ""));
    }
    return sources;
  }
}
