// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.quiz;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.Block;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.article.Sentences;
import org.citizendesk.knowledge.article.Span;
import org.citizendesk.knowledge.citation.Citation;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the values that an article states: in cells of tables, and in sentences. */
final class Statements {
  private static final String NUMBER = "\\p{Sc}?\\d+(?:,\\d{3})*(?:\\.\\d+)?(?: ?%| percent)?";
  private static final Pattern ENGLISH = value("en");
  private static final Pattern SPANISH = value("es");
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
  private static final Pattern MONTH =
      Pattern.compile(
          "(?:January|February|March|April|May|June|July|August|September|October|November"
              + "|December|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre"
              + "|noviembre|diciembre)");
  private static final Pattern MONTH_BEFORE = Pattern.compile(MONTH + " $");
  private static final Pattern MONTH_AFTER = Pattern.compile("^ (?:de )?" + MONTH);

  /** The number of an article's version, or of a piece of law, is its name and no value. */
  private static final Pattern NAME_BEFORE =
      Pattern.compile("(?i)\\b(?:version|versión|section|sección|part|parte|title|título) $");

  private static final String BLANK = "\u0000";

  private final Article article;
  private final Map<String, Statement> found = new LinkedHashMap<>();

  /** Keys under which the article itself says two things: nobody could tell which is meant. */
  private final Set<String> ambiguous = new HashSet<>();

  private final Pattern values;

  private Statements(Article article) {
    this.article = article;
    this.values = article.key().language().equals("es") ? SPANISH : ENGLISH;
  }

  private static Pattern value(String language) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}.,-])(?:%s|%s)(?![\\p{L}\\p{N}-])"
            .formatted(NUMBER, NumberWords.of(language)));
  }

  /** Returns what the article states, each thing once. */
  static List<Statement> of(Article article) {
    Statements statements = new Statements(article);
    for (Section section : article.sections()) {
      section.blocks().forEach(block -> statements.read(section, block));
    }
    statements.found.keySet().removeAll(statements.ambiguous);
    return List.copyOf(statements.found.values());
  }

  private void read(Section section, Block block) {
    switch (block) {
      case Block.Paragraph paragraph -> sentences(section, paragraph.text());
      case Block.Listing listing ->
          listing.items().forEach(item -> item.forEach(part -> read(section, part)));
      case Block.Table table -> table(section, table);
      case Block.Subheading _ -> {}
    }
  }

  private void table(Section section, Block.Table table) {
    List<String> header = table.header().stream().map(Span::text).toList();
    for (List<List<Span>> cells : table.rows()) {
      String row = Span.text(cells.getFirst()).strip();
      for (int column = 1; column < Math.min(cells.size(), header.size()); column++) {
        String value = Span.text(cells.get(column)).strip();
        if (!row.isEmpty() && !header.get(column).isBlank() && values.matcher(value).find()) {
          String key = String.join(BLANK, "cell", header.getFirst(), row, header.get(column));
          Asked asked = new Asked.Cell(header.getFirst(), row, header.get(column));
          add(new Statement(key(key), asked, value, article, section));
        }
      }
    }
  }

  private void sentences(Section section, String text) {
    for (String sentence : Sentences.of(text, article.key().language())) {
      sentence(section, sentence);
    }
  }

  /** All values of a sentence are masked in its key: in another version all may have changed. */
  private void sentence(Section section, String sentence) {
    List<Citation.Found> law = Citation.in(sentence);
    List<MatchResult> stated = values.matcher(sentence).results().toList();
    String mask = "sentence" + BLANK + values.matcher(sentence).replaceAll(BLANK);
    int number = 0;
    for (MatchResult value : stated) {
      if (isAsked(sentence, value, law)) {
        Asked asked =
            new Asked.Gap(sentence.substring(0, value.start()), sentence.substring(value.end()));
        add(new Statement(key(mask + BLANK + number), asked, value.group(), article, section));
      }
      number++;
    }
  }

  /** Returns whether a value is neither a part of a date nor of a citation or another name. */
  private static boolean isAsked(
      String sentence, MatchResult value, List<Citation.Found> citations) {
    String before = sentence.substring(0, value.start());
    String after = sentence.substring(value.end());
    return !YEAR.matcher(value.group()).matches()
        && !MONTH_BEFORE.matcher(before).find()
        && !MONTH_AFTER.matcher(after).find()
        && !NAME_BEFORE.matcher(before).find()
        && citations.stream().noneMatch(it -> it.start() < value.end() && value.start() < it.end());
  }

  private String key(String asked) {
    return String.join(BLANK, article.topic(), article.key().language(), asked);
  }

  private void add(Statement statement) {
    Statement before = found.putIfAbsent(statement.key(), statement);
    if (before != null && !before.plainValue().equals(statement.plainValue())) {
      ambiguous.add(statement.key());
    }
  }
}
