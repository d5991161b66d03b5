// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.contact.ui.Items;
import org.citizendesk.protocol.book.Person;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.book.Team;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.routing.Book;
import org.junit.jupiter.api.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import static org.junit.jupiter.api.Assertions.assertEquals;

class BookedTransfersTest {
  private static final Book BOOK =
      Book.of(
          List.of(
              new BookFact.QueueSet(queue("Benefits", "", "")),
              new BookFact.QueueSet(queue("es", "Spanish line", "es")),
              new BookFact.TeamSet(new Team("north", "North", List.of(), null)),
              new BookFact.PersonSet(person("ana", "")),
              new BookFact.PersonSet(person("lee", "north"))));

  private final List<Command> asked = new ArrayList<>();

  @Test
  void namesQueuesAndThenColleaguesButNotOneself() {
    assertEquals(
        List.of("Benefits", "Spanish line", "lee (North)"), names(transfers(BOOK), "Benefits"));
  }

  @Test
  void namesOnlyColleaguesWhoMayHaveIt() {
    assertEquals(List.of("Benefits", "Spanish line"), names(transfers(BOOK), "es"));
  }

  @Test
  void withoutABookThereIsTheContactsOwnQueue() {
    assertEquals(List.of("Benefits"), names(transfers(Book.EMPTY), "Benefits"));
  }

  @Test
  void asksForTheQueueOrForTheColleagueInTheContactsQueue() {
    WorkItem item = Items.chat("Rosa");
    BookedTransfers transfers = transfers(BOOK);
    List<Receiver> receivers = transfers.receivers(item);

    var _ = transfers.transfer(item, receivers.get(1), "hola");
    var _ = transfers.transfer(item, receivers.get(2), "");

    assertEquals(
        List.of(
            new Command.Transfer(item.contact(), 1, "es", null, "hola"),
            new Command.Transfer(item.contact(), 1, "Benefits", "lee", "")),
        asked);
  }

  private static List<String> names(BookedTransfers transfers, String queue) {
    WorkItem item = Items.chat("Rosa");
    WorkItem there =
        new WorkItem(
            item.contact(),
            item.citizen(),
            item.channel(),
            queue,
            "Rosa",
            "",
            "",
            "",
            item.status(),
            item.since(),
            null,
            null,
            false,
            null,
            1);
    return transfers.receivers(there).stream()
        .map(one -> one.team().isEmpty() ? one.name() : one.name() + " (" + one.team() + ")")
        .toList();
  }

  private BookedTransfers transfers(Book book) {
    return new BookedTransfers(
        () -> book,
        "ana",
        command -> {
          asked.add(command);
          return CompletableFuture.completedFuture(new Outcome.Done());
        });
  }

  private static Queue queue(String id, String name, String language) {
    return new Queue(id, name, "", language, Map.of(), 0, "", 0, 0, false, null, null, List.of());
  }

  private static Person person(String name, String team) {
    return new Person(name, team, List.of(), Map.of(), null);
  }
}
