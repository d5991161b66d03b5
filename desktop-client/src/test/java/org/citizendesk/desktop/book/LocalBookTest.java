// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.book;

import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.protocol.book.CannedText;
import org.citizendesk.protocol.book.Choice;
import org.citizendesk.protocol.book.General;
import org.citizendesk.protocol.book.Person;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.book.Team;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.id.CitizenId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

class LocalBookTest {
  @TempDir Path folder;
  private DeskBench desk;
  private LocalBook book;

  @BeforeEach
  void open() {
    desk = DeskBench.open(folder);
    book = new LocalBook(desk.store);
    book.start();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void theNewestEntryAboutEachThingHolds() {
    says(new BookFact.GeneralSet(new General(List.of(new Choice("lunch", "Lunch")), null, null)));
    says(new BookFact.TeamSet(new Team("north", "", List.of(new Choice("van", "Van duty")), null)));
    says(new BookFact.PersonSet(new Person("ana", "north", List.of(), Map.of(), null)));
    says(new BookFact.QueueSet(queue("First name")));
    says(new BookFact.QueueSet(queue("Second name")));

    await().until(() -> book.book().get().queue("snap").name().equals("Second name"));
    assertEquals(List.of("Lunch", "Van duty"), book.reasons("ana"));
    assertEquals(List.of("Lunch"), book.reasons("bob"));

    says(new BookFact.Removed(BookFact.Kind.QUEUE, "snap"));
    await().until(() -> book.book().get().queue("snap").equals(Queue.UNLISTED));
  }

  @Test
  void whatIsOnTheDiskIsKnownFromTheStart() {
    says(new BookFact.QueueSet(queue("Food benefits")));
    CannedText text =
        new CannedText("card", "", CannedText.Use.INSERT, List.of(), "", "", "At {{queue.name}}");
    says(new BookFact.TextSet(text));

    LocalBook again = new LocalBook(desk.store);
    again.start();

    assertEquals("Food benefits", again.book().get().queue("snap").name());
    assertEquals(List.of(text), again.book().get().texts(CannedText.Use.INSERT, "snap"));
  }

  private void says(BookFact fact) {
    desk.arrive(CitizenId.BOOK, null, fact);
  }

  private static Queue queue(String name) {
    return new Queue("snap", name, "", "", Map.of(), 0, "", 0, 0, false, null, null, List.of());
  }
}
