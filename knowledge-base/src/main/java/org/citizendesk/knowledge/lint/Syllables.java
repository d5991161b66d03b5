// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.lint;

import java.util.Locale;
import java.util.regex.Pattern;

/** Counts the syllables of a word by rules of thumb. */
final class Syllables {
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]");
  private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

  /** An e that is written and not spoken: "made", "makes", "asked", "safely". */
  private static final Pattern SILENT =
      Pattern.compile(
          "[^aeiouyl]e$|[aeiouy]le$|[^aeiouyscxzg]es$|[^aeiouytd]ed$"
              + "|(?<=[^aeiouyl])e(?=ly$|ments?$|less$|ful$)");

  /** Vowels side by side that are two syllables, as in "diet", "create" and "paying". */
  private static final Pattern APART =
      Pattern.compile(
          "ia(?!l|n$|ns$|ge|b)|[^gq]ua(?!r)|iet|ien(?!c|t$|ts$)|[^cstgn]io(?!u)|[^aeiou]iu"
              + "|[^gp]eo(?!u)|[aeiouy]ing$|ism$|creat|react|[^aeiou]les$");

  private static final String STRONG = "aeoáéóíú";
  private static final String WEAK = "iuü";

  private Syllables() {}

  static int in(String word, String language) {
    String letters = NO_LETTER.matcher(word.toLowerCase(Locale.ROOT)).replaceAll("");
    return Math.max(1, language.equals("es") ? spanish(letters) : english(letters));
  }

  private static int english(String word) {
    return count(VOWELS, word) - count(SILENT, word) + count(APART, word);
  }

  private static int count(Pattern pattern, String word) {
    return (int) pattern.matcher(word).results().count();
  }

  /** Spanish is written as it is spoken: two strong vowels part, a weak one joins its neighbour. */
  private static int spanish(String word) {
    int syllables = 0;
    boolean strongBefore = false;
    boolean vowelBefore = false;
    for (int i = 0; i < word.length(); i++) {
      boolean strong = STRONG.indexOf(word.charAt(i)) >= 0;
      boolean vowel = strong || WEAK.indexOf(word.charAt(i)) >= 0 || isVowelY(word, i);
      if (vowel && (!vowelBefore || (strong && strongBefore))) {
        syllables++;
      }
      strongBefore = strong;
      vowelBefore = vowel;
    }
    return syllables;
  }

  private static boolean isVowelY(String word, int at) {
    return word.charAt(at) == 'y' && at == word.length() - 1;
  }
}
