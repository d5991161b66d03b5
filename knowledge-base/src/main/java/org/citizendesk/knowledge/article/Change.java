// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one part of an article says otherwise than another version of it.
 *
 * @param heading of the section; empty for the introduction and for what is no section
 * @param gone sentences, list items and table rows that only the earlier version has
 * @param added those that only the later version has
 */
public record Change(Part part, String heading, List<String> gone, List<String> added) {
  /** Copies the lists. */
  public Change {
    gone = List.copyOf(gone);
    added = List.copyOf(added);
  }

  /** A part of an article. */
  public enum Part {
    /** Its title. */
    TITLE,
    /** A section. */
    TEXT,
    /** The law behind it. */
    CITATIONS,
    /** What to ask the citizen. */
    QUESTIONS,
    /** What the citizen needs. */
    DOCUMENTS,
    /** The minutes that the citizen will spend. */
    MINUTES
  }

  /** Compares two versions, part by part. */
  static List<Change> between(Article before, Article now) {
    List<Change> changes = new ArrayList<>();
    add(changes, Part.TITLE, "", List.of(before.title()), List.of(now.title()));
    Map<String, Section> old = new LinkedHashMap<>();
    before.sections().forEach(section -> old.put(section.anchor(), section));
    for (Section section : now.sections()) {
      Section earlier = old.remove(section.anchor());
      List<String> was = earlier == null ? List.of() : sentences(before, earlier);
      add(changes, Part.TEXT, section.heading(), was, sentences(now, section));
    }
    for (Section section : old.values()) {
      add(changes, Part.TEXT, section.heading(), sentences(before, section), List.of());
    }
    add(changes, Part.CITATIONS, "", texts(before.citations()), texts(now.citations()));
    add(changes, Part.QUESTIONS, "", before.questions(), now.questions());
    add(changes, Part.DOCUMENTS, "", before.documents(), now.documents());
    add(
        changes,
        Part.MINUTES,
        "",
        List.of(Integer.toString(before.minutes())),
        List.of(Integer.toString(now.minutes())));
    return List.copyOf(changes);
  }

  private static void add(
      List<Change> changes, Part part, String heading, List<String> before, List<String> now) {
    Set<String> gone = new LinkedHashSet<>(before);
    Set<String> added = new LinkedHashSet<>(now);
    added.removeAll(gone);
    now.forEach(gone::remove);
    if (!gone.isEmpty() || !added.isEmpty()) {
      changes.add(new Change(part, heading, List.copyOf(gone), List.copyOf(added)));
    }
  }

  private static List<String> texts(List<?> values) {
    return values.stream().map(Object::toString).toList();
  }

  private static List<String> sentences(Article article, Section section) {
    return section
        .text()
        .lines()
        .flatMap(line -> Sentences.of(line, article.key().language()).stream())
        .toList();
  }
}
