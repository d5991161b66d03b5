// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.knowledge.article.Article;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What the user has read and confirmed; works with no server, which hears of it later. */
public interface Confirmations {
  /** Returns all that the user has confirmed, oldest first, each version once. */
  Observed<List<Confirmation>> all();

  /**
   * Says that the user has read a version; once said, it stays so.
   *
   * @return completes when it is on disk, with whether it was new
   */
  CompletableFuture<Boolean> confirm(Article article);
}
