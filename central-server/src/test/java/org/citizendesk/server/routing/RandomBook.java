// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.book.Capacity;
import org.citizendesk.protocol.book.General;
import org.citizendesk.protocol.book.Interruption;
import org.citizendesk.protocol.book.Person;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.id.CitizenId;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A routing book with a little of everything that decides who may have what. */
final class RandomBook {
  static final Event.Subject SUBJECT = new Event.Subject(CitizenId.BOOK, null);
  static final List<String> QUEUES = List.of("benefits", "es", "crisis");

  private RandomBook() {}

  static List<BookFact> entries(Random random) {
    return List.of(
        new BookFact.GeneralSet(
            new General(List.of(), null, random.nextBoolean() ? Interruption.USUAL : onlyMails())),
        set(
            queue(
                "es",
                "es",
                Map.of("snap", 2),
                random.nextInt(90),
                random.nextInt(40),
                false,
                List.of(
                    new Queue.Step(40, 30, true, ""), new Queue.Step(90, 0, false, "benefits")))),
        set(queue("crisis", "", Map.of(), 600, 0, true, List.of())),
        person("ann", List.of("es"), 3, new Capacity(1, 1, 2, 0)),
        person("bob", List.of("es"), 1, new Capacity(1, random.nextInt(3), 1, 2)));
  }

  private static Interruption onlyMails() {
    return new Interruption(false, false, false, true, false, false);
  }

  private static BookFact set(Queue queue) {
    return new BookFact.QueueSet(queue);
  }

  private static Queue queue(
      String id,
      String language,
      Map<String, Integer> skills,
      int headStart,
      int prefer,
      boolean alone,
      List<Queue.Step> steps) {
    return new Queue(
        id, "", "", language, skills, headStart, "", 0, prefer, alone, null, null, steps);
  }

  private static BookFact person(
      String name, List<String> languages, int level, Capacity capacity) {
    return new BookFact.PersonSet(new Person(name, "", languages, Map.of("snap", level), capacity));
  }
}
