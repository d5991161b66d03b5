// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.knowledge.AnsweredSearches;
import org.citizendesk.desktop.knowledge.Feedback;
import org.citizendesk.desktop.knowledge.SearchEpisodes;
import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel.Finding;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.Quotation;
import org.citizendesk.protocol.id.EventId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Watches one place where articles are searched: which searches are in vain, and what answers. */
public final class SearchWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SearchWatch.class);

  private final KnowledgeViewModel model;
  private final UiContext context;
  private final SearchEpisodes episodes;
  private final AnsweredSearches answers;
  private final Subscriptions subscriptions = new Subscriptions();
  private Optional<Instant> changed = Optional.empty();

  /**
   * Begins to watch.
   *
   * @param feedback is told
   * @param names of the citizens who may be meant in a search; empty if there are none
   */
  public SearchWatch(
      KnowledgeViewModel model, UiContext context, Feedback feedback, Supplier<String> names) {
    this.model = model;
    this.context = context;
    this.episodes = new SearchEpisodes(gap -> tell(() -> feedback.searched(gap, names.get())));
    this.answers = new AnsweredSearches(it -> tell(() -> feedback.found(it, names.get())));
    subscriptions.follow(model.text(), text -> typed());
    subscriptions.follow(model.program(), program -> typed());
    subscriptions.follow(model.language(), language -> typed());
    subscriptions.follow(model.place(), place -> typed());
    subscriptions.follow(
        model.opened(), opened -> opened.ifPresentOrElse(this::opened, answers::left));
    subscriptions.follow(context.now(), this::tick);
  }

  /** A section was quoted. */
  public void quoted(Quotation quotation) {
    answers.quoted(searchOf(quotation.article()), quotation.article(), quotation.anchor());
    used(quotation.article());
  }

  private void used(ArticleKey article) {
    settle();
    episodes.used(article.id());
  }

  /** The contact was left. */
  public void left() {
    settle();
    episodes.left();
    answers.left();
  }

  private void tell(Supplier<CompletableFuture<EventId>> told) {
    context
        .tasks()
        .follow(told)
        .onError(failure -> LOG.warn("how a search went could not be stored", failure))
        .start();
  }

  private void typed() {
    changed = Optional.of(context.now().getValue());
  }

  private void opened(OpenArticle page) {
    ArticleKey article = page.article().key();
    answers.opened(searchOf(article), article, page.anchor(), context.now().getValue());
    used(article);
  }

  /** Returns the search that found an article; empty if it came here in another way. */
  private Optional<SearchEpisodes.Search> searchOf(ArticleKey article) {
    return model.hits().stream().anyMatch(hit -> hit.article().equals(article))
        ? search()
        : Optional.empty();
  }

  /** Returns what is searched for; empty for nothing, and for a mere list. */
  private Optional<SearchEpisodes.Search> search() {
    String words = model.text().get().strip();
    if (words.isEmpty() || model.finding().get() == Finding.NOTHING_ASKED) {
      return Optional.empty();
    }
    return Optional.of(
        new SearchEpisodes.Search(
            words,
            model.hits().size(),
            model.language().get(),
            model.program().get().orElse(""),
            model.place().get().map(Jurisdiction::code).orElse("")));
  }

  private void tick(Instant now) {
    boolean still =
        changed
            .filter(at -> Duration.between(at, now).compareTo(SearchEpisodes.SETTLED) >= 0)
            .isPresent();
    if (still) {
      settle();
    }
    episodes.tick(now);
    answers.tick(now);
  }

  /** Takes the search for meant; it has been answered long since, or the agent did not wait. */
  private void settle() {
    if (changed.isPresent()) {
      changed = Optional.empty();
      search().ifPresent(it -> episodes.settled(it, context.now().getValue()));
    }
  }

  @Override
  public void close() {
    left();
    subscriptions.close();
  }
}
