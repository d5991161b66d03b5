// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** The versions of one article in one language. */
final class ArticleLine {
  private final List<Article> versions;

  /**
   * @param versions at least one
   */
  ArticleLine(List<Article> versions) {
    this.versions =
        versions.stream().sorted(Comparator.comparing(it -> it.key().version())).toList();
  }

  String id() {
    return versions.getFirst().key().id();
  }

  String topic() {
    return versions.getFirst().topic();
  }

  Jurisdiction jurisdiction() {
    return versions.getFirst().jurisdiction();
  }

  String language() {
    return versions.getFirst().key().language();
  }

  List<Article> versions() {
    return versions;
  }

  Optional<Article> inForce(AsOf asOf) {
    return versions.reversed().stream()
        .filter(version -> known(version).contains(asOf.knownOn()))
        .filter(version -> period(version, asOf.knownOn()).contains(asOf.day()))
        .findFirst();
  }

  /** Returns the days on which a version is in force, after those that supersede it closed it. */
  Period period(Article version, LocalDate knownOn) {
    Period period = Period.of(version.validity());
    for (Article later : versions) {
      if (supersedes(later, version) && known(later).contains(knownOn)) {
        period = period.endingBy(later.validity().from());
      }
    }
    return period;
  }

  /** Returns all that was ever known of the days of a version, oldest knowledge first. */
  List<KnownPeriod> history(Article version) {
    List<KnownPeriod> history = new ArrayList<>();
    List<LocalDate> turns = turns(version);
    for (int i = 1; i < turns.size(); i++) {
      Period inForce = period(version, turns.get(i - 1));
      if (!inForce.isEmpty()) {
        history.add(new KnownPeriod(new Period(turns.get(i - 1), turns.get(i)), inForce));
      }
    }
    return history;
  }

  /** Returns the days on which what is known of a version may have changed, and its end. */
  private List<LocalDate> turns(Article version) {
    Period known = known(version);
    TreeSet<LocalDate> turns = new TreeSet<>(List.of(known.from(), known.to()));
    for (Article later : versions) {
      if (supersedes(later, version)) {
        Period closing = known(later);
        turns.addAll(List.of(closing.from(), closing.to()));
      }
    }
    return turns.stream()
        .filter(turn -> !turn.isBefore(known.from()) && !turn.isAfter(known.to()))
        .toList();
  }

  static Period known(Article version) {
    LocalDate until = version.validity().recordedTo();
    return new Period(version.validity().recorded(), until == null ? LocalDate.MAX : until);
  }

  private static boolean supersedes(Article later, Article earlier) {
    return Objects.equals(later.validity().supersedes(), earlier.key().version());
  }
}
