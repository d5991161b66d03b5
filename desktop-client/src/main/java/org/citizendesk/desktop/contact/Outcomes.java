// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.protocol.book.Choice;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.book.WrapUp;
import org.citizendesk.protocol.routing.Book;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The dispositions that an agent can choose from: those of the queue, else the usual ones. */
public final class Outcomes {
  private static final List<Choice> USUAL =
      List.of(
          new Choice("answered", "Question answered"),
          new Choice("application-started", "Application started"),
          new Choice("change-reported", "Change recorded"),
          new Choice("documents-requested", "Documents requested"),
          new Choice("appointment-made", "Appointment made"),
          new Choice("referred", "Referred to another office"),
          new Choice("callback-promised", "Call-back promised"),
          new Choice("complaint-recorded", "Complaint recorded"),
          new Choice("no-reply-needed", "No reply needed"),
          new Choice("citizen-left", "Citizen left before an answer"));

  private static final List<Choice> GIVEN_BY_THE_SERVER =
      List.of(
          new Choice(WrapUp.TIMED_OUT, "No outcome in time"),
          new Choice(WrapUp.NONE, "No outcome"));

  private final Supplier<Book> book;

  /** The outcomes that this book names. */
  public Outcomes(Supplier<Book> book) {
    this.book = book;
  }

  /** Returns those of a queue, in the order in which they are shown. */
  public List<Choice> of(String queue) {
    List<Choice> own = finishing(queue).outcomes();
    return own.isEmpty() ? USUAL : own;
  }

  /** Returns how the contacts of a queue are finished. */
  public WrapUp finishing(String queue) {
    return book.get().queue(queue).finishing();
  }

  /** Returns what people call an outcome; the code itself if it is not known here. */
  public String label(String code) {
    Stream<Choice> booked =
        book.get().queues().stream().map(Queue::finishing).flatMap(one -> one.outcomes().stream());
    return Stream.concat(Stream.concat(USUAL.stream(), GIVEN_BY_THE_SERVER.stream()), booked)
        .filter(outcome -> outcome.code().equals(code))
        .map(Choice::name)
        .findFirst()
        .orElse(code);
  }
}
