// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.protocol.book.BusinessHours;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.routing.Book;
import java.time.Duration;
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
  private static final int PERCENT = 100;

  /**
   * Reckons with the hours of the queue's calendar.
   *
   * @return empty if the queue promises nothing
   */
  static Optional<AnswerDue> of(Book book, String queue, Instant asked) {
    Queue asking = book.queue(queue);
    Queue.Target target = asking.target();
    if (target == null) {
      return Optional.empty();
    }
    BusinessHours hours = book.hours(asking);
    Duration all = Duration.ofSeconds(target.seconds());
    Duration most = all.multipliedBy(SOON_PERCENT).dividedBy(PERCENT);
    return hours
        .after(asked, most)
        .flatMap(soon -> hours.after(asked, all).map(by -> new AnswerDue(soon, by)));
  }
}
