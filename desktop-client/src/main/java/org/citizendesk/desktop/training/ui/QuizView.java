// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training.ui;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import org.citizendesk.desktop.knowledge.ui.ProgramName;
import org.citizendesk.desktop.training.ui.QuizViewModel.Asking;
import org.citizendesk.desktop.training.ui.QuizViewModel.Done;
import org.citizendesk.desktop.training.ui.QuizViewModel.Ready;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.quiz.Choice;
import org.kordamp.ikonli.feather.Feather;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One question at a time: keys 1 to 4 answer, Enter goes on; at the end what to read again. */
final class QuizView extends ScrollPane {

  private final QuizViewModel model;
  private final Consumer<Article> add;
  private final BiConsumer<Article, String> open;
  private final Texts texts = Texts.of(QuizView.class);
  private final QuizTexts words = new QuizTexts();
  private final VBox content = new VBox();

  /**
   * @param add puts an article on the reading list
   * @param open shows a version of an article at a section
   */
  QuizView(QuizViewModel model, Consumer<Article> add, BiConsumer<Article, String> open) {
    this.model = model;
    this.add = add;
    this.open = open;
    setId("quiz");
    setAccessibleText(texts.get("quiz.name"));
    getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "article-scroll", "quiz-scroll");
    content.getStyleClass().add("quiz");
    VBox middle = new VBox(content);
    middle.setAlignment(Pos.TOP_CENTER);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setContent(middle);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    model.state().subscribe(this::show);
  }

  /** Puts the cursor where one goes on. */
  void focusFirst() {
    Node first = content.lookup(".quiz-first");
    if (first != null) {
      first.requestFocus();
    }
  }

  private void show(QuizViewModel.State state) {
    switch (state) {
      case Ready ready -> ready(ready);
      case Asking asking -> asking(asking);
      case Done done -> done(done);
    }
    setVvalue(0);
    focusFirst();
  }

  private void ready(Ready ready) {
    ComboBox<String> programs = new ComboBox<>();
    programs.setId("quiz-program");
    programs.setAccessibleText(texts.get("quiz.program"));
    programs.getItems().add(ProgramName.ALL);
    programs.getItems().addAll(model.programs());
    programs.setConverter(new ProgramName(texts.get("quiz.all-programs")));
    programs.setValue(model.program().get().orElse(ProgramName.ALL));
    programs
        .valueProperty()
        .subscribe(
            value ->
                model
                    .program()
                    .set(Optional.ofNullable(value).filter(it -> !it.equals(ProgramName.ALL))));
    Button start = first(new Button(texts.get("quiz.start"), Icons.icon(Feather.PLAY)));
    start.setId("quiz-start");
    start.setOnAction(event -> model.start());
    HBox line = new HBox(programs, start);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("quiz-line");
    content
        .getChildren()
        .setAll(
            Nodes.wrapped(texts.get("quiz.title"), "title"),
            Nodes.wrapped(texts.get("quiz.hint"), "muted"),
            line);
    if (ready.nothing()) {
      content.getChildren().add(Nodes.wrapped(texts.get("quiz.nothing"), "problem"));
    }
  }

  private void asking(Asking asking) {
    ProgressBar progress =
        new ProgressBar((asking.number() - (asking.chosen().isPresent() ? 0 : 1.0)) / asking.of());
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(texts.get("quiz.number", asking.number(), asking.of()));
    Label prompt = Nodes.wrapped(words.prompt(asking.question()), "quiz-prompt");
    prompt.setId("quiz-prompt");
    content
        .getChildren()
        .setAll(
            progress,
            Nodes.label(texts.get("quiz.number", asking.number(), asking.of()), "tiny"),
            Nodes.wrapped(words.about(asking.question()), "muted"),
            prompt);
    int number = 0;
    for (Choice choice : asking.question().choices()) {
      content.getChildren().add(choice(asking, choice, number++));
    }
    if (asking.chosen().isPresent()) {
      Button next = first(new Button(texts.get("quiz.next")));
      next.setId("quiz-next");
      next.setOnAction(event -> model.next());
      Button read = new Button(texts.get("quiz.read"), Icons.icon(Feather.BOOK_OPEN));
      read.setId("quiz-read");
      Choice right = asking.question().right();
      read.setOnAction(event -> open.accept(right.article(), right.section().anchor()));
      HBox line = new HBox(next, read);
      line.getStyleClass().add("quiz-line");
      content.getChildren().add(line);
    }
  }

  private Node choice(Asking asking, Choice choice, int number) {
    Optional<Choice> chosen = asking.chosen();
    Button button = new Button(texts.get("quiz.choice", number + 1, choice.value()));
    button.setId("quiz-choice-" + (number + 1));
    button.getStyleClass().add("quiz-choice");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setWrapText(true);
    if (chosen.isEmpty()) {
      button.setAccessibleText(words.prompt(asking.question()) + " " + button.getText());
      button.setOnAction(event -> model.answer(number));
      if (number == 0) {
        first(button);
      }
      return button;
    }
    boolean mine = chosen.get().equals(choice);
    if (choice.isRight() || mine) {
      button.setGraphic(Icons.icon(choice.isRight() ? Feather.CHECK : Feather.X));
      button.getStyleClass().add(choice.isRight() ? "right" : "wrong");
    }
    String why = words.why(choice);
    if (mine) {
      why = texts.get(choice.isRight() ? "quiz.you-right" : "quiz.you-wrong", why);
    }
    Label reason = Nodes.wrapped(why, "muted", "quiz-why");
    button.setFocusTraversable(false);
    button.setMouseTransparent(true);
    return new VBox(button, reason);
  }

  private void done(Done done) {
    int all = done.answered().size();
    Label score = Nodes.wrapped(texts.get("quiz.score", done.right(), all), "title");
    score.setId("quiz-score");
    content.getChildren().setAll(score);
    if (done.toRead().isEmpty()) {
      content.getChildren().add(Nodes.wrapped(texts.get("quiz.all-right"), "muted"));
    } else {
      content.getChildren().add(Nodes.label(texts.get("quiz.to-read"), "section"));
    }
    for (Article article : done.toRead()) {
      Button read =
          new Button(
              texts.get("quiz.article", article.title(), article.key().version()),
              Icons.icon(Feather.BOOK_OPEN));
      read.getStyleClass().addAll(Styles.FLAT, "quiz-article");
      read.setMaxWidth(Double.MAX_VALUE);
      read.setWrapText(true);
      String section =
          done.answered().stream()
              .filter(it -> it.question().article().equals(article) && !it.chosen().isRight())
              .map(it -> it.question().right().section().anchor())
              .findFirst()
              .orElseThrow();
      read.setOnAction(event -> open.accept(article, section));
      content.getChildren().add(read);
    }
    Button again = first(new Button(texts.get("quiz.again"), Icons.icon(Feather.REPEAT)));
    again.setId("quiz-again");
    again.setOnAction(event -> model.start());
    Button leave = new Button(texts.get("quiz.leave"));
    leave.setId("quiz-leave");
    leave.setOnAction(event -> model.leave());
    HBox line = new HBox(again, leave);
    line.getStyleClass().add("quiz-line");
    if (!done.toRead().isEmpty()) {
      Button keep = new Button(texts.get("quiz.add"), Icons.icon(Feather.PLUS));
      keep.setId("quiz-add");
      keep.setOnAction(event -> done.toRead().forEach(add));
      line.getChildren().add(keep);
    }
    content.getChildren().add(line);
  }

  private static Button first(Button button) {
    button.getStyleClass().add("quiz-first");
    return button;
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    int number = "1234".indexOf(event.getText());
    if (!event.getText().isEmpty() && number >= 0 && model.state().get() instanceof Asking) {
      model.answer(number);
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && !(model.state().get() instanceof Ready)) {
      model.leave();
      event.consume();
    }
  }
}
