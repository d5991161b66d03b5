// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Keeps reading lists in memory. */
public final class FakeReadingLists implements ReadingLists {
  /** What was saved. */
  public final Cell<List<Saved>> saved = new Cell<>(List.of());

  @Override
  public Observed<List<Saved>> all() {
    return saved;
  }

  @Override
  public CompletableFuture<Boolean> save(Saved one) {
    List<Saved> now = without(one.id());
    now.add(one);
    saved.set(List.copyOf(now));
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public CompletableFuture<Boolean> delete(UUID id) {
    saved.set(List.copyOf(without(id)));
    return CompletableFuture.completedFuture(true);
  }

  private List<Saved> without(UUID id) {
    List<Saved> others = new ArrayList<>(saved.get());
    others.removeIf(it -> it.id().equals(id));
    return others;
  }
}
