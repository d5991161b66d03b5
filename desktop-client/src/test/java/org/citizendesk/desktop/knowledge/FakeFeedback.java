// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Takes down what readers tell. */
public final class FakeFeedback implements Feedback {
  private final List<KnowledgeFact.Searched> gaps = new ArrayList<>();
  private final List<KnowledgeFact.Found> found = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<Flag> flags = new ArrayList<>();
  private boolean broken;

  /** Returns the searches in vain, as they were typed. */
  public List<KnowledgeFact.Searched> gaps() {
    return gaps;
  }

  /** Returns the searches that were answered, as they were typed. */
  public List<KnowledgeFact.Found> found() {
    return found;
  }

  /** Returns the names that were to be taken out of each. */
  public List<String> names() {
    return names;
  }

  /** Lets nothing be stored any more, or again. */
  public void broken(boolean now) {
    broken = now;
  }

  @Override
  public CompletableFuture<EventId> searched(KnowledgeFact.Searched gap, String citizen) {
    gaps.add(gap);
    names.add(citizen);
    return stored();
  }

  @Override
  public CompletableFuture<EventId> found(KnowledgeFact.Found answer, String citizen) {
    found.add(answer);
    names.add(citizen);
    return stored();
  }

  @Override
  public CompletableFuture<EventId> flag(Remark remark) {
    CompletableFuture<EventId> id = stored();
    if (!broken) {
      flags.add(new Flag(id.join(), remark, Instant.parse("2026-11-21T10:42:00Z")));
    }
    return id;
  }

  @Override
  public CompletableFuture<EventId> withdraw(Flag flag) {
    flags.remove(flag);
    return stored();
  }

  @Override
  public List<Flag> flags(String article) {
    return flags.stream().filter(flag -> flag.remark().article().id().equals(article)).toList();
  }

  @Override
  public Subscription watch(String article, Runnable listener) {
    return () -> {};
  }

  private CompletableFuture<EventId> stored() {
    return broken
        ? CompletableFuture.failedFuture(new IllegalStateException("disk full"))
        : CompletableFuture.completedFuture(new EventId(UUID.randomUUID()));
  }
}
