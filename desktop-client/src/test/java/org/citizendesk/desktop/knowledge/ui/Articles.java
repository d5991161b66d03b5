// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.LibraryReading;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A few invented articles, so that no test depends on the wording of real ones. */
public final class Articles {
  private static final String OLD =
      """
      ---
      id: cherry-allowance
      title: Cherry allowance
      program: fruit-aid
      jurisdiction: US
      language: en
      audience: internal
      version: 1
      effective-from: 2024-01-01
      effective-to: 2026-01-01
      recorded: 2024-01-01
      review-by: 2027-01-01
      minutes: 5
      citizen-words:
        - red fruit
      citations:
        - 1 FRC 10
      questions:
        - How many cherries?
      documents:
        - A basket
      ---
      The cherry allowance was five cherries a week.
      """;
  private static final String NEW =
      """
      ---
      id: cherry-allowance
      title: Cherry allowance
      program: fruit-aid
      jurisdiction: US
      language: en
      audience: internal
      version: 2
      effective-from: 2026-01-01
      recorded: 2025-12-01
      supersedes: 1
      review-by: 2027-01-01
      minutes: 5
      citizen-words:
        - red fruit
        - my cherries did not come
      citations:
        - 1 FRC 10(b)
        - 2 FRC 7
      questions:
        - How many cherries do you get now?
        - Does anyone else in the household get cherries?
      documents:
        - A basket
        - The last letter about cherries
      ---
      The cherry allowance is seven cherries a week. It is paid on Mondays.

      ## Who can get it

      Anyone who **likes cherries** and:

      - lives in an orchard;
      - has *no* other fruit.

      ## How much it is

      | Household | Cherries |
      |---|---|
      | One person | 7 |
      | Two people | 12 |

      1. Count the people.
      2. Read the table.

      ## If they disagree

      Write within 30 days. See [the rules](https://example.org/fruit).
      """;
  private static final String FUTURE =
      """
      ---
      id: pear-grant
      title: Pear grant
      program: pear
      jurisdiction: US-CA
      language: en
      audience: public
      version: 1
      effective-from: 2027-06-01
      recorded: 2026-11-01
      review-by: 2027-11-01
      minutes: 10
      citizen-words:
        - green fruit
      citations:
        - 3 FRC 1
      questions:
        - Do you like pears?
      documents:
        - A bag
      ---
      The pear grant will be one pear a month.
      """;
  private static final String SPANISH =
      """
      ---
      id: cherry-allowance
      title: Subsidio de cerezas
      program: fruit-aid
      jurisdiction: US
      language: es
      audience: public
      version: 2
      effective-from: 2026-01-01
      recorded: 2025-12-01
      review-by: 2027-01-01
      minutes: 5
      citizen-words:
        - cerezas
      citations:
        - 1 FRC 10(b)
      questions:
        - ¿Cuántas cerezas?
      documents:
        - Una cesta
      ---
      El subsidio es de siete cerezas por semana.
      """;

  private Articles() {}

  /** Returns a knowledge base with them; the caller closes it. */
  public static KnowledgeBase knowledge() {
    LibraryReading reading =
        LibraryReading.ofFiles(
            Map.of(
                "old.md", bytes(OLD),
                "new.md", bytes(NEW),
                "future.md", bytes(FUTURE),
                "spanish.md", bytes(SPANISH)));
    if (!reading.errors().isEmpty()) {
      throw new IllegalStateException(reading.errors().toString());
    }
    return KnowledgeBase.inMemory(reading.library());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
