// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.ArticleKind;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.search.Explanation;
import org.citizendesk.knowledge.search.Facets;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What there is to say about the results of a search: how to narrow them, and why each is one. */
final class AboutResults implements AutoCloseable {
  private static final int MOST_PROGRAMS = 3;
  private static final int MOST_PLACES = 1;
  private static final int MOST_KINDS = 1;

  private final KnowledgeBase knowledge;
  private final UiContext context;
  private final Notices notices;
  private final Texts texts = Texts.of(AboutResults.class);
  private final ObservableList<Choice> choices = FXCollections.observableArrayList();
  private Optional<SearchRequest> asked = Optional.empty();
  private Subscription counting = () -> {};
  private Subscription explaining = () -> {};

  AboutResults(KnowledgeBase knowledge, UiContext context, Notices notices) {
    this.knowledge = knowledge;
    this.context = context;
    this.notices = notices;
  }

  /** What a search can be narrowed to. */
  sealed interface Narrowing {
    /** To one program. */
    record ToProgram(String program) implements Narrowing {}

    /** To what is in force at a place. */
    record ToPlace(Jurisdiction place) implements Narrowing {}

    /** To one kind of article. */
    record ToKind(ArticleKind kind) implements Narrowing {}
  }

  /**
   * One way to narrow the search.
   *
   * @param label what it is called
   * @param articles how many would be left
   */
  record Choice(Narrowing to, String label, int articles) {}

  /** Returns how the search can be narrowed; empty where that would change nothing. */
  ObservableList<Choice> choices() {
    return choices;
  }

  /** Says what was searched for; empty for nothing. */
  void asked(Optional<SearchRequest> request) {
    asked = request;
    counting.close();
    if (request.isEmpty()) {
      choices.clear();
      return;
    }
    SearchRequest counted = request.get();
    counting =
        context
            .tasks()
            .call(() -> knowledge.facets(counted))
            .onSuccess(this::show)
            .onError(failure -> choices.clear())
            .start();
  }

  /** Finds out why something was found. */
  void explain(SearchHit hit, Consumer<Optional<Explanation>> then) {
    explaining.close();
    asked.ifPresent(
        request ->
            explaining =
                context
                    .tasks()
                    .call(() -> knowledge.explain(request, hit))
                    .onSuccess(then)
                    .onError(failure -> notices.say(Tone.BAD, texts.get("why.failed")))
                    .start());
  }

  private void show(Facets facets) {
    SearchRequest request = facets.request();
    List<Choice> all = new ArrayList<>();
    if (request.programs().isEmpty() && facets.programs().size() > 1) {
      facets.programs().stream()
          .limit(MOST_PROGRAMS)
          .map(
              it ->
                  new Choice(
                      new Narrowing.ToProgram(it.value()),
                      KnowledgeTexts.program(it.value()),
                      it.articles()))
          .forEach(all::add);
    }
    if (request.place() == null) {
      facets.places().stream()
          .filter(it -> !it.value().equals(Jurisdiction.US))
          .limit(MOST_PLACES)
          .map(
              it ->
                  new Choice(
                      new Narrowing.ToPlace(it.value()),
                      KnowledgeTexts.place(it.value()),
                      it.articles()))
          .forEach(all::add);
    }
    if (facets.kinds().size() > 1 && !facets.isOfOneKind()) {
      facets.kinds().stream()
          .filter(it -> it.value() != ArticleKind.POLICY)
          .limit(MOST_KINDS)
          .map(it -> new Choice(new Narrowing.ToKind(it.value()), name(it.value()), it.articles()))
          .forEach(all::add);
    }
    if (!choices.equals(all)) {
      choices.setAll(all);
    }
  }

  private String name(ArticleKind kind) {
    return switch (kind) {
      case POLICY -> texts.get("narrow.kind.policy");
      case PROCEDURE -> texts.get("narrow.kind.procedure");
      case FIGURES -> texts.get("narrow.kind.figures");
      case CONTACTS -> texts.get("narrow.kind.contacts");
    };
  }

  @Override
  public void close() {
    counting.close();
    explaining.close();
  }
}
