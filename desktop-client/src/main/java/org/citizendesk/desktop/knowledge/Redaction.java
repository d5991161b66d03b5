// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.protocol.fact.KnowledgeFact;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a search what could be somebody's: mail addresses, numbers of seven digits or more
 * however they are written, words with five digits or more, and the name of the citizen at hand.
 * Years, forms, and places of the law stay. A name that nobody knows here stays too.
 */
final class Redaction {
  private static final int MOST_READ = 1_000;
  private static final int MOST = 200;
  private static final int PERSONAL_DIGITS = 7;

  private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+");
  private static final Pattern NUMBER = Pattern.compile("[+(]?\\p{Nd}(?:[ .\\-/()]{0,2}\\p{Nd})*");
  private static final Pattern CODE =
      Pattern.compile("(?=[\\p{L}\\p{Nd}-]*\\p{L})[\\p{L}-]*(?:\\p{Nd}[\\p{L}-]*){5,}");

  private Redaction() {}

  /**
   * Returns the gap without what could be somebody's.
   *
   * @param name of the citizen at hand; may be empty
   */
  static KnowledgeFact.Searched of(KnowledgeFact.Searched gap, String name) {
    return new KnowledgeFact.Searched(
        of(gap.query(), name),
        gap.hits(),
        gap.language(),
        gap.program(),
        gap.place(),
        of(gap.next(), name),
        gap.opened());
  }

  /** Does the same for a search that was answered. */
  static KnowledgeFact.Found of(KnowledgeFact.Found found, String name) {
    return new KnowledgeFact.Found(
        of(found.query(), name),
        found.language(),
        found.program(),
        found.place(),
        found.article(),
        found.version(),
        found.section(),
        found.use());
  }

  /** Returns the text without what could be somebody's, and no longer than is of use. */
  static String of(String text, String name) {
    // Cut last: half a number would not be known as one.
    String plain = ADDRESS.matcher(first(text, MOST_READ)).replaceAll("[address]");
    plain = CODE.matcher(plain).replaceAll("[number]");
    plain =
        NUMBER.matcher(plain).replaceAll(found -> Matcher.quoteReplacement(number(found.group())));
    for (String part : parts(name)) {
      Pattern word =
          Pattern.compile(
              "(?<!\\p{L})" + Pattern.quote(part) + "(?!\\p{L})",
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
      plain = word.matcher(plain).replaceAll("[name]");
    }
    return first(plain.strip(), MOST).strip();
  }

  private static String first(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  private static String number(String text) {
    long digits = text.codePoints().filter(Character::isDigit).count();
    return digits >= PERSONAL_DIGITS ? "[number]" : text;
  }

  /** Particles such as "de" are no names by themselves. */
  private static List<String> parts(String name) {
    return Arrays.stream(name.split("[^\\p{L}']+", -1)).filter(part -> part.length() > 2).toList();
  }
}
