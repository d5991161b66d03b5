// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui.desk;

import org.citizendesk.desktop.knowledge.Suggestions;
import org.citizendesk.desktop.knowledge.ui.KnowledgePane;
import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel;
import org.citizendesk.desktop.knowledge.ui.SuggestionsViewModel;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.UiContext;
import java.util.Optional;

/** Joins the desk with the articles beside it: what is suggested, inserted and opened. */
public final class DeskKnowledge implements AutoCloseable {
  private final Subscriptions open = new Subscriptions();
  private final KnowledgePane pane;

  /**
   * Joins them.
   *
   * @param articles what the pane searches and shows; stays the caller's to close
   * @param suggestions follow the contact at hand, and are closed with this
   */
  public DeskKnowledge(
      DeskViewModel desk, KnowledgeViewModel articles, Suggestions suggestions, UiContext context) {
    articles.setInsertTarget(desk::insert);
    articles.lastContact().bind(desk.timeline().lastContact());
    articles.canInsert().bind(desk.composer().target().map(Optional::isPresent));
    desk.timeline().setArticles(articles::open);
    open.add(suggestions::close);
    DeskTalk talk = new DeskTalk(desk, articles.place(), suggestions, context);
    open.add(talk::close);
    SuggestionsViewModel suggested = new SuggestionsViewModel(suggestions.suggested(), context);
    open.add(suggested::close);
    desk.setBest(() -> articles.best().or(() -> suggested.best().flatMap(articles::quote)));
    pane = new KnowledgePane(articles, suggested);
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
