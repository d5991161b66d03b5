// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.protocol.routing.Book;
import java.time.Instant;
import java.util.Optional;

/**
 * By when the citizen of a contact is to be answered, as her queue promises.
 *
 * @param soon when four fifths of the time are over
 * @param by when all of it is over
 */
public record AnswerDue(Instant soon, Instant by) {
  private static final int SOON_PERCENT = 80;
  private static final int ALL_PERCENT = 100;

  /** Returns it, or nothing if the queue promises nothing. */
  static Optional<AnswerDue> of(Book book, String queue, Instant asked) {
    return book.answerDue(queue, asked, SOON_PERCENT)
        .flatMap(
            soon -> book.answerDue(queue, asked, ALL_PERCENT).map(by -> new AnswerDue(soon, by)));
  }
}
