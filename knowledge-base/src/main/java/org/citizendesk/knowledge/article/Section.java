// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A part of an article that can be opened, quoted and found by itself.
 *
 * @param anchor its name in links, from its heading; unique in the article
 * @param heading empty for the introduction
 * @param blocks what it says, in order
 */
public record Section(String anchor, String heading, List<Block> blocks) {
  /** The anchor of the text before the first heading. */
  public static final String INTRODUCTION = "introduction";

  /** Copies the list. */
  public Section {
    blocks = List.copyOf(blocks);
  }

  /** Returns the anchor of a heading: its letters and digits, joined by -; may be empty. */
  public static String anchorOf(String heading) {
    String plain = Normalizer.normalize(heading, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String dashed = plain.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    return dashed.replaceAll("^-|-$", "");
  }

  /** Returns the words without any mark-up, one line a paragraph, list item or table row. */
  public String text() {
    return blocks.stream().map(Block::text).collect(Collectors.joining("\n"));
  }
}
