// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import org.citizendesk.knowledge.learning.Folds;
import org.citizendesk.knowledge.learning.Question;
import org.citizendesk.knowledge.search.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts another conversation about the same program before each question. */
final class Switched {
  private Switched() {}

  /**
   * Returns the questions with another's conversation as what was said earlier: that of the next
   * question of the program about another article that has one.
   */
  static List<Question> of(
      List<Question> questions, Function<Question, String> program, Folds folds) {
    Map<String, List<Question>> byProgram =
        questions.stream().collect(Collectors.groupingBy(program));
    List<Question> switched = new ArrayList<>();
    for (Question question : questions) {
      List<Question> same = byProgram.getOrDefault(program.apply(question), List.of());
      int at = same.indexOf(question);
      for (int i = 1; i < same.size(); i++) {
        Question other = same.get((at + i) % same.size());
        if (!other.isFirst() && !folds.article(other).equals(folds.article(question))) {
          switched.add(after(other, question));
          break;
        }
      }
    }
    return switched;
  }

  private static Question after(Question other, Question question) {
    List<Turn> before = new ArrayList<>(question.before());
    before.add(Turn.citizen(other.text()));
    before.addAll(other.before());
    return new Question(
        question.id(),
        question.text(),
        before,
        question.relevant(),
        question.equivalent(),
        question.weight(),
        question.scope());
  }
}
