// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.quiz;

/** What a question asks for: something that articles of one topic say with different values. */
public sealed interface Asked {
  /**
   * The value in a table.
   *
   * @param rows what the first column is about
   * @param row its value in the row that is meant
   * @param column what the value is
   */
  record Cell(String rows, String row, String column) implements Asked {}

  /**
   * The value that is missing in a sentence.
   *
   * @param before the sentence up to the value
   * @param after the rest of it
   */
  record Gap(String before, String after) implements Asked {}
}
