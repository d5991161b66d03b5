// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui.desk;

import org.citizendesk.desktop.knowledge.Feedback;
import org.citizendesk.desktop.knowledge.Suggestions;
import org.citizendesk.desktop.knowledge.ui.KnowledgePane;
import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel;
import org.citizendesk.desktop.knowledge.ui.SearchWatch;
import org.citizendesk.desktop.knowledge.ui.SuggestionsViewModel;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.UiContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Joins the desk with the articles beside it: what is suggested, searched, inserted and opened. */
public final class DeskKnowledge implements AutoCloseable {
  private static final int MOST_NAMES = 4;

  private final DeskViewModel desk;
  private final KnowledgeViewModel articles;
  private final Subscriptions open = new Subscriptions();
  private final Deque<String> names = new ArrayDeque<>();
  private final SearchWatch searches;
  private final KnowledgePane pane;

  /**
   * Joins them.
   *
   * @param articles what the pane searches and shows; stays the caller's to close, after this
   * @param suggestions follow the contact at hand, and are closed with this
   * @param feedback is told of searches in vain, and of what answered others
   */
  public DeskKnowledge(
      DeskViewModel desk,
      KnowledgeViewModel articles,
      Suggestions suggestions,
      Feedback feedback,
      UiContext context) {
    this.desk = desk;
    this.articles = articles;
    open.add(suggestions::close);
    searches = new SearchWatch(articles, context, feedback, () -> String.join(" ", names));
    open.add(searches::close);
    open.follow(desk.header().headline(), now -> now.ifPresent(it -> remember(it.name())));
    open.follow(desk.work().selected(), contact -> searches.left());
    DeskTalk talk = new DeskTalk(desk, articles.place(), suggestions, context);
    open.add(talk::close);
    SuggestionsViewModel suggested =
        new SuggestionsViewModel(suggestions.suggested(), suggestions::countAll, context);
    open.add(suggested::close);
    join(suggested);
    pane = new KnowledgePane(articles, suggested);
  }

  private void join(SuggestionsViewModel suggested) {
    articles.setInsertTarget(desk::insert);
    articles.lastContact().bind(desk.timeline().lastContact());
    articles.canInsert().bind(desk.composer().target().map(Optional::isPresent));
    desk.timeline().setArticles(articles::open);
    desk.setBest(() -> articles.best().or(() -> suggested.best().flatMap(articles::quote)));
    desk.setInserted(searches::quoted);
  }

  /** By the time a search is told, the next citizen may already be open. */
  private void remember(String name) {
    if (!names.contains(name)) {
      names.addFirst(name);
    }
    while (names.size() > MOST_NAMES) {
      names.removeLast();
    }
  }

  /** Returns the pane beside the work. */
  public KnowledgePane pane() {
    return pane;
  }

  @Override
  public void close() {
    open.close();
  }
}
