// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.routing;

import org.citizendesk.protocol.book.BusinessCalendar;
import org.citizendesk.protocol.book.BusinessHours;
import org.citizendesk.protocol.book.CannedText;
import org.citizendesk.protocol.book.Capacity;
import org.citizendesk.protocol.book.Choice;
import org.citizendesk.protocol.book.General;
import org.citizendesk.protocol.book.Interruption;
import org.citizendesk.protocol.book.Person;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.book.Team;
import org.citizendesk.protocol.fact.BookFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The routing book at one moment. What it does not name is served by everybody, always open, and
 * finished in the usual way. Immutable.
 */
public final class Book {
  private static final int WHOLE = 100;

  /** A book in which nothing stands. */
  public static final Book EMPTY = new Book(Map.of());

  private final Map<Key, BookFact> entries;
  private final Map<String, BusinessHours> hours = new HashMap<>();

  private Book(Map<Key, BookFact> entries) {
    this.entries = Collections.unmodifiableMap(entries);
    all(BookFact.CalendarSet.class, BookFact.CalendarSet::calendar)
        .forEach(calendar -> hours.put(calendar.id(), new BusinessHours(calendar)));
  }

  /** Returns the book with these entries, of which the last about something holds. */
  public static Book of(List<BookFact> facts) {
    Map<Key, BookFact> entries = new TreeMap<>();
    for (BookFact fact : facts) {
      if (fact instanceof BookFact.Removed removed) {
        entries.remove(new Key(removed.kind(), removed.id()));
      } else {
        entries.put(Key.of(fact), fact);
      }
    }
    return new Book(entries);
  }

  /** Returns the entries by what they are about, in a fixed order. */
  public Map<Key, BookFact> entries() {
    return entries;
  }

  /** Returns what holds for all. */
  public General general() {
    return find(BookFact.Kind.GENERAL, "", BookFact.GeneralSet.class)
        .map(BookFact.GeneralSet::general)
        .orElse(General.NONE);
  }

  /** Returns the queue of this name; {@link Queue#UNLISTED} if the book does not know it. */
  public Queue queue(String id) {
    return find(BookFact.Kind.QUEUE, id, BookFact.QueueSet.class)
        .map(BookFact.QueueSet::queue)
        .orElse(Queue.UNLISTED);
  }

  /** Returns what people call a queue: its own name, or the id if it has none. */
  public String queueName(String id) {
    String name = queue(id).name();
    return name.isEmpty() ? id : name;
  }

  /** Returns all queues, by name. */
  public List<Queue> queues() {
    return all(BookFact.QueueSet.class, BookFact.QueueSet::queue).toList();
  }

  /** Returns all agents of whom something stands there, by name. */
  public List<Person> people() {
    return all(BookFact.PersonSet.class, BookFact.PersonSet::person).toList();
  }

  /** Returns all teams, by name. */
  public List<Team> teams() {
    return all(BookFact.TeamSet.class, BookFact.TeamSet::team).toList();
  }

  /** Returns all calendars, by name. */
  public List<BusinessCalendar> calendars() {
    return all(BookFact.CalendarSet.class, BookFact.CalendarSet::calendar).toList();
  }

  /** Returns all texts that the agency has ready, by code and language. */
  public List<CannedText> texts() {
    return all(BookFact.TextSet.class, BookFact.TextSet::text).toList();
  }

  /**
   * Returns the texts for a queue, first those in its language, then those for any; of these first
   * those for this queue alone, then those for its program.
   *
   * @param id of a queue of which nothing may stand there
   */
  public List<CannedText> texts(CannedText.Use use, String id) {
    Queue queue = queue(id);
    return texts().stream()
        .filter(text -> text.use() == use && text.isFor(id, queue))
        .sorted(
            Comparator.comparing((CannedText text) -> !text.isIn(queue.language()))
                .thenComparing(text -> text.language().isEmpty())
                .thenComparing(text -> text.queues().isEmpty())
                .thenComparing(text -> text.program().isEmpty()))
        .toList();
  }

  /** Returns an agent, also one of whom nothing stands there. */
  public Person person(String name) {
    return find(BookFact.Kind.PERSON, name, BookFact.PersonSet.class)
        .map(BookFact.PersonSet::person)
        .orElseGet(() -> Person.unlisted(name));
  }

  /** Returns the team of an agent; {@link Team#NONE} if there is none. */
  public Team team(Person person) {
    return find(BookFact.Kind.TEAM, person.team(), BookFact.TeamSet.class)
        .map(BookFact.TeamSet::team)
        .orElse(Team.NONE);
  }

  /** Returns when a queue is open. */
  public BusinessHours hours(Queue queue) {
    return hours.getOrDefault(queue.calendar(), BusinessHours.ALWAYS);
  }

  /**
   * Returns by when so much of the time is over within which a queue promises an answer, reckoned
   * with the hours of its calendar; empty if it promises nothing, or does not open for so long.
   *
   * @param asked when the citizen wrote
   * @param percent of the time, 0 to 100
   */
  public Optional<Instant> answerDue(String queue, Instant asked, int percent) {
    Queue asking = queue(queue);
    Queue.Target target = asking.target();
    return target == null
        ? Optional.empty()
        : hours(asking)
            .after(
                asked, Duration.ofSeconds(target.seconds()).multipliedBy(percent).dividedBy(WHOLE));
  }

  /**
   * Returns how much an agent may have in hand: her own, else her team's, else what holds for all.
   *
   * @param otherwise if the book says nothing
   */
  public Capacity capacity(Person person, Capacity otherwise) {
    return Stream.of(person.capacity(), team(person).capacity(), general().capacity())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(otherwise);
  }

  /** Returns what may be offered to somebody who is busy. */
  public Interruption interruption() {
    Interruption own = general().interruption();
    return own == null ? Interruption.USUAL : own;
  }

  /** Returns why an agent may be not ready, first what holds for all; empty if nothing is said. */
  public List<Choice> reasons(Person person) {
    return Stream.concat(general().reasons().stream(), team(person).reasons().stream()).toList();
  }

  private <F extends BookFact> Optional<F> find(BookFact.Kind kind, String id, Class<F> type) {
    return Optional.ofNullable(entries.get(new Key(kind, id))).map(type::cast);
  }

  private <F extends BookFact, T> Stream<T> all(Class<F> type, Function<F, T> what) {
    return entries.values().stream().filter(type::isInstance).map(type::cast).map(what);
  }

  /**
   * What an entry is about.
   *
   * @param id empty for what holds for all
   */
  public record Key(BookFact.Kind kind, String id) implements Comparable<Key> {
    /** Returns what an entry is about. */
    public static Key of(BookFact fact) {
      return switch (fact) {
        case BookFact.GeneralSet set -> new Key(BookFact.Kind.GENERAL, "");
        case BookFact.CalendarSet set -> new Key(BookFact.Kind.CALENDAR, set.calendar().id());
        case BookFact.QueueSet set -> new Key(BookFact.Kind.QUEUE, set.queue().id());
        case BookFact.TeamSet set -> new Key(BookFact.Kind.TEAM, set.team().id());
        case BookFact.PersonSet set -> new Key(BookFact.Kind.PERSON, set.person().name());
        case BookFact.TextSet set -> new Key(BookFact.Kind.TEXT, set.text().id());
        case BookFact.Removed removed -> new Key(removed.kind(), removed.id());
      };
    }

    @Override
    public int compareTo(Key other) {
      int byKind = kind.compareTo(other.kind);
      return byKind != 0 ? byKind : id.compareTo(other.id);
    }

    @Override
    public String toString() {
      return switch (kind) {
        case GENERAL -> "what holds for all";
        case CALENDAR -> "calendar " + id;
        case QUEUE -> "queue " + id;
        case TEAM -> "team " + id;
        case PERSON -> "agent " + id;
        case TEXT -> "text " + id;
      };
    }
  }
}
