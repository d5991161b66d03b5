// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.EventId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What readers tell the owner of the articles. Everything works with no server: a future completes
 * when it is on this computer's disk, and it goes out by itself.
 *
 * <p>Thread-safe; nothing here blocks but {@link #flags}.
 */
public interface Feedback {
  /**
   * A search was in vain.
   *
   * @param gap as it was typed; what could be personal is taken out here
   * @param citizen the name of the citizen at hand; may be empty
   */
  CompletableFuture<EventId> searched(KnowledgeFact.Searched gap, String citizen);

  /**
   * A section that was found answered a search.
   *
   * @param found as it was typed; what could be personal is taken out here
   * @param citizen the name of the citizen at hand; may be empty
   */
  CompletableFuture<EventId> found(KnowledgeFact.Found found, String citizen);

  /** Something is wrong with an article. */
  CompletableFuture<EventId> flag(Remark remark);

  /** Takes one's own flag back. */
  CompletableFuture<EventId> withdraw(Flag flag);

  /** Returns the user's own flags on an article that are not taken back, oldest first; blocks. */
  List<Flag> flags(String article);

  /** Calls the listener when flags on an article may have changed, on a background thread. */
  Subscription watch(String article, Runnable listener);

  /**
   * What is wrong, and where.
   *
   * @param article the very version that was read
   * @param section the anchor; empty for the article as a whole
   * @param text may be empty; at most {@link KnowledgeFact#MAX_TEXT} characters
   */
  record Remark(
      ArticleKey article, String title, String section, KnowledgeFact.Reason reason, String text) {}

  /**
   * A flag that the user has set.
   *
   * @param at by the clock of this computer, or of the one on which it was set
   */
  record Flag(EventId id, Remark remark, Instant at) {}
}
