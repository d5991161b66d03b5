// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.AsOf;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All articles of a language by program and place, as they stand on a day, as known on another. */
public final class Catalogue {
  private final Map<String, List<Entry>> programs = new TreeMap<>();

  /**
   * An article.
   *
   * @param article the version that is in force on the day; if none is, the next that will be, or
   *     else the last that was
   * @param standing of that version on the day
   */
  public record Entry(Article article, Standing standing) {}

  /**
   * A place with the articles of one program.
   *
   * @param count how many articles there are for the place itself
   * @param within the places in it that have articles
   */
  public record Place(Jurisdiction place, int count, List<Place> within) {
    /** Copies the list. */
    public Place {
      within = List.copyOf(within);
    }
  }

  /** Sorts a library; what was not written down yet on the day of the knowledge is left out. */
  public Catalogue(ArticleLibrary library, String language, AsOf asOf) {
    Map<String, List<Article>> lines =
        library.articles().stream()
            .filter(it -> it.key().language().equals(language) && it.state().isFound())
            .filter(it -> !it.validity().recorded().isAfter(asOf.knownOn()))
            .collect(Collectors.groupingBy(it -> it.key().id(), TreeMap::new, Collectors.toList()));
    for (List<Article> versions : lines.values()) {
      Entry entry = entry(library, versions, asOf);
      programs.computeIfAbsent(entry.article().program(), code -> new ArrayList<>()).add(entry);
    }
    programs.values().forEach(it -> it.sort(Comparator.comparing(e -> e.article().title())));
  }

  private static Entry entry(ArticleLibrary library, List<Article> versions, AsOf asOf) {
    Optional<Entry> next = Optional.empty();
    Optional<Entry> last = Optional.empty();
    for (Article version : versions) {
      Entry entry = new Entry(version, library.standing(version, asOf));
      switch (entry.standing()) {
        case Standing.InForce _, Standing.ChangedSinceContact _ -> {
          return entry;
        }
        case Standing.Future _ -> next = next.isPresent() ? next : Optional.of(entry);
        case Standing.Expired _, Standing.NotKnown _ -> last = Optional.of(entry);
      }
    }
    return next.isPresent() ? next.get() : last.orElseThrow();
  }

  /** Returns the programs, by their codes. */
  public List<String> programs() {
    return List.copyOf(programs.keySet());
  }

  /** Returns all articles of a program, by title. */
  public List<Entry> entries(String program) {
    return List.copyOf(programs.getOrDefault(program, List.of()));
  }

  /**
   * Returns the articles of a program, by title.
   *
   * @param place only those for this place itself; empty for all
   */
  public List<Entry> entries(String program, Optional<Jurisdiction> place) {
    return entries(program).stream()
        .filter(it -> place.map(it.article().jurisdiction()::equals).orElse(true))
        .toList();
  }

  /** Returns the places of a program: the country, the states, and in them the counties. */
  public List<Place> places(String program) {
    Map<String, Long> counts =
        entries(program).stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.article().jurisdiction().code(), TreeMap::new, Collectors.counting()));
    List<Place> places = new ArrayList<>();
    for (String code : counts.keySet()) {
      List<Jurisdiction> chain = new Jurisdiction(code).chain();
      Jurisdiction state = chain.get(Math.min(1, chain.size() - 1));
      if (places.stream().noneMatch(it -> it.place().equals(state))) {
        places.add(new Place(state, count(counts, state.code()), counties(counts, state)));
      }
    }
    return places;
  }

  private static List<Place> counties(Map<String, Long> counts, Jurisdiction state) {
    return counts.keySet().stream()
        .map(Jurisdiction::new)
        .filter(it -> it.chain().size() > 2 && it.chain().get(1).equals(state))
        .map(it -> new Place(it, count(counts, it.code()), List.of()))
        .toList();
  }

  private static int count(Map<String, Long> counts, String code) {
    return counts.getOrDefault(code, 0L).intValue();
  }
}
