// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.lint;

import org.citizendesk.knowledge.article.Sentences;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How hard a text is, by formulas that only count. Syllables are counted by rules of thumb, so
 * figures differ a little from those of a dictionary.
 */
public record Readability(int sentences, int words, int syllables) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’.,-]*");

  /** Counts a text of one language; other languages than Spanish are counted as English. */
  public static Readability of(String text, String language) {
    return of(List.of(text), language);
  }

  /** Counts several texts, of which each ends its own sentence. */
  static Readability of(List<String> texts, String language) {
    int sentences = 0;
    int words = 0;
    int syllables = 0;
    for (String text : texts) {
      for (String sentence : Sentences.of(text, language)) {
        List<String> found = words(sentence);
        sentences += found.isEmpty() ? 0 : 1;
        words += found.size();
        syllables += found.stream().mapToInt(word -> Syllables.in(word, language)).sum();
      }
    }
    return new Readability(sentences, words, syllables);
  }

  static List<String> words(String sentence) {
    return WORD.matcher(sentence).results().map(MatchResult::group).toList();
  }

  /**
   * Returns the grade of school in the United States that the text asks for, by Flesch and Kincaid
   * (Kincaid and others, 1975); for English.
   */
  public double fleschKincaidGrade() {
    return 0.39 * wordsPerSentence() + 11.8 * syllablesPerWord() - 15.59;
  }

  /** Returns the reading ease by Flesch (1948), easy from 60 on; for English. */
  public double fleschEase() {
    return 206.835 - 1.015 * wordsPerSentence() - 84.6 * syllablesPerWord();
  }

  /**
   * Returns the perspicuity by Szigriszt-Pazos (1993), which the INFLESZ scale reads
   * (Barrio-Cantalejo and others, 2008): very hard below 40, hard below 55, normal below 65, then
   * easy; for Spanish.
   */
  public double inflesz() {
    return 206.835 - 62.3 * syllablesPerWord() - wordsPerSentence();
  }

  private double wordsPerSentence() {
    return sentences == 0 ? 0 : (double) words / sentences;
  }

  private double syllablesPerWord() {
    return words == 0 ? 0 : (double) syllables / words;
  }
}
