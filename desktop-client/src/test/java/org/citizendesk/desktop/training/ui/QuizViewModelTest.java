// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training.ui;

import org.citizendesk.desktop.training.ui.QuizViewModel.Asking;
import org.citizendesk.desktop.training.ui.QuizViewModel.Done;
import org.citizendesk.desktop.training.ui.QuizViewModel.Ready;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.quiz.Question;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import java.util.Optional;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class QuizViewModelTest {
  private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();

  private final TestUi ui = new TestUi();
  private final QuizViewModel model =
      new QuizViewModel(KNOWLEDGE, ui.context(), new Notices(ui.context()), () -> new Random(1));

  @AfterAll
  static void closeKnowledge() {
    KNOWLEDGE.close();
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void countsRightAnswersAndNamesWhatToReadAgain() {
    model.program().set(Optional.of("snap"));
    model.start();
    for (int i = 0; i < 10; i++) {
      Question question = asking().question();
      int right = question.choices().indexOf(question.right());
      model.answer(i == 3 ? (right + 1) % question.choices().size() : right);
      model.next();
    }

    Done done = assertInstanceOf(Done.class, model.state().get());
    assertEquals(9, done.right());
    assertEquals(done.answered().get(3).question().article(), done.toRead().getFirst());
    assertEquals(1, done.toRead().size());
  }

  @Test
  void anAnswerCountsOnceAndNoQuestionIsSkipped() {
    model.start();
    model.next();
    assertEquals(1, asking().number());
    model.answer(9);
    assertEquals(Optional.empty(), asking().chosen());
    model.answer(0);
    Asking answered = asking();
    model.answer(1);

    assertEquals(answered, model.state().get());
    model.next();
    assertEquals(2, asking().number());
    model.leave();
    assertEquals(new Ready(false), model.state().get());
  }

  @Test
  void saysWhereThereIsNothingToAsk() {
    model.program().set(Optional.of("chip"));
    model.start();

    assertTrue(assertInstanceOf(Ready.class, model.state().get()).nothing());
  }

  private Asking asking() {
    return assertInstanceOf(Asking.class, model.state().get());
  }
}
