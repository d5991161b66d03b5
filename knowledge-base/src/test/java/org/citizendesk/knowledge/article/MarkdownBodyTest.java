// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.junit.jupiter.api.Test;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class MarkdownBodyTest {
  @Test
  void splitsAtHeadingsAndNamesEachPart() {
    List<Section> sections =
        read("First.\n\n## If they disagree\n\nAppeal.\n\n## ¿Quién puede?\n\nTodos.\n");

    assertEquals(
        List.of("introduction", "if-they-disagree", "quien-puede"),
        sections.stream().map(Section::anchor).toList());
    assertEquals(
        List.of("", "If they disagree", "¿Quién puede?"),
        sections.stream().map(Section::heading).toList());
  }

  @Test
  void keepsBoldItalicAndLinks() {
    List<Section> sections = read("Say **no *charge*** and [call](tel:988)\nnow `x`.");

    assertEquals(
        List.of(
            new Block.Paragraph(
                List.of(
                    new Span("Say ", false, false, ""),
                    new Span("no ", true, false, ""),
                    new Span("charge", true, true, ""),
                    new Span(" and ", false, false, ""),
                    new Span("call", false, false, "tel:988"),
                    new Span(" now x.", false, false, "")))),
        sections.getFirst().blocks());
  }

  @Test
  void showsListsAndTablesAsPlainLines() {
    String markdown =
        """
        Steps:

        1. Ask
        2. Write
           - the date
           - the name

        ### Amounts

        | People | Most |
        |---|---|
        | 1 | **$204** |
        | 2 |
        """;

    assertEquals(
        List.of(
            "Steps:",
            "1. Ask",
            "2. Write",
            "- the date",
            "- the name",
            "Amounts",
            "People | Most",
            "1 | $204",
            "2 | "),
        List.of(read(markdown).getFirst().text().split("\n")));
  }

  @Test
  void survivesDeepNesting() {
    read("- ".repeat(5_000) + "x");
    read("*".repeat(5_000) + "x" + "*".repeat(5_000));
    read("[".repeat(5_000));
  }

  private static List<Section> read(String markdown) {
    return MarkdownBody.read(markdown, 1, new Reporter("a.md", new ArrayList<>())).sections();
  }
}
