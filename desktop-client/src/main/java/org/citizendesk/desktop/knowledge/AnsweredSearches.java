// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.knowledge.SearchEpisodes.Search;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.fact.KnowledgeFact.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds out which sections answer a search: what is quoted of what was found, and what stays open
 * so long that it was read. An article that came here in another way answers none.
 *
 * <p>Not thread-safe.
 */
public final class AnsweredSearches {
  /** Who leaves an article earlier has seen that it is another one. */
  public static final Duration READ = Duration.ofSeconds(10);

  private final Consumer<KnowledgeFact.Found> answers;
  private Optional<Open> open = Optional.empty();

  /** An article that was opened from what a search found. */
  private record Open(
      Search search, ArticleKey article, String section, Instant since, boolean told) {}

  /**
   * Begins with none.
   *
   * @param answers told of each, with what could be personal still in the search
   */
  public AnsweredSearches(Consumer<KnowledgeFact.Found> answers) {
    this.answers = answers;
  }

  /**
   * An article was opened.
   *
   * @param search that found it; empty if none did
   * @param section the anchor at which it was opened
   */
  public void opened(Optional<Search> search, ArticleKey article, String section, Instant now) {
    boolean anew = open.filter(it -> it.article().equals(article)).isEmpty();
    if (anew) {
      open = search.map(it -> new Open(it, article, section, now, false));
    }
  }

  /** The article was closed, or the contact was left. */
  public void left() {
    open = Optional.empty();
  }

  /**
   * A section was quoted.
   *
   * @param search that finds it now; empty if none does
   */
  public void quoted(Optional<Search> search, ArticleKey article, String section) {
    Optional<Open> from = open.filter(it -> it.article().equals(article));
    from.map(Open::search).or(() -> search).ifPresent(it -> tell(it, article, section, Use.QUOTED));
    open =
        from.map(it -> new Open(it.search(), article, it.section(), it.since(), true))
            .or(() -> open);
  }

  /** Time has passed. */
  public void tick(Instant now) {
    open.filter(it -> !it.told() && Duration.between(it.since(), now).compareTo(READ) >= 0)
        .ifPresent(
            it -> {
              tell(it.search(), it.article(), it.section(), Use.READ);
              open =
                  Optional.of(new Open(it.search(), it.article(), it.section(), it.since(), true));
            });
  }

  private void tell(Search search, ArticleKey article, String section, Use use) {
    answers.accept(
        new KnowledgeFact.Found(
            search.query(),
            search.language(),
            search.program(),
            search.place(),
            article.id(),
            article.version(),
            section,
            use));
  }
}
