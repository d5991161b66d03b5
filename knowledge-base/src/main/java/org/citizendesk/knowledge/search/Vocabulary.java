// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The words that the articles of one language use, for one reader of the index. */
final class Vocabulary {
  private static final int MOST_SCANNED = 5_000;
  private static final int SHORTEST_CORRECTED = 5;

  /** Words from this length on may have two slips. */
  private static final int LONG = 8;

  private static final int MOST_LIKE = 8;
  private static final float LIKENESS = 0.7f;

  private final IndexReader reader;
  private final String field;
  private final String stems;

  Vocabulary(IndexReader reader, String language) {
    this.reader = reader;
    this.field = Fields.in(language, Fields.VOCABULARY);
    this.stems = Fields.in(language, Fields.ALL);
  }

  boolean contains(String word) throws IOException {
    return reader.docFreq(new Term(field, word)) > 0;
  }

  /** Returns whether the articles use all of some stems, be it in other forms of the words. */
  boolean usesAll(List<String> terms) throws IOException {
    for (String term : terms) {
      if (reader.docFreq(new Term(stems, term)) == 0) {
        return false;
      }
    }
    return true;
  }

  boolean hasPrefix(String prefix) throws IOException {
    return !completions(prefix, 1).isEmpty();
  }

  /** Returns the words that begin so, the commonest first. */
  List<String> completions(String prefix, int most) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, field);
    if (terms == null) {
      return List.of();
    }
    record Word(String text, int frequency) {}
    List<Word> words = new ArrayList<>();
    BytesRef start = new BytesRef(prefix);
    TermsEnum all = terms.iterator();
    if (all.seekCeil(start) == TermsEnum.SeekStatus.END) {
      return List.of();
    }
    for (BytesRef at = all.term();
        at != null && StringHelper.startsWith(at, start) && words.size() < MOST_SCANNED;
        at = all.next()) {
      words.add(new Word(at.utf8ToString(), all.docFreq()));
    }
    return words.stream()
        .sorted(Comparator.comparing(Word::frequency).reversed())
        .limit(most)
        .map(Word::text)
        .toList();
  }

  /**
   * Returns the known word that an unknown one was most likely meant to be: of those with the
   * fewest slips between them, the commonest. The first letter is seldom wrong, so words that begin
   * otherwise come after all others.
   */
  Optional<String> nearest(String word) throws IOException {
    int length = word.codePointCount(0, word.length());
    if (length < SHORTEST_CORRECTED) {
      return Optional.empty();
    }
    Optional<String> alike = nearest(word, 1, length < LONG ? 1 : 2);
    return alike.isPresent() ? alike : nearest(word, 0, 1);
  }

  private Optional<String> nearest(String word, int sameStart, int slips) throws IOException {
    DirectSpellChecker checker = new DirectSpellChecker();
    checker.setMinPrefix(sameStart);
    checker.setMaxEdits(slips);
    SuggestWord[] words =
        checker.suggestSimilar(
            new Term(field, word),
            MOST_LIKE,
            reader,
            SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX,
            LIKENESS);
    return Arrays.stream(words)
        .min(
            Comparator.comparingInt((SuggestWord it) -> slips(word, it))
                .thenComparing(it -> it.freq, Comparator.reverseOrder()))
        .map(it -> it.string);
  }

  /** Returns how many slips the likeness stands for, which is a share of the shorter word. */
  private static int slips(String word, SuggestWord other) {
    return Math.round((1 - other.score) * Math.min(word.length(), other.string.length()));
  }
}
