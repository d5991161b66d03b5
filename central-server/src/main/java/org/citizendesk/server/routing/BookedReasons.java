// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.book.Choice;
import org.citizendesk.protocol.routing.Book;
import org.citizendesk.server.book.Books;
import org.jdbi.v3.core.Handle;
import java.util.List;

/**
 * The reasons that the routing book names for all and for the agent's team; any if it names none.
 */
final class BookedReasons implements Reasons {
  private final Books books = new Books();

  @Override
  public boolean has(Handle handle, String agent, String reason) {
    Book book = books.read(handle);
    List<Choice> reasons = book.reasons(book.person(agent));
    // A desktop that has not heard of the book yet says what it shows.
    return reasons.isEmpty()
        || reasons.stream()
            .anyMatch(
                known -> known.code().equals(reason) || known.name().equalsIgnoreCase(reason));
  }
}
