// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.book;

import org.citizendesk.store.Store;
import org.jdbi.v3.core.Handle;
import java.time.Clock;
import java.util.Optional;

/**
 * The book that an administrator wants. A command writes it down while the server runs or rests; a
 * server that runs on the store writes the changes into the log. Thread-safe.
 */
public final class BookWishes {
  private BookWishes() {}

  /** Wants this book from now on; what was wanted before and is not done yet is dropped. */
  public static void wish(Store store, Clock clock, String text) {
    store.write(
        tx ->
            tx.handle()
                .execute(
                    "insert into book_wish (id, body, at) values (1, ?, ?)"
                        + " on conflict (id) do update set body = excluded.body, at = excluded.at",
                    text,
                    clock.millis()));
  }

  /** Takes the wish, so that it is carried out once. */
  static Optional<String> take(Handle handle) {
    Optional<String> wish =
        handle
            .createQuery("select body from book_wish where id = 1")
            .map((row, context) -> row.getString(1))
            .findFirst();
    wish.ifPresent(body -> handle.execute("delete from book_wish where id = 1"));
    return wish;
  }

  /** Returns whether there is one. */
  static boolean isThere(Handle handle) {
    return handle
        .createQuery("select 1 from book_wish where id = 1")
        .map((row, context) -> true)
        .findFirst()
        .isPresent();
  }
}
