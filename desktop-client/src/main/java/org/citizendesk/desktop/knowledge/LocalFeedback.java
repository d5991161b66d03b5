// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.desktop.store.Events;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.store.StoredEvent;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.jdbi.v3.core.Handle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Writes into the local store, about citizens who stand for the articles. */
public final class LocalFeedback implements Feedback {
  private static final int NEWEST = 100;

  private final LocalStore store;
  private final String user;

  /** Writes as this user. */
  public LocalFeedback(LocalStore store, String user) {
    this.store = store;
    this.user = user;
  }

  @Override
  public CompletableFuture<EventId> searched(KnowledgeFact.Searched gap, String citizen) {
    return store.write(about("searches", ""), Redaction.of(gap, citizen));
  }

  @Override
  public CompletableFuture<EventId> found(KnowledgeFact.Found found, String citizen) {
    return store.write(about("searches", ""), Redaction.of(found, citizen));
  }

  @Override
  public CompletableFuture<EventId> flag(Remark remark) {
    ArticleKey key = remark.article();
    return store.write(
        about("article", key.id()),
        new KnowledgeFact.Flagged(
            user,
            key.id(),
            key.language(),
            key.version(),
            remark.title(),
            remark.section(),
            remark.reason(),
            remark.text().strip()));
  }

  @Override
  public CompletableFuture<EventId> withdraw(Flag flag) {
    return store.write(
        about("article", flag.remark().article().id()),
        new KnowledgeFact.FlagWithdrawn(user, flag.id()));
  }

  @Override
  public List<Flag> flags(String article) {
    return store.read(handle -> flags(handle, about("article", article).citizen()));
  }

  @Override
  public Subscription watch(String article, Runnable listener) {
    return store.watch(about("article", article).citizen(), listener);
  }

  private List<Flag> flags(Handle handle, CitizenId article) {
    List<StoredEvent> events =
        new ArrayList<>(Events.placed(handle, article, Long.MAX_VALUE, NEWEST));
    events.addAll(Events.unplaced(handle, article));
    Map<EventId, Flag> flags = new LinkedHashMap<>();
    for (StoredEvent event : events) {
      if (event.counts()) {
        take(flags, event);
      }
    }
    return List.copyOf(flags.values());
  }

  private void take(Map<EventId, Flag> flags, StoredEvent event) {
    switch (event.fact()) {
      case KnowledgeFact.Flagged flagged when flagged.agent().equals(user) ->
          flags.put(event.id(), new Flag(event.id(), remark(flagged), event.at()));
      case KnowledgeFact.FlagWithdrawn withdrawn when withdrawn.agent().equals(user) ->
          flags.remove(withdrawn.flag());
      default -> {}
    }
  }

  private static Remark remark(KnowledgeFact.Flagged flagged) {
    return new Remark(
        new ArticleKey(flagged.article(), flagged.language(), Math.toIntExact(flagged.version())),
        flagged.title(),
        flagged.section(),
        flagged.reason(),
        flagged.text());
  }

  private static Event.Subject about(String kind, String name) {
    return new Event.Subject(new CitizenId(Uuids.named(kind, name)), null);
  }
}
