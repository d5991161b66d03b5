// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attention;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.store.Change;
import org.citizendesk.desktop.store.Events;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.store.StoreNotice;
import org.jdbi.v3.core.Handle;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What needs attention, from the local store. */
public final class LocalAttention implements Attention {
  private static final int MOST = 200;

  private final LocalStore store;
  private final Runnable dismissed;
  private final Cell<List<Matter>> matters = new Cell<>(List.of());

  /**
   * @param dismissed is told that there is less to look at
   */
  public LocalAttention(LocalStore store, Runnable dismissed) {
    this.store = store;
    this.dismissed = dismissed;
  }

  /** Looks for the first time, and from then on with each change. */
  public void start() {
    store.watch(change -> refresh());
    refresh();
  }

  @Override
  public Observed<List<Matter>> matters() {
    return matters;
  }

  @Override
  public CompletableFuture<Boolean> dismiss(Matter matter) {
    return store
        .mark(handle -> dismiss(handle, matter), new Change(Set.of(), Set.of(), Set.of(), false))
        .whenComplete(
            (done, failure) -> {
              refresh();
              dismissed.run();
            });
  }

  private static void dismiss(Handle handle, Matter matter) {
    switch (matter) {
      case Matter.Refused refused -> Events.dismiss(handle, refused.event().id());
      case Matter.Befell befell -> StoreNotice.dismiss(handle, befell.notice().n());
    }
  }

  private synchronized void refresh() {
    matters.set(store.read(LocalAttention::read));
  }

  private static List<Matter> read(Handle handle) {
    Stream<Matter> befell = StoreNotice.all(handle).stream().map(Matter.Befell::new);
    Stream<Matter> refused = Events.refused(handle, MOST).stream().map(Matter.Refused::new);
    return Stream.concat(befell, refused).toList();
  }
}
