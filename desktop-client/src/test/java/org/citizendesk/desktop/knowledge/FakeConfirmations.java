// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.knowledge.article.Article;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Keeps what is confirmed in memory, as a desktop without a server. */
public final class FakeConfirmations implements Confirmations {
  /** What was confirmed; the test may set it. */
  public final Cell<List<Confirmation>> confirmed = new Cell<>(List.of());

  @Override
  public Observed<List<Confirmation>> all() {
    return confirmed;
  }

  @Override
  public CompletableFuture<Boolean> confirm(Article article) {
    List<Confirmation> all = new ArrayList<>(confirmed.get());
    all.add(new Confirmation(article.key(), TestUi.START, false));
    confirmed.set(List.copyOf(all));
    return CompletableFuture.completedFuture(true);
  }
}
