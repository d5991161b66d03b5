// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.compare;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.citizendesk.knowledge.article.Block;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.article.Span;
import org.citizendesk.knowledge.compare.Run.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** What holds for every two texts: the comparison makes each of them from the other. */
class ComparisonPropertiesTest {
  private static final int SECTIONS = 5;

  /** Few words, so that texts have much in common, with spaces and signs of all kinds. */
  @Provide
  Arbitrary<List<Span>> spans() {
    Arbitrary<String> words =
        Arbitraries.of("you", "must", "$204", "12%", "30 days", " ", ", ", "niño", "😀", "\n", ".");
    return words
        .list()
        .ofMaxSize(12)
        .map(it -> new Span(String.join(" ", it), false, false, ""))
        .list()
        .ofMaxSize(2);
  }

  @Provide
  Arbitrary<List<Section>> sections() {
    Arbitrary<Block> paragraph = spans().map(Block.Paragraph::new);
    Arbitrary<Block> listing =
        paragraph
            .list()
            .ofMaxSize(3)
            .list()
            .ofMaxSize(4)
            .map(items -> new Block.Listing(items.size() % 2 == 0, items));
    Arbitrary<List<List<Span>>> row = spans().list().ofSize(2);
    Arbitrary<Block> table = Combinators.combine(row, row.list().ofMaxSize(5)).as(Block.Table::new);
    Arbitrary<List<Block>> blocks =
        Arbitraries.oneOf(paragraph, listing, table).list().ofMaxSize(4);
    Arbitrary<List<Integer>> order =
        Arbitraries.shuffle(IntStream.range(0, SECTIONS).boxed().toList());
    return Combinators.combine(order, blocks.list().ofMaxSize(SECTIONS))
        .as(
            (numbers, texts) ->
                IntStream.range(0, texts.size())
                    .mapToObj(
                        i ->
                            new Section(
                                "s" + numbers.get(i), "Heading " + numbers.get(i), texts.get(i)))
                    .toList());
  }

  @Property(tries = 500)
  void whatIsGoneAndAddedMakesEachTextFromTheOther(
      @ForAll("spans") List<Span> before, @ForAll("spans") List<Span> after) {
    List<Run> runs = Word.changes(Word.of(before), Word.of(after));

    assertEquals(Span.text(before), without(runs, Mark.ADDED));
    assertEquals(Span.text(after), without(runs, Mark.GONE));
    assertFalse(runs.stream().anyMatch(run -> run.text().isEmpty()));
  }

  @Property(tries = 300)
  void everyLineOfBothVersionsStandsOnceAndInItsOrder(
      @ForAll("sections") List<Section> before, @ForAll("sections") List<Section> after) {
    List<Part> parts = Sections.of(before, after);

    assertEquals(lines(after), side(parts, Row::after));
    assertEquals(sorted(before), sorted(parts.stream().map(part -> old(part)).toList()));
    parts.forEach(part -> part.rows().forEach(ComparisonPropertiesTest::checkWords));
  }

  @Property(tries = 100)
  void aVersionDoesNotDifferFromItself(@ForAll("sections") List<Section> sections) {
    assertFalse(Sections.of(sections, sections).stream().anyMatch(Part::isChanged));
  }

  private static void checkWords(Row row) {
    Line before = row.before();
    Line after = row.after();
    for (int i = 0; i < row.cells().size(); i++) {
      if (before != null) {
        assertEquals(Span.text(before.cells().get(i)), without(row.cells().get(i), Mark.ADDED));
      }
      if (after != null) {
        assertEquals(Span.text(after.cells().get(i)), without(row.cells().get(i), Mark.GONE));
      }
    }
  }

  private static String without(List<Run> runs, Mark mark) {
    return runs.stream()
        .filter(run -> run.mark() != mark)
        .map(Run::text)
        .collect(Collectors.joining());
  }

  private static List<Line> lines(List<Section> sections) {
    return sections.stream().flatMap(section -> Line.of(section).stream()).toList();
  }

  private static List<Line> side(List<Part> parts, Function<Row, Line> side) {
    return parts.stream()
        .flatMap(part -> part.rows().stream())
        .map(side)
        .filter(Objects::nonNull)
        .toList();
  }

  private static List<Line> old(Part part) {
    return side(List.of(part), Row::before);
  }

  /** Sections may have moved, so each is compared by itself. */
  private static List<String> sorted(List<?> values) {
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      List<?> lines = value instanceof Section section ? Line.of(section) : (List<?>) value;
      if (!lines.isEmpty()) {
        texts.add(lines.toString());
      }
    }
    texts.sort(Comparator.naturalOrder());
    return texts;
  }
}
