// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.book;

import org.citizendesk.protocol.book.BusinessCalendar;
import org.citizendesk.protocol.book.CannedText;
import org.citizendesk.protocol.book.General;
import org.citizendesk.protocol.book.Person;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.book.Team;
import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.routing.Book;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The routing book as a file that people write: JSON, in which comments may stand. */
public final class BookFile {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private BookFile() {}

  /**
   * Reads a book.
   *
   * @param text the file's content
   * @throws BookException if it cannot be accepted; names every fault that can be found at once,
   *     with its line where it has one
   */
  public static Book read(String text) {
    Written written;
    try {
      written = MAPPER.readValue(text, Written.class);
    } catch (JacksonException e) {
      throw new BookException(List.of(describe(e)));
    }
    if (written == null) {
      throw new BookException(List.of("the file is empty"));
    }
    List<String> faults = new ArrayList<>();
    Book book = Book.of(written.facts(faults));
    faults.addAll(dangling(book));
    faults.addAll(circles(book));
    if (!faults.isEmpty()) {
      throw new BookException(faults);
    }
    return book;
  }

  /** Returns the book as such a file. */
  public static String write(Book book) {
    Written written =
        new Written(
            book.general().equals(General.NONE) ? null : book.general(),
            book.calendars(),
            book.queues(),
            book.teams(),
            book.people(),
            book.texts());
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(written);
  }

  /** Returns what is allowed and hardly meant: queues that nobody can serve. */
  public static List<String> doubts(Book book) {
    return book.queues().stream()
        .filter(queue -> !queue.skills().isEmpty() || !queue.language().isEmpty())
        .filter(queue -> book.people().stream().noneMatch(person -> person.serves(queue)))
        .map(queue -> "queue " + queue.id() + ": nobody has its skills and speaks its language")
        .toList();
  }

  private static List<String> dangling(Book book) {
    Set<String> calendars = ids(book.calendars(), BusinessCalendar::id);
    Set<String> queues = ids(book.queues(), Queue::id);
    Set<String> teams = ids(book.teams(), Team::id);
    List<String> faults = new ArrayList<>();
    for (Queue queue : book.queues()) {
      require(faults, calendars, queue.calendar(), "queue " + queue.id() + ": no calendar");
      queue
          .steps()
          .forEach(
              step -> require(faults, queues, step.to(), "queue " + queue.id() + ": no queue"));
    }
    for (Person person : book.people()) {
      require(faults, teams, person.team(), "agent " + person.name() + ": no team");
    }
    for (CannedText text : book.texts()) {
      text.queues()
          .forEach(queue -> require(faults, queues, queue, "text " + text.id() + ": no queue"));
    }
    return faults;
  }

  private static <T> Set<String> ids(List<T> entries, Function<T, String> id) {
    return entries.stream().map(id).collect(Collectors.toSet());
  }

  private static void require(List<String> faults, Set<String> known, String id, String what) {
    if (!id.isEmpty() && !known.contains(id)) {
      faults.add(what + " " + id + (known.isEmpty() ? "" : "; there are " + new TreeSet<>(known)));
    }
  }

  /** A contact that overflows from queue to queue must come to rest somewhere. */
  private static List<String> circles(Book book) {
    Map<String, Set<String>> next = new TreeMap<>();
    for (Queue queue : book.queues()) {
      next.put(
          queue.id(),
          queue.steps().stream()
              .map(Queue.Step::to)
              .filter(to -> !to.isEmpty())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    return next.keySet().stream()
        .filter(queue -> reaches(next, queue, queue, new HashSet<>()))
        .map(queue -> "queue " + queue + ": its contacts would overflow back into it")
        .toList();
  }

  private static boolean reaches(
      Map<String, Set<String>> next, String from, String goal, Set<String> seen) {
    for (String to : next.getOrDefault(from, Set.of())) {
      if (to.equals(goal) || (seen.add(to) && reaches(next, to, goal, seen))) {
        return true;
      }
    }
    return false;
  }

  private static String describe(JacksonException e) {
    String path =
        e.getPath().stream()
            .map(
                step ->
                    step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getPropertyName())
            .collect(Collectors.joining());
    String where = path.isEmpty() ? "" : path.replaceFirst("^\\.", "") + ": ";
    var location = e.getLocation();
    String line =
        location == null || location.getLineNr() < 1 ? "" : "line " + location.getLineNr() + ": ";
    return line + where + what(e);
  }

  private static String what(JacksonException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          "there is no "
              + unknown.getPropertyName()
              + " here, only "
              + unknown.getKnownPropertyIds().stream()
                  .map(String::valueOf)
                  .sorted()
                  .collect(Collectors.joining(", "));
      case ValueInstantiationException refused when refused.getCause() != null ->
          String.valueOf(refused.getCause().getMessage());
      case StreamReadException broken -> "this is not JSON: " + broken.getOriginalMessage();
      default -> e.getOriginalMessage();
    };
  }

  /** The file's outermost object. */
  record Written(
      @Nullable General general,
      List<BusinessCalendar> calendars,
      List<Queue> queues,
      List<Team> teams,
      List<Person> people,
      List<CannedText> texts) {
    private static final int MOST = 10_000;

    /** What is left out is empty. */
    Written {
      calendars = entries(calendars, "calendars");
      queues = entries(queues, "queues");
      teams = entries(teams, "teams");
      people = entries(people, "people");
      texts = entries(texts, "texts");
    }

    private static <T> List<T> entries(@Nullable List<T> entries, String field) {
      return entries == null ? List.of() : Bounds.list(entries, MOST, field);
    }

    private List<BookFact> facts(List<String> faults) {
      List<BookFact> facts = new ArrayList<>();
      if (general != null) {
        facts.add(new BookFact.GeneralSet(general));
      }
      calendars.forEach(calendar -> facts.add(new BookFact.CalendarSet(calendar)));
      queues.forEach(queue -> facts.add(new BookFact.QueueSet(queue)));
      teams.forEach(team -> facts.add(new BookFact.TeamSet(team)));
      people.forEach(person -> facts.add(new BookFact.PersonSet(person)));
      texts.forEach(text -> facts.add(new BookFact.TextSet(text)));
      Set<Book.Key> seen = new HashSet<>();
      facts.stream()
          .map(Book.Key::of)
          .filter(key -> !seen.add(key))
          .forEach(key -> faults.add(key + " stands there twice"));
      return facts;
    }
  }
}
