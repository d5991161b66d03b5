// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.contact;

import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.routing.Book;
import org.citizendesk.server.book.Books;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Keeps the places of contacts in their queues, by the book that holds when they change. */
final class Places {
  /** Who served a citizen longer ago than this is nobody whom she would ask for. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private static final Duration KEPT_CHAT = Duration.ofMinutes(2);
  private static final Duration KEPT_MAIL = Duration.ofHours(4);

  private static final String PUT =
      """
      update contact set place_at = ?, step = ?, step_at = ?, any_skill = ?, preferred = ?,
        prefer_until = ?, alone = ?, while_away = ?
      where id = ?
      """;

  private static final String LAST =
      """
      select agent from contact
      where citizen = ? and state = 'CLOSED' and agent is not null and closed_at >= ? and id <> ?
      order by closed_at desc, id desc limit 1
      """;

  private final Books books = new Books();

  /** Returns whether a contact waits from now on; who did not get on before keeps the old place. */
  static boolean isNew(Fact fact) {
    return fact instanceof ContactFact.Queued queued
        && switch (queued.cause()) {
          case NEW, REOPENED, WOKEN, CITIZEN_WROTE -> true;
          case TRANSFERRED, NOT_ANSWERED, LINK_LOST, AGENT_AWAY, OVERFLOW -> false;
        };
  }

  /** Takes note of an event of a contact. */
  void follow(Handle handle, Contact contact, String queue, Fact fact, Instant now) {
    Place before = contact.place();
    Place after =
        switch (fact) {
          case ContactFact.Queued queued -> queued(handle, contact, queue, queued, now);
          case ContactFact.Escalated escalated -> {
            Book book = books.read(handle);
            yield before.escalated(book, book.queue(queue), escalated, now);
          }
          case ContactFact.OfferMissed missed when missed.agent().equals(before.preferred()) ->
              before.forAnybody();
          case ContactFact.Transferred handedOn -> handedOn(handle, contact, handedOn, now);
          // It was kept for who has it now; nobody waits for her again if she goes.
          case ContactFact.Accepted accepted when before.keeping() != Place.Keeping.WHILE_AT_WORK ->
              before.forAnybody();
          default -> before;
        };
    if (!after.equals(before)) {
      put(handle, contact, after);
    }
  }

  private Place queued(
      Handle handle, Contact contact, String id, ContactFact.Queued fact, Instant now) {
    Book book = books.read(handle);
    Queue queue = book.queue(id);
    return switch (fact.cause()) {
      case NEW, REOPENED -> Place.atTheEnd(book, queue, now, served(handle, contact, queue, now));
      case WOKEN, CITIZEN_WROTE ->
          woken(contact, Place.atTheEnd(book, queue, now, Optional.empty()), queue, now);
      case TRANSFERRED -> contact.place().handedOn(book, queue, since(contact, queue), now);
      case OVERFLOW -> Place.movedOver(book, queue, contact.queuedAt(), now);
      case NOT_ANSWERED, LINK_LOST, AGENT_AWAY -> contact.place();
    };
  }

  private Place handedOn(
      Handle handle, Contact contact, ContactFact.Transferred fact, Instant now) {
    String to = fact.to();
    if (to == null) {
      return contact.place().forAnybody();
    }
    Queue queue = books.read(handle).queue(fact.queue());
    return contact.place().keptFor(to, now.plus(kept(contact, queue)), Place.Keeping.WHILE_AWAY);
  }

  /** Who put it aside has it first, if she works and it fits beside what she has. */
  private static Place woken(Contact contact, Place place, Queue queue, Instant now) {
    String owner = contact.agent();
    return owner == null
        ? place
        : place.keptFor(owner, now.plus(kept(contact, queue)), Place.Keeping.WHILE_ROOM);
  }

  private static Duration kept(Contact contact, Queue queue) {
    return queue.preferSeconds() == 0
        ? keptUsually(contact)
        : Duration.ofSeconds(queue.preferSeconds());
  }

  /** Where the book does not say how long; a citizen looks at a chat. */
  private static Duration keptUsually(Contact contact) {
    return contact.isLive() ? KEPT_CHAT : KEPT_MAIL;
  }

  /** In its own queue it keeps what head start it was given there. */
  private static Instant since(Contact contact, Queue queue) {
    return queue.id().equals(contact.queue())
        ? contact.place().at()
        : contact.queuedAt().minusSeconds(queue.headStartSeconds());
  }

  /** Returns who served the citizen last, in this contact or in another. */
  private static Optional<String> served(Handle handle, Contact contact, Queue queue, Instant now) {
    if (queue.preferSeconds() == 0) {
      return Optional.empty();
    }
    String own = contact.agent();
    return own != null
        ? Optional.of(own)
        : handle
            .createQuery(LAST)
            .bind(0, Columns.bytes(contact.citizen().value()))
            .bind(1, now.minus(REMEMBERED).toEpochMilli())
            .bind(2, Columns.bytes(contact.id().value()))
            .mapTo(String.class)
            .findFirst();
  }

  private static void put(Handle handle, Contact contact, Place place) {
    handle.execute(
        PUT,
        place.at().toEpochMilli(),
        place.step(),
        millis(place.stepAt()),
        place.anySkill() ? 1 : 0,
        place.preferred(),
        millis(place.preferUntil()),
        place.alone() ? 1 : 0,
        place.keeping().code(),
        Columns.bytes(contact.id().value()));
  }

  private static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : at.toEpochMilli();
  }
}
