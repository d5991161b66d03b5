// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.meaning;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.util.Optional;

/**
 * The common words of a language, as far as the model that comes with the program was taught them:
 * some twenty thousand of English, none of any other language. Thread-safe.
 */
public final class KnownWords {
  private static final Logger LOG = LoggerFactory.getLogger(KnownWords.class);
  private static final String LANGUAGE = "en";

  private KnownWords() {}

  /**
   * Returns whether a word is one of them. The first question reads them, which takes some ten
   * milliseconds; where the model is missing there are none.
   *
   * @param word in lower case, without accents
   */
  public static boolean contain(String language, String word) {
    return LANGUAGE.equals(language)
        && English.PIECES.map(pieces -> pieces.isWhole(word)).orElse(false);
  }

  /** Read when they are first wanted. */
  private static final class English {
    static final Optional<WordPieces> PIECES = read();

    private English() {}

    private static Optional<WordPieces> read() {
      try {
        return Optional.of(WordPieces.bundled());
      } catch (IOException | IllegalArgumentException e) {
        LOG.warn("no word counts as known but for those of the articles", e);
        return Optional.empty();
      }
    }
  }
}
