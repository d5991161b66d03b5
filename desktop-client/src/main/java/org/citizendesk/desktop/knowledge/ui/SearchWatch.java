// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.knowledge.SearchEpisodes;
import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel.Finding;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.EventId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Watches one place where articles are searched for searches that are in vain. */
public final class SearchWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SearchWatch.class);

  private final KnowledgeViewModel model;
  private final UiContext context;
  private final SearchEpisodes episodes;
  private final Subscriptions subscriptions = new Subscriptions();
  private Optional<Instant> changed = Optional.empty();

  /**
   * Begins to watch.
   *
   * @param tell stores a search in vain; called on the screen's thread, must not block
   */
  public SearchWatch(
      KnowledgeViewModel model,
      UiContext context,
      Function<KnowledgeFact.Searched, CompletableFuture<EventId>> tell) {
    this.model = model;
    this.context = context;
    this.episodes = new SearchEpisodes(gap -> tell(tell, gap));
    subscriptions.follow(model.text(), text -> typed());
    subscriptions.follow(model.program(), program -> typed());
    subscriptions.follow(model.language(), language -> typed());
    subscriptions.follow(model.place(), place -> typed());
    subscriptions.follow(model.opened(), opened -> opened.ifPresent(this::opened));
    subscriptions.follow(context.now(), this::tick);
  }

  /** An article was quoted without having been opened. */
  public void quoted(String article) {
    settle();
    episodes.used(article);
  }

  /** The contact was left. */
  public void left() {
    settle();
    episodes.left();
  }

  private void tell(
      Function<KnowledgeFact.Searched, CompletableFuture<EventId>> tell,
      KnowledgeFact.Searched gap) {
    context
        .tasks()
        .follow(() -> tell.apply(gap))
        .onError(failure -> LOG.warn("a search in vain could not be stored", failure))
        .start();
  }

  private void typed() {
    changed = Optional.of(context.now().getValue());
  }

  private void opened(OpenArticle page) {
    quoted(page.article().key().id());
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
  }

  /** Takes the search for meant; it has been answered long since, or the agent did not wait. */
  private void settle() {
    boolean searched = changed.isPresent() && model.finding().get() != Finding.NOTHING_ASKED;
    changed = Optional.empty();
    if (searched && !model.text().get().isBlank()) {
      episodes.settled(
          new SearchEpisodes.Search(
              model.text().get().strip(),
              model.hits().size(),
              model.language().get(),
              model.program().get().orElse(""),
              model.place().get().map(Jurisdiction::code).orElse("")),
          context.now().getValue());
    }
  }

  @Override
  public void close() {
    left();
    subscriptions.close();
  }
}
