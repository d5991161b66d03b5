// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training.ui;

import org.citizendesk.desktop.knowledge.ui.KnowledgeTexts;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.quiz.Asked;
import org.citizendesk.knowledge.quiz.Choice;
import org.citizendesk.knowledge.quiz.Question;

/** Questions and reasons in words. */
final class QuizTexts {
  private final Texts texts = Texts.of(QuizTexts.class);

  /** Returns what is asked. */
  String prompt(Question question) {
    return switch (question.asked()) {
      case Asked.Cell cell -> texts.get("quiz.cell", cell.rows(), cell.row(), cell.column());
      case Asked.Gap gap -> texts.get("quiz.gap", gap.before(), gap.after());
    };
  }

  /** Returns of which article, where and when it is asked. */
  String about(Question question) {
    return texts.get(
        "quiz.about",
        question.article().title(),
        KnowledgeTexts.place(question.place()),
        KnowledgeTexts.day(question.day()));
  }

  /** Returns why a choice is right or wrong, with its source. */
  String why(Choice choice) {
    return switch (choice.why()) {
      case RIGHT -> texts.get("quiz.right", source(choice));
      case EARLIER ->
          texts.get(
              "quiz.earlier",
              KnowledgeTexts.day(choice.period().to().minusDays(1)),
              choice.article().key().version());
      case LATER ->
          texts.get(
              "quiz.later",
              KnowledgeTexts.day(choice.period().from()),
              choice.article().key().version());
      case CORRECTED -> texts.get("quiz.corrected", choice.article().key().version());
      case ELSEWHERE ->
          texts.get(
              "quiz.elsewhere",
              KnowledgeTexts.place(choice.article().jurisdiction()),
              KnowledgeTexts.day(choice.period().from()));
    };
  }

  private String source(Choice choice) {
    Article article = choice.article();
    String section =
        choice.section().heading().isEmpty()
            ? texts.get("quiz.introduction")
            : choice.section().heading();
    String law = article.firstCitation();
    String source = texts.get("quiz.source", article.title(), article.key().version(), section);
    return law.isEmpty() ? source : texts.get("quiz.source-law", source, law);
  }
}
