// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.book;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.store.Events;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.store.StoredEvent;
import org.citizendesk.protocol.book.Choice;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.routing.Book;
import java.util.List;

/** Reads the routing book from its entries. Thread-safe; what it says is in memory. */
public final class LocalBook {
  private final LocalStore store;
  private final Cell<Book> book = new Cell<>(Book.EMPTY);

  /** The book in this store; empty until {@link #start}. */
  public LocalBook(LocalStore store) {
    this.store = store;
  }

  /** Reads it now, and again with each change. */
  public void start() {
    store.watch(CitizenId.BOOK, this::read);
    read();
  }

  /** Returns the book, which says nothing while none was heard of. */
  public Observed<Book> book() {
    return book;
  }

  /** Returns why an agent may be not ready, as people read it; empty if the book names nothing. */
  public List<String> reasons(String agent) {
    Book now = book.get();
    return now.reasons(now.person(agent)).stream().map(Choice::name).toList();
  }

  private void read() {
    List<BookFact> entries =
        store
            .read(
                handle -> Events.placed(handle, CitizenId.BOOK, Long.MAX_VALUE, Integer.MAX_VALUE))
            .stream()
            .filter(StoredEvent::counts)
            .map(StoredEvent::fact)
            .filter(BookFact.class::isInstance)
            .map(BookFact.class::cast)
            .toList();
    book.set(Book.of(entries));
  }
}
