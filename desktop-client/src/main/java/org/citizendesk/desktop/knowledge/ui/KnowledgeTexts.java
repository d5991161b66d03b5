// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.Places;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What programs, places and days are called on the screen. */
public final class KnowledgeTexts {
  private static final Texts TEXTS = Texts.of(KnowledgeTexts.class);
  private static final int LONGEST_ACRONYM = 4;
  private static final Set<String> ACRONYMS = Set.of(TEXTS.get("program.acronyms").split(" "));

  private KnowledgeTexts() {}

  /** Returns the name of a program: acronyms in capitals ({@code SNAP}), other words as names. */
  public static String program(String code) {
    String[] words = code.split("-");
    int longest = words.length == 1 ? LONGEST_ACRONYM : 2;
    return Arrays.stream(words)
        .map(
            word ->
                word.length() <= longest || ACRONYMS.contains(word)
                    ? upper(word)
                    : capitalised(word))
        .collect(Collectors.joining(" "));
  }

  /** Returns the name of the place where a rule holds. */
  public static String place(Jurisdiction jurisdiction) {
    return jurisdiction.equals(Jurisdiction.US) ? TEXTS.get("place.us") : Places.name(jurisdiction);
  }

  /** Returns a day as people write it here. */
  public static String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).format(day);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static String capitalised(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
