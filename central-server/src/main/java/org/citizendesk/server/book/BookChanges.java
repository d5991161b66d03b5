// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.book;

import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.routing.Book;
import java.util.ArrayList;
import java.util.List;

/**
 * What turns one book into another.
 *
 * @param facts what is to be written, in order; empty if both say the same
 * @param words the same for people, a line each
 */
public record BookChanges(List<BookFact> facts, List<String> words) {
  /** Copies the lists. */
  public BookChanges {
    facts = List.copyOf(facts);
    words = List.copyOf(words);
  }

  /** Compares two books. */
  public static BookChanges between(Book before, Book after) {
    List<BookFact> facts = new ArrayList<>();
    List<String> words = new ArrayList<>();
    after
        .entries()
        .forEach(
            (key, fact) -> {
              BookFact old = before.entries().get(key);
              if (!fact.equals(old)) {
                facts.add(fact);
                words.add((old == null ? "+ " : "~ ") + key);
              }
            });
    for (Book.Key key : before.entries().keySet()) {
      if (!after.entries().containsKey(key)) {
        facts.add(new BookFact.Removed(key.kind(), key.id()));
        words.add("- " + key);
      }
    }
    return new BookChanges(facts, words);
  }
}
