// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.citation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads federal citations in the ways people write them. Every repetition is bounded, so no text
 * can make it slow.
 */
final class CitationFinder {
  /** "(g)(3)"; after a space only a single letter or digit, since "(or)" is a word. */
  private static final String PARAGRAPHS =
      "((?:\\s\\([0-9A-Za-z]\\))?(?:\\([0-9A-Za-z]{1,5}\\)){0,9})";

  private static final Pattern PARAGRAPH = Pattern.compile("[0-9A-Za-z]+");

  private static final String SIGN = "(?:§{1,2}|[Ss]ections?|[Ss]ec\\.)?\\s{0,3}";

  private static final String USC_SECTION = "(\\d{1,5}[A-Za-z]{0,3}(?:[-–]\\d{1,4}[A-Za-z]{0,2})?)";

  private static final List<Form> FORMS =
      List.of(
          new Form(
              "\\b(\\d{1,3})\\s{0,3}C\\.?\\s?F\\.?\\s?R\\b\\.?,?\\s{0,3}(?:[Pp]arts?\\s{0,3})?"
                  + SIGN
                  + "(\\d{1,4})(?:\\.(\\d{1,5}[A-Za-z]{0,3}(?:[-–]\\d{1,4}[A-Za-z]{0,2}){0,2}))?"
                  + PARAGRAPHS,
              CitationFinder::cfr),
          new Form(
              "\\b(\\d{1,3})\\s{0,3}U\\.?\\s?S\\.?\\s?C\\b\\.?(?:\\s?A\\.)?,?\\s{0,3}"
                  + SIGN
                  + USC_SECTION
                  + PARAGRAPHS,
              it -> usc(it.group(1), it.group(2), it.group(3))),
          new Form(
              "\\b[Ss]ection\\s{1,3}" + USC_SECTION + PARAGRAPHS + " of title (\\d{1,3})\\b",
              it -> usc(it.group(3), it.group(1), it.group(2))),
          new Form(
              "(?:\\b[Ss]ection\\s{1,3}(\\d{1,5}[A-Za-z]?)"
                  + PARAGRAPHS
                  + " of )?\\b(?:Pub(?:lic)?\\.?\\s{0,3}L(?:aw)?\\.?|P\\.?\\s?L\\.?|Ley P[úu]blica)"
                  + "\\s{0,3}(?:No\\.?\\s{0,3})?(\\d{1,3})[-–](\\d{1,4})\\b"
                  + "(?:,? (?:[Dd]ivisi[oó]n|div\\.) ([A-Z]{1,2})\\b)?"
                  + "(?:,? (?:[Ss]ecti?on|[Ss]ección|sec\\.|§) ?(\\d{1,5}[A-Za-z]?)\\b)?"
                  + PARAGRAPHS,
              CitationFinder::publicLaw),
          new Form(
              "\\b(\\d{1,3})\\s{0,3}(?:FR|F\\.\\s?R\\.|Fed\\.?\\s?Reg\\.?)\\s{0,3}"
                  + "(\\d{1,3},\\d{3}|\\d{1,6})\\b",
              it ->
                  new Citation.FederalRegister(
                      number(it.group(1)), number(it.group(2).replace(",", "")))),
          new Form(
              "\\b(?:Executive Order|E\\.?O\\.?|Orden Ejecutiva)\\s{0,3}(?:No\\.?\\s{0,3})?"
                  + "(\\d{4,5})\\b",
              it -> new Citation.ExecutiveOrder(number(it.group(1)))));

  private static final Pattern FEDERAL =
      Pattern.compile(
          "\\b(CFR|C\\.F\\.R|USC|U\\.S\\.C|FR|Fed\\. Reg|Public Law|Pub\\. L|P\\.L)\\b");

  private CitationFinder() {}

  private record Form(Pattern pattern, Function<MatchResult, Citation> reader) {
    Form(String regex, Function<MatchResult, Citation> reader) {
      this(Pattern.compile(regex), reader);
    }
  }

  static List<Citation.Found> in(String text) {
    List<Citation.Found> found = new ArrayList<>();
    for (Form form : FORMS) {
      Matcher matcher = form.pattern().matcher(text);
      while (matcher.find()) {
        Citation citation = form.reader().apply(matcher);
        found.add(new Citation.Found(citation, matcher.start(), matcher.end()));
      }
    }
    found.sort(Comparator.comparing(Citation.Found::start));
    return List.copyOf(found);
  }

  /** Returns the citation that a text is, and nothing besides. */
  static Optional<Citation> only(String text) {
    return in(text).stream()
        .filter(it -> it.start() == 0 && it.end() == text.length())
        .map(Citation.Found::citation)
        .findFirst();
  }

  static boolean looksFederal(String text) {
    return FEDERAL.matcher(text).find();
  }

  private static Citation cfr(MatchResult match) {
    String section = match.group(3) == null ? "" : hyphened(match.group(3));
    List<String> paragraphs = section.isEmpty() ? List.of() : paragraphs(match.group(4));
    return new Citation.Cfr(number(match.group(1)), match.group(2), section, paragraphs);
  }

  private static Citation usc(String title, String section, String paragraphs) {
    return new Citation.Usc(number(title), hyphened(section), paragraphs(paragraphs));
  }

  private static Citation publicLaw(MatchResult match) {
    boolean sectionFirst = match.group(1) != null;
    String section = sectionFirst ? match.group(1) : match.group(6);
    List<String> paragraphs = paragraphs(match.group(sectionFirst ? 2 : 7));
    return new Citation.PublicLaw(
        number(match.group(3)),
        number(match.group(4)),
        match.group(5) == null ? "" : match.group(5),
        section == null ? "" : section,
        section == null ? List.of() : paragraphs);
  }

  private static List<String> paragraphs(String bracketed) {
    return PARAGRAPH.matcher(bracketed).results().map(MatchResult::group).toList();
  }

  private static String hyphened(String text) {
    return text.replace('–', '-');
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
