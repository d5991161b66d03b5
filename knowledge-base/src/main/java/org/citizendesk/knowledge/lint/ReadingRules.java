// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.lint;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.Block;
import org.citizendesk.knowledge.article.Problem;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.article.Sentences;
import org.citizendesk.knowledge.article.Span;
import org.citizendesk.knowledge.citation.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Articles should be easy to read aloud. Tables, headings and citations do not count. */
final class ReadingRules {
  private static final String RULE = "reading";
  private static final int FEWEST_WORDS = 50;

  private ReadingRules() {}

  static List<Problem> check(Article article, ReadingTargets targets, Place place) {
    List<Problem> problems = new ArrayList<>();
    String language = article.key().language();
    List<String> prose = new ArrayList<>();
    for (Section section : article.sections()) {
      List<String> texts = section.blocks().stream().flatMap(ReadingRules::prose).toList();
      prose.addAll(texts);
      for (String text : texts) {
        longest(text, language, targets).stream()
            .map(sentence -> place.at(section, "long-sentence", sentence))
            .forEach(problems::add);
      }
    }
    whole(Readability.of(prose, language), language, targets).stream()
        .map(message -> place.whole(RULE, message))
        .forEach(problems::add);
    return problems;
  }

  private static List<String> whole(Readability counted, String language, ReadingTargets targets) {
    if (counted.words() < FEWEST_WORDS) {
      return List.of();
    }
    if (language.equals("en") && counted.fleschKincaidGrade() > targets.grade()) {
      return List.of(
          String.format(
              Locale.ROOT,
              "reads at grade %.1f by Flesch-Kincaid; the target is %.1f",
              counted.fleschKincaidGrade(),
              targets.grade()));
    }
    if (language.equals("es") && counted.inflesz() < targets.inflesz()) {
      return List.of(
          String.format(
              Locale.ROOT,
              "reads at %.1f on the INFLESZ scale; the target is %.1f or more",
              counted.inflesz(),
              targets.inflesz()));
    }
    return List.of();
  }

  private static List<String> longest(String text, String language, ReadingTargets targets) {
    return Sentences.of(text, language).stream()
        .filter(sentence -> Readability.words(sentence).size() > targets.sentence())
        .map(
            sentence ->
                "a sentence of %d words: %s"
                    .formatted(Readability.words(sentence).size(), beginning(sentence)))
        .toList();
  }

  private static String beginning(String sentence) {
    List<String> words = Readability.words(sentence);
    return String.join(" ", words.subList(0, Math.min(6, words.size()))) + " ...";
  }

  private static Stream<String> prose(Block block) {
    return switch (block) {
      case Block.Paragraph paragraph -> Stream.of(withoutLaw(Span.text(paragraph.spans())));
      case Block.Listing listing ->
          listing.items().stream().flatMap(List::stream).flatMap(ReadingRules::prose);
      case Block.Table _, Block.Subheading _ -> Stream.empty();
    };
  }

  /** Takes citations out, and the brackets that held nothing else. */
  private static String withoutLaw(String text) {
    StringBuilder kept = new StringBuilder();
    int at = 0;
    for (Citation.Found found : Citation.in(text)) {
      if (found.start() >= at) {
        kept.append(text, at, found.start());
        at = found.end();
      }
    }
    return kept.append(text, at, text.length()).toString().replaceAll("\\s?\\([\\s,;]*\\)", "");
  }
}
