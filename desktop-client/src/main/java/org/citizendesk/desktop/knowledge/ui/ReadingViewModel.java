// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.knowledge.Confirmation;
import org.citizendesk.desktop.knowledge.Confirmations;
import org.citizendesk.desktop.knowledge.Reading;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.Article;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the user has read of the articles, and saying so; works with no network. */
public final class ReadingViewModel implements AutoCloseable {
  private final Confirmations confirmations;
  private final KnowledgeBase knowledge;
  private final UiContext context;
  private final Notices notices;
  private final Texts texts = Texts.of(ReadingViewModel.class);
  private final Subscriptions subscriptions = new Subscriptions();
  private final ReadOnlyObjectWrapper<List<Confirmation>> confirmed =
      new ReadOnlyObjectWrapper<>(List.of());

  /**
   * Watches what is confirmed until closed.
   *
   * @param knowledge belongs to the caller
   */
  public ReadingViewModel(
      Confirmations confirmations, KnowledgeBase knowledge, UiContext context, Notices notices) {
    this.confirmations = confirmations;
    this.knowledge = knowledge;
    this.context = context;
    this.notices = notices;
    subscriptions.add(context.bridge().bind(confirmed, confirmations.all()));
  }

  /** Returns all that the user has confirmed. */
  public ReadOnlyObjectProperty<List<Confirmation>> confirmed() {
    return confirmed.getReadOnlyProperty();
  }

  /** Returns how far the user has read an article, today. */
  public Reading of(Article article) {
    return Reading.of(article, knowledge.library(), context.today(), confirmed.get());
  }

  /** Returns a confirmation in words: when, and whether the server knows. */
  public String words(Confirmation one) {
    String day = KnowledgeTexts.day(one.at().atZone(context.zone()).toLocalDate());
    int version = one.article().version();
    return texts.get(one.sent() ? "reading.confirmed" : "reading.confirmed-here", version, day);
  }

  /** The user has read a version. */
  public void confirm(Article article) {
    context
        .tasks()
        .follow(() -> confirmations.confirm(article))
        .onError(failure -> notices.say(Tone.BAD, texts.get("reading.failed")))
        .start();
  }

  @Override
  public void close() {
    subscriptions.close();
  }
}
