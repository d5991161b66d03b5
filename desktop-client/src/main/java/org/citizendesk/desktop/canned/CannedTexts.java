// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.canned;

import org.citizendesk.protocol.book.CannedText;
import org.citizendesk.protocol.book.Placeholder;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.routing.Book;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The texts that the routing book has ready, also without a link. Thread-safe. */
public final class CannedTexts {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG);

  private final Supplier<Book> book;
  private final String agent;

  /**
   * What is known where a text goes; what is not known is empty.
   *
   * @param queue the contact's
   * @param citizen her name
   * @param address where she is reached
   * @param subject what it is about
   */
  public record Case(
      String queue, String citizen, String address, String subject, LocalDate today) {}

  /**
   * @param agent the name by which citizens know who writes
   */
  public CannedTexts(Supplier<Book> book, String agent) {
    this.book = book;
    this.agent = agent;
  }

  /** Returns what can be inserted in a contact of a queue, best first. */
  public List<CannedText> of(String queue) {
    return book.get().texts(CannedText.Use.INSERT, queue);
  }

  /** Returns what stands below an agent's mails from a queue; empty if nothing does. */
  public Optional<String> signature(String queue) {
    Book now = book.get();
    String language = now.queue(queue).language();
    return now.texts(CannedText.Use.SIGNATURE, queue).stream()
        .filter(text -> text.isIn(language))
        .findFirst()
        .map(text -> signed(text, queue));
  }

  /** Returns a mail without the signature below it, if it is one that stands there by itself. */
  public String unsigned(String mail) {
    Book now = book.get();
    return Stream.concat(now.queues().stream().map(Queue::id), Stream.of(""))
        .flatMap(
            queue ->
                now.texts(CannedText.Use.SIGNATURE, queue).stream()
                    .map(text -> signed(text, queue)))
        .filter(signature -> Signature.isBelow(mail, signature))
        .findFirst()
        .map(signature -> Signature.cut(mail, signature))
        .orElse(mail);
  }

  private String signed(CannedText text, String queue) {
    return Placeholder.fill(
            text.text(),
            name ->
                Optional.of(
                    name.equals(Placeholder.Known.AGENT_NAME.word())
                        ? agent
                        : book.get().queueName(queue)))
        .strip();
  }

  /** Returns a text with what is known filled in; the rest of its places stays. */
  public String filled(CannedText text, Case where) {
    return Placeholder.fill(
        text.text(),
        name ->
            Placeholder.Known.of(name)
                .map(known -> value(known, where))
                .filter(value -> !value.isBlank()));
  }

  private String value(Placeholder.Known known, Case where) {
    return switch (known) {
      case CITIZEN_NAME -> where.citizen();
      case CITIZEN_ADDRESS -> where.address();
      case AGENT_NAME -> agent;
      case CONTACT_SUBJECT -> where.subject();
      case QUEUE_NAME -> book.get().queueName(where.queue());
      case TODAY -> DAY.format(where.today());
    };
  }
}
