// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.store.Change;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Keeps reading lists in the local store. */
public final class LocalReadingLists implements ReadingLists {
  private static final Logger LOG = LoggerFactory.getLogger(LocalReadingLists.class);
  private static final Change NONE = new Change(Set.of(), Set.of(), Set.of(), false);

  private final LocalStore store;
  private final Clock clock;
  private final Cell<List<Saved>> all = new Cell<>(List.of());

  private LocalReadingLists(LocalStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Reads the lists in a store. */
  public static LocalReadingLists open(LocalStore store, Clock clock) {
    LocalReadingLists lists = new LocalReadingLists(store, clock);
    lists.refresh();
    return lists;
  }

  @Override
  public Observed<List<Saved>> all() {
    return all;
  }

  @Override
  public CompletableFuture<Boolean> save(Saved saved) {
    return change(
        handle ->
            handle.execute(
                "insert into reading_list (id, body, at) values (?, ?, ?)"
                    + " on conflict (id) do update set body = excluded.body, at = excluded.at",
                Columns.bytes(saved.id()),
                ReadingListFile.write(saved.list()),
                clock.millis()));
  }

  @Override
  public CompletableFuture<Boolean> delete(UUID id) {
    return change(
        handle -> handle.execute("delete from reading_list where id = ?", Columns.bytes(id)));
  }

  private CompletableFuture<Boolean> change(Consumer<Handle> work) {
    return store
        .mark(work, NONE)
        .thenApply(
            done -> {
              refresh();
              return done;
            });
  }

  private synchronized void refresh() {
    all.set(
        store.read(
            handle ->
                handle
                    .createQuery("select id, body from reading_list")
                    .map(
                        (row, context) ->
                            saved(Columns.uuid(row.getBytes("id")), row.getString("body")))
                    .list()
                    .stream()
                    .flatMap(Optional::stream)
                    .sorted(
                        Comparator.comparing((Saved it) -> it.list().name())
                            .thenComparing(Saved::id))
                    .toList()));
  }

  /** A list that a newer program wrote stays where it is, and is not shown. */
  private static Optional<Saved> saved(UUID id, String body) {
    try {
      return Optional.of(new Saved(id, ReadingListFile.read(body)));
    } catch (ReadingListFile.BrokenException e) {
      LOG.warn("reading list {} cannot be read: {}", id, e.getMessage());
      return Optional.empty();
    }
  }
}
