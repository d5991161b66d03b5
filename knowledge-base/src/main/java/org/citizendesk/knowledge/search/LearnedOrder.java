// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.ranking.Ranker;
import org.jspecify.annotations.Nullable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The learned order in which hits are shown, and whose it is. Unchangeable, so any thread may use
 * it.
 *
 * @param ranker null for none: hits come in the order of words and meaning put together
 * @param problem why that of the edition is not used, for people; empty if there is nothing to say
 */
public record LearnedOrder(Source source, @Nullable Ranker ranker, String problem) {
  /** There is none. */
  public static final LearnedOrder NONE = new LearnedOrder(Source.NONE, null, "");

  private static final long MOST_BYTES = 16 << 20;

  /** Who has it learned. */
  public enum Source {
    /** The makers of this program, from questions of their own. */
    PROGRAM,
    /** The owner of the articles, from questions of those who use them. */
    EDITION,
    /** There is none. */
    NONE
  }

  /** Returns the one that comes with the program; none, with the reason, if it is damaged. */
  public static LearnedOrder ofProgram() {
    try {
      return BundledRanker.find()
          .map(ranker -> new LearnedOrder(Source.PROGRAM, ranker, ""))
          .orElse(NONE);
    } catch (IllegalArgumentException e) {
      return new LearnedOrder(Source.NONE, null, String.valueOf(e.getMessage()));
    }
  }

  /** Returns the one that came with an edition; that of the program if it cannot be used here. */
  public static LearnedOrder ofEdition(Path file) {
    try {
      return new LearnedOrder(Source.EDITION, read(file), "");
    } catch (KnowledgeException e) {
      LearnedOrder other = ofProgram();
      return new LearnedOrder(other.source, other.ranker, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Reads a ranker that was learned for this program.
   *
   * @throws KnowledgeException if it cannot be read, is damaged, or was learned from other evidence
   *     than this program gathers; says in which file, and of damage in which line
   */
  public static Ranker read(Path file) {
    String text;
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new KnowledgeException(file + " is larger than a ranker may be", null);
      }
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new KnowledgeException("cannot read the ranker " + file, e);
    }
    Ranker ranker;
    try {
      ranker = Ranker.read(new BufferedReader(new StringReader(text)), file.toString());
    } catch (IllegalArgumentException e) {
      throw new KnowledgeException(String.valueOf(e.getMessage()), e);
    }
    if (!ranker.features().equals(Features.names())) {
      throw new KnowledgeException(
          file
              + " line 2: it was learned for another version of this program, which judges by other"
              + " figures; learn it anew",
          null);
    }
    return ranker;
  }
}
