// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be told from words alone: the language, and whether they ask anything. */
final class Spoken {
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}']+");
  private static final int TELLING = 3;

  private static final Set<String> ENGLISH =
      Set.of(
          ("a an and are be been but can did do does for from get had has have how i i'm if in is it"
                  + " me my not of on or our so that the their there they this to was we were what"
                  + " when where which who why will with would you your")
              .split(" "));
  private static final Set<String> SPANISH =
      Set.of(
          ("al como cómo con cuando cuándo cuánto de del dónde el ella en es esta este está estoy fue"
                  + " ha hay he la las le lo los me mi mis muy más necesito no nos para pero por"
                  + " porque puedo que qué quiero se si sin sobre soy su sus tengo un una y ya yo")
              .split(" "));
  private static final Set<String> SMALL_TALK =
      Set.of(
          ("a afternoon again all am and are be bien buenas bueno buenos bye chat day de dias días"
                  + " evening fine for good goodbye gracias great hello help hey hi hola how i i'm is"
                  + " it just là la me mi moment morning much muchas no noches ok okay one please"
                  + " por favor señor señora sí si so sure tardes thank thanks that that's the"
                  + " there to understood very vale wait well yes you your")
              .split(" "));

  private Spoken() {}

  /**
   * Returns the language of most words, if it is plain enough.
   *
   * @param lines what was said
   */
  static Optional<String> language(List<String> lines) {
    long english = 0;
    long spanish = 0;
    for (String line : lines) {
      for (String word : words(line)) {
        english += ENGLISH.contains(word) ? 1 : 0;
        spanish += SPANISH.contains(word) ? 1 : 0;
      }
    }
    if (Math.max(english, spanish) < TELLING) {
      return Optional.empty();
    }
    if (english >= 2 * spanish) {
      return Optional.of("en");
    }
    return spanish >= 2 * english ? Optional.of("es") : Optional.empty();
  }

  /** Returns whether the words only greet, thank or agree. */
  static boolean isSmallTalk(String line) {
    return SMALL_TALK.containsAll(words(line));
  }

  private static List<String> words(String line) {
    return Arrays.stream(NO_LETTER.split(line.toLowerCase(Locale.ROOT).replace('’', '\''), -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
