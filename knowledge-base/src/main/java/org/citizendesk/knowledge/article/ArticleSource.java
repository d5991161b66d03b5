// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.util.Map;

/**
 * Where an article stands.
 *
 * @param file as its reader named it
 * @param keys the line of each key above the text
 * @param sections the line on which each section begins, by its anchor
 */
public record ArticleSource(String file, Map<String, Integer> keys, Map<String, Integer> sections) {
  /** Copies the maps. */
  public ArticleSource {
    keys = Map.copyOf(keys);
    sections = Map.copyOf(sections);
  }

  /** Returns the line of a key; the first line if it does not stand there. */
  public int line(String key) {
    return keys.getOrDefault(key, 1);
  }

  /** Returns the line of a section; the first line if there is none. */
  public int lineOf(Section section) {
    return sections.getOrDefault(section.anchor(), 1);
  }
}
