// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training.ui;

import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.quiz.Choice;
import org.citizendesk.knowledge.quiz.Question;
import org.citizendesk.knowledge.quiz.Quiz;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** A quiz over the articles: one question after the other, then what to read again. */
public final class QuizViewModel implements AutoCloseable {
  private static final int QUESTIONS = 10;

  private final KnowledgeBase knowledge;
  private final UiContext context;
  private final Notices notices;
  private final Supplier<Random> randoms;
  private final Texts texts = Texts.of(QuizViewModel.class);
  private final ObjectProperty<Optional<String>> program =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new Ready(false));
  private List<Answered> answered = new ArrayList<>();
  private List<Question> questions = List.of();
  private Subscription work = () -> {};

  /**
   * @param knowledge belongs to the caller
   * @param randoms gives the random numbers of each quiz
   */
  public QuizViewModel(
      KnowledgeBase knowledge, UiContext context, Notices notices, Supplier<Random> randoms) {
    this.knowledge = knowledge;
    this.context = context;
    this.notices = notices;
    this.randoms = randoms;
  }

  /** Where the quiz is. */
  public sealed interface State {}

  /**
   * Before it begins.
   *
   * @param nothing whether the chosen program has nothing that could be asked
   */
  public record Ready(boolean nothing) implements State {}

  /**
   * A question waits for its answer, or shows it.
   *
   * @param number from 1
   * @param of how many there are
   * @param chosen the answer that was given; empty while none is
   */
  public record Asking(Question question, int number, int of, Optional<Choice> chosen)
      implements State {}

  /** All questions have been answered. */
  public record Done(List<Answered> answered) implements State {
    /** Copies the list. */
    public Done {
      answered = List.copyOf(answered);
    }

    /** Returns how many answers were right. */
    public long right() {
      return answered.stream().filter(it -> it.chosen().isRight()).count();
    }

    /** Returns what to read again: the articles of wrong answers, each once. */
    public List<Article> toRead() {
      return answered.stream()
          .filter(it -> !it.chosen().isRight())
          .map(it -> it.question().article())
          .distinct()
          .toList();
    }
  }

  /** A question with the answer that was given. */
  public record Answered(Question question, Choice chosen) {}

  /** Returns the program that is asked about; empty for all. */
  public ObjectProperty<Optional<String>> program() {
    return program;
  }

  /** Returns the programs that have an article. */
  public List<String> programs() {
    return List.copyOf(knowledge.programs());
  }

  /** Returns where the quiz is. */
  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** Begins a new quiz. */
  public void start() {
    work.close();
    Optional<String> wanted = program.get();
    Random random = randoms.get();
    work =
        context
            .tasks()
            .call(
                () ->
                    new Quiz(knowledge.library())
                        .questions(
                            it -> wanted.map(it.program()::equals).orElse(true), QUESTIONS, random))
            .onSuccess(this::begin)
            .onError(failure -> notices.say(Tone.BAD, texts.get("quiz.failed")))
            .start();
  }

  private void begin(List<Question> found) {
    questions = found;
    answered = new ArrayList<>();
    if (found.isEmpty()) {
      state.set(new Ready(true));
    } else {
      ask();
    }
  }

  private void ask() {
    int number = answered.size();
    state.set(new Asking(questions.get(number), number + 1, questions.size(), Optional.empty()));
  }

  /**
   * Answers the question; does nothing if it is answered, or if there is no such choice.
   *
   * @param choice its number, from 0
   */
  public void answer(int choice) {
    if (state.get() instanceof Asking asking && asking.chosen().isEmpty()) {
      List<Choice> choices = asking.question().choices();
      if (choice >= 0 && choice < choices.size()) {
        Choice chosen = choices.get(choice);
        answered.add(new Answered(asking.question(), chosen));
        state.set(new Asking(asking.question(), asking.number(), asking.of(), Optional.of(chosen)));
      }
    }
  }

  /** Goes on when the question has been answered: to the next one, or to the end. */
  public void next() {
    if (state.get() instanceof Asking asking && asking.chosen().isPresent()) {
      if (answered.size() < questions.size()) {
        ask();
      } else {
        state.set(new Done(answered));
      }
    }
  }

  /** Gives up, or looks for another quiz. */
  public void leave() {
    work.close();
    state.set(new Ready(false));
  }

  @Override
  public void close() {
    work.close();
  }
}
