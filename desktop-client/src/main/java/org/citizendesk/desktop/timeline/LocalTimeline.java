// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline;

import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.desktop.store.Events;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.store.StoredEvent;
import org.citizendesk.protocol.id.CitizenId;
import org.jdbi.v3.core.Handle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Timelines in the local store. Whoever looks at the newest entries opens that citizen. */
public final class LocalTimeline implements Timeline {
  private final LocalStore store;
  private final Elsewhere elsewhere;

  /** What the timeline asks of the link to the server. Never blocks. */
  public interface Elsewhere {
    /** A citizen is looked at: history and news are wanted. */
    void opened(CitizenId citizen);

    /** Entries before a citizen sequence are wanted. */
    void fetch(CitizenId citizen, long before);
  }

  /** Reads from this store. */
  public LocalTimeline(LocalStore store, Elsewhere elsewhere) {
    this.store = store;
    this.elsewhere = elsewhere;
  }

  @Override
  public Page page(CitizenId citizen, long before, int limit) {
    if (before == NEWEST) {
      elsewhere.opened(citizen);
    }
    return store.read(handle -> read(handle, citizen, before, limit));
  }

  @Override
  public void fetchOlder(CitizenId citizen) {
    Events.Run run = store.read(handle -> Events.newestRun(handle, citizen));
    if (!run.reachesTheBeginning()) {
      elsewhere.fetch(citizen, run.lowest() == 0 ? NEWEST : run.lowest());
    }
  }

  @Override
  public Subscription watch(Consumer<CitizenId> listener) {
    return store.watch(change -> change.citizens().forEach(listener));
  }

  private Page read(Handle handle, CitizenId citizen, long before, int limit) {
    // One more than asked for tells whether there are older ones.
    List<StoredEvent> placed = Events.placed(handle, citizen, before, limit + 1);
    boolean moreHere = placed.size() > limit;
    List<StoredEvent> shown =
        new ArrayList<>(moreHere ? placed.subList(placed.size() - limit, placed.size()) : placed);
    if (before == NEWEST) {
      shown.addAll(Events.unplaced(handle, citizen));
    }
    return new Page(
        shown.stream().map(this::entry).toList(), moreHere, isMoreElsewhere(handle, citizen));
  }

  private static boolean isMoreElsewhere(Handle handle, CitizenId citizen) {
    Events.Run run = Events.newestRun(handle, citizen);
    return !run.reachesTheBeginning() && !(run.lowest() == 0 && Events.isWhole(handle, citizen));
  }

  private TimelineEntry entry(StoredEvent event) {
    return new TimelineEntry(
        event.id(),
        event.citizen(),
        event.contact(),
        event.at(),
        delivery(event),
        event.citizenSeq(),
        event.fact(),
        event.reason());
  }

  private Delivery delivery(StoredEvent event) {
    return switch (event.standing()) {
      case WAITING -> store.isOnItsWay(event) ? Delivery.SENT : Delivery.SAVED_HERE;
      case ACCEPTED, CONFIRMED -> Delivery.ACCEPTED;
      case REFUSED -> Delivery.REJECTED;
    };
  }
}
