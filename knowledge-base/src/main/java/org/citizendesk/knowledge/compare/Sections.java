// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.compare;

import org.citizendesk.knowledge.article.Change;
import org.citizendesk.knowledge.article.Section;
import org.jspecify.annotations.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds which section of one version is which of another: by its heading, else by its words. */
final class Sections {
  /** A section under another heading is the same one if so much of it is the same. */
  private static final double ALIKE = 0.5;

  /** Beyond so many pairs of sections to weigh, headings alone count. */
  private static final int MOST_PAIRS = 2_500;

  /** Sections of the earlier version, by their anchors, that the later one does not have. */
  private final Map<String, Section> gone = new LinkedHashMap<>();

  /** The section of the earlier version for each anchor of the later one that has one. */
  private final Map<String, Section> pairs = new HashMap<>();

  private Sections(List<Section> before, List<Section> after) {
    before.forEach(section -> gone.put(section.anchor(), section));
    for (Section section : after) {
      pair(section, gone.get(section.anchor()));
    }
    pairRenamed(after.stream().filter(it -> !pairs.containsKey(it.anchor())).toList());
  }

  /** Returns all sections of both, in the order of the later version. */
  static List<Part> of(List<Section> before, List<Section> after) {
    Sections sections = new Sections(before, after);
    Map<String, List<Section>> goneBehind = sections.goneBehind(before);
    List<Part> parts = new ArrayList<>();
    addGone(parts, goneBehind.get(""));
    for (Section section : after) {
      Section from = sections.pairs.get(section.anchor());
      List<Line> lines = from == null ? List.of() : Line.of(from);
      parts.add(Part.of(Change.Part.TEXT, section.heading(), lines, Line.of(section)));
      addGone(parts, from == null ? null : goneBehind.get(from.anchor()));
    }
    return parts;
  }

  private static void addGone(List<Part> parts, @Nullable List<Section> sections) {
    if (sections != null) {
      for (Section section : sections) {
        parts.add(Part.of(Change.Part.TEXT, section.heading(), Line.of(section), List.of()));
      }
    }
  }

  /** Returns what is gone, by the anchor of the section that stands before it and is not. */
  private Map<String, List<Section>> goneBehind(List<Section> before) {
    Map<String, List<Section>> behind = new HashMap<>();
    String last = "";
    for (Section section : before) {
      if (gone.containsKey(section.anchor())) {
        behind.computeIfAbsent(last, anchor -> new ArrayList<>()).add(section);
      } else {
        last = section.anchor();
      }
    }
    return behind;
  }

  private void pair(Section after, @Nullable Section before) {
    if (before != null) {
      pairs.put(after.anchor(), before);
      gone.remove(before.anchor());
    }
  }

  private record Pair(Section before, Section after, double likeness) {}

  private void pairRenamed(Collection<Section> added) {
    if ((long) gone.size() * added.size() > MOST_PAIRS) {
      return;
    }
    List<Pair> alike = new ArrayList<>();
    for (Section from : gone.values()) {
      List<Word> words = words(from);
      for (Section to : added) {
        double likeness = words.isEmpty() ? 0 : Word.likeness(words, words(to));
        if (likeness >= ALIKE) {
          alike.add(new Pair(from, to, likeness));
        }
      }
    }
    alike.sort(Comparator.comparingDouble(Pair::likeness).reversed());
    for (Pair pair : alike) {
      if (!pairs.containsKey(pair.after().anchor())) {
        pair(pair.after(), gone.get(pair.before().anchor()));
      }
    }
  }

  private static List<Word> words(Section section) {
    return section.blocks().stream().flatMap(block -> Word.of(block.spans()).stream()).toList();
  }
}
