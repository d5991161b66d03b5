// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.routing.Book;
import org.citizendesk.server.book.Books;
import org.citizendesk.server.chat.WaitEstimate.Shown;
import org.citizendesk.server.contact.QueueLine;
import org.citizendesk.server.contact.QueueLine.Waiting;
import org.citizendesk.server.contact.WaitingRoom;
import org.citizendesk.server.log.Entry;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.log.LogListener;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Who stands where in line, read from the store once for all visitors: not more often than {@link
 * #look} is called, whatever changes, and not at all while nothing does.
 *
 * <p>Thread-safe; {@link #look} is called by one thread at a time.
 */
final class WaitingLine implements LogListener {
  /** How often it is looked at while things change. */
  static final Duration PACE = Duration.ofSeconds(2);

  /** How often while only time goes by. */
  private static final Duration REST = Duration.ofSeconds(20);

  /** Who stands further behind is told that she waits, and no number. */
  private static final int MOST = 1_000;

  private static final int MOST_GIVEN = 500;

  private final EventLog log;
  private final Clock clock;
  private final Books books = new Books();
  private final AtomicBoolean changed = new AtomicBoolean(true);
  private volatile Map<ContactId, DeskFrame.Waiting> places = Map.of();
  private Map<ContactId, Shown> shown = Map.of();
  private Instant lookedAt = Instant.MIN;

  WaitingLine(EventLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  @Override
  public void committed(List<Entry> entries) {
    if (entries.stream()
        .map(Entry::fact)
        .anyMatch(fact -> fact instanceof ContactFact || fact instanceof ChatFact.Ended)) {
      changed.set(true);
    }
  }

  /** Returns where a conversation stands; empty if it does not wait or that is not known yet. */
  Optional<DeskFrame.Waiting> place(ContactId id) {
    return Optional.ofNullable(places.get(id));
  }

  /**
   * Reads the line anew, if anything happened.
   *
   * @param anybody whether anybody who could be told is connected
   * @return those for whom something has changed
   */
  Set<ContactId> look(boolean anybody) {
    Instant now = clock.instant();
    boolean rested = !places.isEmpty() && !now.isBefore(lookedAt.plus(REST));
    if (!anybody || !(changed.getAndSet(false) || rested)) {
      return Set.of();
    }
    lookedAt = now;
    Map<ContactId, DeskFrame.Waiting> before = places;
    Map<ContactId, DeskFrame.Waiting> after = log.read(handle -> read(handle, now));
    places = after;
    Set<ContactId> different = new HashSet<>();
    after.forEach(
        (id, place) -> {
          if (!place.equals(before.get(id))) {
            different.add(id);
          }
        });
    return different;
  }

  private Map<ContactId, DeskFrame.Waiting> read(Handle handle, Instant now) {
    Map<String, List<Waiting>> lines = new HashMap<>();
    for (String queue : WaitingRoom.queues(handle)) {
      lines.put(queue, new ArrayList<>(QueueLine.waiting(handle, queue, Channel.CHAT, MOST)));
    }
    // Who is offered may come back to the same place: until then she stands there.
    for (Waiting offered : QueueLine.offered(handle, Channel.CHAT)) {
      lines.computeIfAbsent(offered.queue(), queue -> new ArrayList<>()).add(offered);
    }
    Book book = books.read(handle);
    Map<ContactId, DeskFrame.Waiting> read = new HashMap<>();
    Map<ContactId, Shown> next = new HashMap<>();
    lines.forEach(
        (queue, line) -> {
          if (!line.isEmpty()) {
            Optional<Duration> pace = pace(handle, book, queue, line, now);
            number(line, pace, now, next, read);
          }
        });
    shown = next;
    return Map.copyOf(read);
  }

  private static Optional<Duration> pace(
      Handle handle, Book book, String queue, List<Waiting> line, Instant now) {
    @Nullable Instant oldest =
        line.stream().map(Waiting::queuedAt).min(Comparator.naturalOrder()).orElse(null);
    return WaitEstimate.pace(
        QueueLine.given(handle, queue, Channel.CHAT, now.minus(WaitEstimate.WINDOW), MOST_GIVEN),
        oldest,
        now,
        book.hours(book.queue(queue)));
  }

  private void number(
      List<Waiting> line,
      Optional<Duration> pace,
      Instant now,
      Map<ContactId, Shown> next,
      Map<ContactId, DeskFrame.Waiting> read) {
    line.sort(Comparator.comparing(Waiting::placeAt).thenComparing(w -> w.id().value()));
    int position = 0;
    for (Waiting waiting : line) {
      position++;
      Shown told = WaitEstimate.shown(pace, position, shown.get(waiting.id()), now);
      next.put(waiting.id(), told);
      read.put(waiting.id(), new DeskFrame.Waiting(position, told.range()));
    }
  }
}
