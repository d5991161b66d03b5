// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.quiz;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.Jurisdiction;
import java.time.LocalDate;
import java.util.List;

/**
 * A question with one right answer.
 *
 * @param place where
 * @param day when
 * @param choices three or four, all different; one is right
 */
public record Question(Asked asked, Jurisdiction place, LocalDate day, List<Choice> choices) {
  /** Copies the list. */
  public Question {
    choices = List.copyOf(choices);
  }

  /** Returns the right answer. */
  public Choice right() {
    return choices.stream().filter(Choice::isRight).findFirst().orElseThrow();
  }

  /** Returns the version that has the answer. */
  public Article article() {
    return right().article();
  }
}
