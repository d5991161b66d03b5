// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.store.Events;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.store.StoredEvent;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.CitizenId;
import org.jdbi.v3.core.Handle;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Keeps what was confirmed among the events of the citizen who stands for the user. */
public final class LocalConfirmations implements Confirmations {
  private final LocalStore store;
  private final String user;
  private final CitizenId self;
  private final Cell<List<Confirmation>> all = new Cell<>(List.of());

  private LocalConfirmations(LocalStore store, String user) {
    this.store = store;
    this.user = user;
    this.self = CitizenId.ofAgent(user);
  }

  /** Reads what this user has confirmed, and follows what comes. */
  public static LocalConfirmations open(LocalStore store, String user) {
    LocalConfirmations confirmations = new LocalConfirmations(store, user);
    store.watch(confirmations.self, confirmations::refresh);
    confirmations.refresh();
    return confirmations;
  }

  @Override
  public Observed<List<Confirmation>> all() {
    return all;
  }

  @Override
  public CompletableFuture<Boolean> confirm(Article article) {
    ArticleKey key = article.key();
    return store.submit(
        tx -> {
          boolean isNew = read(tx.handle()).stream().noneMatch(it -> it.article().equals(key));
          if (isNew) {
            tx.write(
                new Event.Subject(self, null),
                new KnowledgeFact.ReadConfirmed(
                    user, key.id(), key.language(), key.version(), article.title()));
          }
          return isNew;
        });
  }

  private synchronized void refresh() {
    all.set(store.read(this::read));
  }

  private List<Confirmation> read(Handle handle) {
    Map<ArticleKey, Confirmation> first = new LinkedHashMap<>();
    Events.ofKind(handle, self, "knowledge.read-confirmed").stream()
        .filter(StoredEvent::counts)
        .sorted(Comparator.comparing(StoredEvent::at))
        .forEach(
            event -> {
              if (event.fact() instanceof KnowledgeFact.ReadConfirmed read) {
                Confirmation one = confirmation(event, read);
                first.putIfAbsent(one.article(), one);
              }
            });
    return List.copyOf(first.values());
  }

  private static Confirmation confirmation(StoredEvent event, KnowledgeFact.ReadConfirmed read) {
    return new Confirmation(
        new ArticleKey(read.article(), read.language(), Math.toIntExact(read.version())),
        event.at(),
        event.standing() != StoredEvent.Standing.WAITING);
  }
}
