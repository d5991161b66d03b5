// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A text that may have slips of the keyboard and end in the middle of a word. */
final class Typing {
  private static final float COMPLETION_WEIGHT = 0.7f;

  /** Of words that begin with a word that is one already: "8" is seldom the start of "8623". */
  private static final float LONGER_WORD_WEIGHT = 0.1f;

  private static final int MOST_COMPLETIONS = 12;
  private static final int MOST_CORRECTIONS = 4;

  private final TextAnalysis analysis;
  private final Vocabulary vocabulary;
  private final String corrected;

  private Typing(TextAnalysis analysis, Vocabulary vocabulary, String text) throws IOException {
    this.analysis = analysis;
    this.vocabulary = vocabulary;
    this.corrected = correct(text);
  }

  static Typing of(String text, TextAnalysis analysis, Vocabulary vocabulary) throws IOException {
    return new Typing(analysis, vocabulary, text);
  }

  /** Returns the text with misspelt words put right; the text itself if there are none. */
  String corrected() {
    return corrected;
  }

  /** Returns the terms that the unfinished last word may become, but for those given. */
  List<List<String>> completions(Set<String> but) throws IOException {
    Optional<String> typing = unfinished();
    if (typing.isEmpty()) {
      return List.of();
    }
    Set<String> stems = new LinkedHashSet<>();
    for (String word : vocabulary.completions(typing.get(), MOST_COMPLETIONS)) {
      stems.addAll(analysis.terms(word));
    }
    stems.removeAll(but);
    return stems.stream().map(List::of).toList();
  }

  /** Returns how much a completion counts beside a word that was typed whole. */
  float completionWeight() throws IOException {
    Optional<String> typing = unfinished();
    boolean complete = typing.isPresent() && vocabulary.contains(typing.get());
    return complete ? LONGER_WORD_WEIGHT : COMPLETION_WEIGHT;
  }

  /** Returns the last word if the text ends with it, as the vocabulary would have it. */
  private Optional<String> unfinished() {
    List<Token> words = Token.of(analysis.vocabulary(), corrected);
    return words.isEmpty() || words.getLast().end() < corrected.length()
        ? Optional.empty()
        : Optional.of(words.getLast().text());
  }

  private String correct(String text) throws IOException {
    StringBuilder right = new StringBuilder();
    int done = 0;
    int strange = 0;
    for (Token word : Token.of(analysis.vocabulary(), text)) {
      // Each costs milliseconds, and a page that someone pasted has many strange words.
      if (strange < MOST_CORRECTIONS && isStrange(word, text)) {
        strange++;
        Optional<String> meant = vocabulary.nearest(word.text());
        if (meant.isPresent()) {
          right.append(text, done, word.start()).append(meant.get());
          done = word.end();
        }
      }
    }
    return right.append(text, done, text.length()).toString();
  }

  /** What the articles answer in another form, and what is a good word, was meant so. */
  private boolean isStrange(Token word, String text) throws IOException {
    boolean typing = word.end() == text.length();
    List<String> terms = analysis.terms(word.text());
    return !vocabulary.contains(word.text())
        && !analysis.synonyms().words().contains(word.text())
        && !vocabulary.usesAll(terms)
        && !analysis.isWord(word.text(), terms)
        && !(typing && vocabulary.hasPrefix(word.text()));
  }
}
