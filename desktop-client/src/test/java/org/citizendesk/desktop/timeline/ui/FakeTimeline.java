// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.desktop.timeline.Delivery;
import org.citizendesk.desktop.timeline.Timeline;
import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A local store in memory, with a server behind it that answers when the test says so. */
public final class FakeTimeline implements Timeline {
  private final List<TimelineEntry> here = new ArrayList<>();
  private final List<TimelineEntry> elsewhere = new ArrayList<>();
  private final List<Consumer<CitizenId>> watchers = new CopyOnWriteArrayList<>();
  private final List<CitizenId> fetches = new ArrayList<>();
  private boolean broken;
  private int reads;

  /** Puts an entry behind the newest; its place follows from how many there are. */
  public synchronized TimelineEntry add(
      CitizenId citizen, @Nullable ContactId contact, Instant at, Fact fact) {
    long seq = here.stream().filter(entry -> entry.citizenSeq() != null).count() + 1000;
    TimelineEntry entry =
        new TimelineEntry(
            id("entry " + here.size() + at),
            citizen,
            contact,
            at,
            Delivery.ACCEPTED,
            seq,
            fact,
            "");
    here.add(entry);
    return entry;
  }

  /** Puts an entry that the server has not confirmed. */
  public synchronized TimelineEntry addOwn(
      CitizenId citizen, @Nullable ContactId contact, Instant at, Delivery delivery, Fact fact) {
    String reason = delivery == Delivery.REJECTED ? "the chat had ended before" : "";
    TimelineEntry entry =
        new TimelineEntry(
            id("own " + here.size() + at), citizen, contact, at, delivery, null, fact, reason);
    here.add(entry);
    return entry;
  }

  /** Puts an entry on the server, before all others. */
  public synchronized void addElsewhere(
      CitizenId citizen, @Nullable ContactId contact, Instant at, Fact fact) {
    long seq = 999L - elsewhere.size();
    elsewhere.addFirst(
        new TimelineEntry(
            id("elsewhere " + seq), citizen, contact, at, Delivery.ACCEPTED, seq, fact, ""));
  }

  /** Lets the server's answer come in. */
  public void arrive(CitizenId citizen) {
    synchronized (this) {
      here.addAll(0, elsewhere);
      elsewhere.clear();
    }
    tell(citizen);
  }

  /** Tells the watchers of a change. */
  public void tell(CitizenId citizen) {
    watchers.forEach(watcher -> watcher.accept(citizen));
  }

  /** Returns how many entries of a citizen are here. */
  public synchronized int size(CitizenId citizen) {
    return (int) here.stream().filter(entry -> entry.citizen().equals(citizen)).count();
  }

  /** Makes reading fail, or work again. */
  public synchronized void broken(boolean now) {
    broken = now;
  }

  /** Returns how often the server was asked. */
  public synchronized int fetches() {
    return fetches.size();
  }

  /** Returns how many pages were read. */
  public synchronized int reads() {
    return reads;
  }

  @Override
  public synchronized Page page(CitizenId citizen, long before, int limit) {
    reads++;
    if (broken) {
      throw new IllegalStateException("the disk is gone");
    }
    List<TimelineEntry> older =
        here.stream()
            .filter(entry -> entry.citizen().equals(citizen))
            .filter(entry -> entry.citizenSeq() != null && entry.citizenSeq() < before)
            .toList();
    List<TimelineEntry> page =
        new ArrayList<>(older.subList(Math.max(0, older.size() - limit), older.size()));
    if (before == NEWEST) {
      here.stream()
          .filter(entry -> entry.citizen().equals(citizen) && entry.citizenSeq() == null)
          .forEach(page::add);
    }
    return new Page(
        page,
        older.size() > limit,
        elsewhere.stream().anyMatch(entry -> entry.citizen().equals(citizen)));
  }

  @Override
  public synchronized void fetchOlder(CitizenId citizen) {
    fetches.add(citizen);
  }

  @Override
  public Subscription watch(Consumer<CitizenId> listener) {
    watchers.add(listener);
    return () -> watchers.remove(listener);
  }

  private static EventId id(String name) {
    return new EventId(
        UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
