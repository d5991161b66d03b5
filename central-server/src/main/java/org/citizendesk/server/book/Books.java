// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.book;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.routing.Book;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.LogTx;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the routing book in step with the log. All nodes of a server read the same one: who decides
 * in a write decides by the entries that stand before it. Thread-safe.
 */
public final class Books {
  private static final Event.Subject SUBJECT = new Event.Subject(CitizenId.BOOK, null);

  private static final String PUT =
      """
      insert into book_entry (kind, id, event_id, citizen_seq, type, version, payload)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (kind, id) do update set event_id = excluded.event_id,
        citizen_seq = excluded.citizen_seq, type = excluded.type, version = excluded.version,
        payload = excluded.payload
      """;

  private static final String NEWEST =
      "select event_id from book_entry order by citizen_seq desc limit 1";

  private volatile Read last = new Read(Optional.empty(), Book.EMPTY);

  /** Returns what keeps the table in step with the log. */
  public LogRules rules() {
    return LogRules.projecting(Books::project);
  }

  /** Returns the book as it stands. */
  public Book read(Handle handle) {
    Optional<UUID> newest =
        handle.createQuery(NEWEST).map((row, context) -> Columns.uuid(row.getBytes(1))).findFirst();
    Read known = last;
    if (!known.newest.equals(newest)) {
      known = new Read(newest, Book.of(entries(handle)));
      last = known;
    }
    return known.book;
  }

  /**
   * Makes a book the one that holds, by the entries in which it differs from what holds now.
   *
   * @return how many these are
   */
  public int become(LogTx tx, Book wanted) {
    List<BookFact> changes = BookChanges.between(read(tx.handle()), wanted).facts();
    changes.forEach(fact -> tx.append(SUBJECT, fact));
    return changes.size();
  }

  private static List<BookFact> entries(Handle handle) {
    List<BookFact> entries = new ArrayList<>();
    handle
        .createQuery("select type, version, payload from book_entry order by citizen_seq")
        .map(
            (row, context) ->
                FactCodec.decode(
                    new Event.Content(row.getString(1), row.getInt(2), row.getString(3))))
        // A newer node may have written what this one cannot read; to this one it says nothing.
        .filter(BookFact.class::isInstance)
        .forEach(fact -> entries.add((BookFact) fact));
    return entries;
  }

  private static void project(LogTx tx, PlacedEvent event, Fact fact) {
    if (fact instanceof BookFact entry) {
      Book.Key key = Book.Key.of(entry);
      Event.Content content = event.event().content();
      tx.handle()
          .execute(
              PUT,
              key.kind().name(),
              key.id(),
              Columns.bytes(event.event().id().value()),
              event.place().citizenSeq(),
              content.type(),
              content.version(),
              content.payload());
    }
  }

  private record Read(Optional<UUID> newest, Book book) {}
}
