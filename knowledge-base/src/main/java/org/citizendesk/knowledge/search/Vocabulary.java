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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The words that the articles of one language use, for one reader of the index. */
final class Vocabulary {
  private static final int MOST_SCANNED = 5_000;
  private static final int SHORTEST_CORRECTED = 5;
  private static final float LIKENESS = 0.7f;

  private final IndexReader reader;
  private final String field;

  Vocabulary(IndexReader reader, String language) {
    this.reader = reader;
    this.field = Fields.in(language, Fields.VOCABULARY);
  }

  boolean contains(String word) throws IOException {
    return reader.docFreq(new Term(field, word)) > 0;
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

  /** Returns the known word that an unknown one was most likely meant to be. */
  Optional<String> nearest(String word) throws IOException {
    if (word.codePointCount(0, word.length()) < SHORTEST_CORRECTED) {
      return Optional.empty();
    }
    DirectSpellChecker checker = new DirectSpellChecker();
    SuggestWord[] words =
        checker.suggestSimilar(
            new Term(field, word), 1, reader, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX, LIKENESS);
    return words.length == 0 ? Optional.empty() : Optional.of(words[0].string);
  }
}
