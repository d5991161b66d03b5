// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.quiz;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers that are written as words. "One" is left out: it is as often no number. */
final class NumberWords {
  private static final String ENGLISH =
      "2 two 3 three 4 four 5 five 6 six 7 seven 8 eight 9 nine 10 ten 11 eleven 12 twelve"
          + " 14 fourteen 15 fifteen 20 twenty 30 thirty 40 forty 45 forty-five 50 fifty 60 sixty"
          + " 90 ninety";
  private static final String SPANISH =
      "2 dos 3 tres 4 cuatro 5 cinco 6 seis 7 siete 8 ocho 9 nueve 10 diez 11 once 12 doce"
          + " 14 catorce 15 quince 20 veinte 30 treinta 40 cuarenta 50 cincuenta 60 sesenta"
          + " 90 noventa";
  private static final Map<String, String> DIGITS = new HashMap<>();

  static {
    for (String all : new String[] {ENGLISH, SPANISH}) {
      String[] pairs = all.split(" ");
      for (int i = 0; i < pairs.length; i += 2) {
        DIGITS.put(pairs[i + 1], pairs[i]);
      }
    }
  }

  private NumberWords() {}

  /** Returns the words of a language as choices of a regular expression. */
  static String of(String language) {
    return Arrays.stream((language.equals("es") ? SPANISH : ENGLISH).split("[ \\d]+"))
        .filter(word -> !word.isEmpty())
        // forty-five before forty
        .sorted(Comparator.comparingInt(word -> -word.length()))
        .collect(Collectors.joining("|"));
  }

  /** Returns the digits of a word, and anything else as it is. */
  static String digits(String value) {
    return DIGITS.getOrDefault(value.toLowerCase(Locale.ROOT), value);
  }
}
