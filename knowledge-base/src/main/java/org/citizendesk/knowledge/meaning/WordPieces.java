// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.meaning;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Cuts text into the pieces of words that BERT models read, as their uncased tokenizer does: lower
 * case without accents, each mark by itself, each word by the longest pieces from the left. Source:
 * Wu et al., "Google's Neural Machine Translation System", 2016, section 4.1; Devlin et al.,
 * "BERT", 2018. Unchangeable, so any thread may use it.
 */
final class WordPieces {
  private static final String BUNDLED = "/all-minilm-l6-v2-q-tokenizer.json";
  private static @Nullable WordPieces bundled;

  private static final int LONGEST_WORD = 100;
  private static final String START = "[CLS]";
  private static final String END = "[SEP]";
  private static final String UNKNOWN = "[UNK]";

  private final Map<String, Integer> vocabulary;
  private final int start;
  private final int end;
  private final int unknown;

  WordPieces(Map<String, Integer> vocabulary) {
    this.vocabulary = Map.copyOf(vocabulary);
    this.start = id(START);
    this.end = id(END);
    this.unknown = id(UNKNOWN);
  }

  /**
   * Returns those of the model that comes with the program; reads them the first time.
   *
   * @throws IOException if they are missing
   * @throws IllegalArgumentException if they are damaged
   */
  static synchronized WordPieces bundled() throws IOException {
    WordPieces known = bundled;
    if (known == null) {
      known = readBundled();
      bundled = known;
    }
    return known;
  }

  private static WordPieces readBundled() throws IOException {
    try (@Nullable InputStream json = WordPieces.class.getResourceAsStream(BUNDLED)) {
      if (json == null) {
        throw new IOException("there is no " + BUNDLED + " on the class path");
      }
      return read(json);
    }
  }

  /**
   * Reads the vocabulary out of a {@code tokenizer.json}.
   *
   * @throws IllegalArgumentException if it has none
   */
  static WordPieces read(InputStream json) {
    Map<String, Integer> vocabulary = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      boolean inside = false;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME && "vocab".equals(parser.currentName())) {
          parser.nextToken();
          inside = true;
        } else if (inside && token == JsonToken.END_OBJECT) {
          break;
        } else if (inside && token == JsonToken.VALUE_NUMBER_INT) {
          vocabulary.put(parser.currentName(), parser.getIntValue());
        }
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the tokenizer's vocabulary is damaged", e);
    }
    return new WordPieces(vocabulary);
  }

  /** Returns whether a word, in lower case without accents, is a piece by itself. */
  boolean isWhole(String word) {
    return vocabulary.containsKey(word);
  }

  /**
   * Returns the pieces of a text, between the marks for its start and its end.
   *
   * @param most pieces, with those marks; the rest of the text is left out
   */
  long[] of(String text, int most) {
    List<Long> pieces = new ArrayList<>();
    pieces.add((long) start);
    for (String word : words(text)) {
      if (pieces.size() >= most - 1) {
        break;
      }
      cut(word, piece -> pieces.add((long) piece));
    }
    int count = Math.min(pieces.size(), most - 1);
    long[] ids = new long[count + 1];
    for (int i = 0; i < count; i++) {
      ids[i] = pieces.get(i);
    }
    ids[count] = end;
    return ids;
  }

  private void cut(String word, IntConsumer piece) {
    List<Integer> pieces = new ArrayList<>();
    int from = 0;
    while (from < word.length() && word.length() <= LONGEST_WORD) {
      int to = word.length();
      Integer longest = null;
      while (to > from && longest == null) {
        longest = vocabulary.get((from == 0 ? "" : "##") + word.substring(from, to));
        to = longest == null ? to - 1 : to;
      }
      if (longest == null) {
        break;
      }
      pieces.add(longest);
      from = to;
    }
    if (from < word.length()) {
      piece.accept(unknown);
    } else {
      pieces.forEach(piece::accept);
    }
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    plain
        .codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              if (type == Character.NON_SPACING_MARK || isControl(c, type)) {
                return;
              }
              boolean single = isMark(c, type) || Character.isIdeographic(c);
              if (single || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                take(word, words);
              }
              if (single) {
                words.add(Character.toString(c));
              } else if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                word.appendCodePoint(c);
              }
            });
    take(word, words);
    return words;
  }

  private static void take(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isControl(int c, int type) {
    boolean space = c == '\t' || c == '\n' || c == '\r';
    return c == 0
        || c == 0xFFFD
        || (!space && (type == Character.CONTROL || type == Character.FORMAT));
  }

  /** All of ASCII that is neither letter nor digit, and what Unicode calls punctuation. */
  private static boolean isMark(int c, int type) {
    boolean ascii =
        (c >= 33 && c <= 47)
            || (c >= 58 && c <= 64)
            || (c >= 91 && c <= 96)
            || (c >= 123 && c <= 126);
    return ascii
        || type == Character.CONNECTOR_PUNCTUATION
        || type == Character.DASH_PUNCTUATION
        || type == Character.START_PUNCTUATION
        || type == Character.END_PUNCTUATION
        || type == Character.INITIAL_QUOTE_PUNCTUATION
        || type == Character.FINAL_QUOTE_PUNCTUATION
        || type == Character.OTHER_PUNCTUATION;
  }

  private int id(String piece) {
    Integer id = vocabulary.get(piece);
    if (id == null) {
      throw new IllegalArgumentException("the tokenizer's vocabulary has no " + piece);
    }
    return id;
  }
}
