// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.store.Change;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.sync.Commands;
import org.citizendesk.protocol.book.BusinessHours;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.routing.Book;
import org.citizendesk.store.Columns;
import org.jspecify.annotations.Nullable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The agent's work, from the local store. */
public final class LocalWork implements Work {
  private static final String MARK =
      """
      insert into read_mark (contact, event_id)
      select id, last_said from contact where id = ? and last_said is not null
      on conflict (contact) do update set event_id = excluded.event_id
      """;

  private final LocalStore store;
  private final String agent;
  private final Commands commands;
  private final Observed<Book> book;
  private final Clock clock;
  private final ScheduledExecutorService timer;
  private final Cell<List<WorkItem>> items = new Cell<>(List.of());

  /**
   * @param agent whose work it is
   * @param book says by when citizens are to be answered
   * @param timer where offers lapse; it runs short reads
   */
  public LocalWork(
      LocalStore store,
      String agent,
      Commands commands,
      Observed<Book> book,
      Clock clock,
      ScheduledExecutorService timer) {
    this.store = store;
    this.agent = agent;
    this.commands = commands;
    this.book = book;
    this.clock = clock;
    this.timer = timer;
  }

  /** Reads the work for the first time and from then on with each change. */
  public void start() {
    store.watch(
        change -> {
          if (!change.contacts().isEmpty() || !change.described().isEmpty()) {
            refresh();
          }
        });
    var _ = book.watch(now -> refresh());
  }

  @Override
  public Observed<List<WorkItem>> items() {
    return items;
  }

  @Override
  public CompletableFuture<Outcome> accept(ContactId contact) {
    return withItem(
        contact, item -> commands.ask(new Command.AcceptOffer(contact, item.version())));
  }

  @Override
  public CompletableFuture<Outcome> decline(ContactId contact) {
    return withItem(
        contact, item -> commands.ask(new Command.DeclineOffer(contact, item.version())));
  }

  @Override
  public CompletableFuture<Outcome> park(ContactId contact, @Nullable Instant until) {
    return withItem(
        contact, item -> commands.ask(new Command.Park(contact, item.version(), until)));
  }

  @Override
  public CompletableFuture<Outcome> resume(ContactId contact) {
    return withItem(contact, item -> commands.ask(new Command.Resume(contact, item.version())));
  }

  @Override
  public BusinessHours hours(String queue) {
    Book now = book.get();
    return now.hours(now.queue(queue));
  }

  @Override
  public void markRead(ContactId contact) {
    Change seen = new Change(Set.of(), Set.of(), Set.of(contact), false);
    var _ =
        store
            .mark(handle -> handle.execute(MARK, Columns.bytes(contact.value())), seen)
            .exceptionally(failure -> false);
  }

  private CompletableFuture<Outcome> withItem(
      ContactId contact, Function<WorkItem, CompletableFuture<Outcome>> ask) {
    Optional<WorkItem> item =
        items.get().stream().filter(one -> one.contact().equals(contact)).findFirst();
    return item.map(ask)
        .orElseGet(
            () ->
                CompletableFuture.completedFuture(
                    new Outcome.Refused(Outcome.Code.NOT_FOUND, "This is no longer yours.")));
  }

  private synchronized void refresh() {
    Instant now = clock.instant();
    List<WorkItem> found =
        store.read(handle -> WorkRows.of(handle, agent, store.device(), book.get())).stream()
            .filter(item -> !hasLapsed(item, now))
            .toList();
    items.set(found);
    found.stream()
        .filter(item -> item.status() == WorkItem.Status.OFFERED)
        .map(WorkItem::until)
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .ifPresent(next -> refreshAt(now, next));
  }

  private void refreshAt(Instant now, Instant next) {
    if (!timer.isShutdown()) {
      var _ =
          timer.schedule(
              this::refresh, Duration.between(now, next).toMillis() + 1, TimeUnit.MILLISECONDS);
    }
  }

  private static boolean hasLapsed(WorkItem item, Instant now) {
    Instant until = item.until();
    return item.status() == WorkItem.Status.OFFERED && until != null && !until.isAfter(now);
  }
}
