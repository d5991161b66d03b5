// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.routing.Book;
import org.citizendesk.server.app.CentralServer;
import org.citizendesk.server.book.BookFile;
import org.citizendesk.server.book.Books;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DemoCentreTest {
  private static final int CITIZENS = 30;
  // A start may write that somebody is signed out; a past is hundreds.
  private static final int A_START = 10;

  @TempDir Path folder;

  @Test
  void hasMonthsOfPastOverAllChannelsAndOnlyInventedPeople() {
    try (DemoCentre centre = DemoCentre.open(folder, CITIZENS)) {
      List<String> channels = query(centre, "select distinct channel from contact");
      long first = Long.parseLong(query(centre, "select min(opened_at) from contact").getFirst());

      assertEquals(
          Arrays.stream(Channel.values()).map(Channel::name).collect(Collectors.toSet()),
          Set.copyOf(channels));
      assertTrue(
          Instant.ofEpochMilli(first).isBefore(Instant.now().minus(Duration.ofDays(60))),
          "the past begins at " + first);
      List<String> identifiers = query(centre, "select value from citizen_identifier");
      assertEquals(2 * CITIZENS, identifiers.size());
      for (String identifier : identifiers) {
        assertTrue(
            identifier.matches("\\+120255501\\d\\d|.*@citizens\\.example\\.org"), identifier);
      }
    }
  }

  @Test
  void noReplyOfThePastWaitsToBeSent() {
    try (DemoCentre centre = DemoCentre.open(folder, CITIZENS)) {
      assertEquals(List.of("0"), query(centre, "select count(*) from email_outbox"));
    }
  }

  @Test
  void everyAccountCanDoItsWork() {
    try (DemoCentre centre = DemoCentre.open(folder, 6)) {
      var accounts = server(centre).accounts();

      assertEquals(
          Set.of(Role.AGENT, Role.SUPERVISOR, Role.TRAINER),
          Set.copyOf(accounts.find(DemoCentre.AGENT).orElseThrow().roles()));
      assertEquals(Set.of(Role.AGENT), Set.copyOf(accounts.find("sasha").orElseThrow().roles()));
      assertFalse(accounts.hasAny(Role.ADMINISTRATOR));
    }
  }

  @Test
  void goesByItsRoutingBook() {
    Book written = DemoCentre.book();
    assertEquals(List.of(), BookFile.doubts(written));

    try (DemoCentre centre = DemoCentre.open(folder, 6)) {
      Book read = server(centre).log().read(new Books()::read);

      assertEquals(BookFile.write(written), BookFile.write(read));
    }
  }

  @Test
  void writesThePastOnceAndKeepsItsPort() {
    long head;
    try (DemoCentre centre = DemoCentre.open(folder, 6)) {
      head = centre.head();
      assertTrue(head > 50, "events: " + head);

      centre.stopServer();

      assertNull(centre.server());
      assertThrows(IllegalStateException.class, centre::head);
      var before = centre.address();
      centre.startServer();
      assertEquals(before, centre.address());
      assertTrue(centre.head() - head < A_START, "events: " + centre.head());
    }
    try (DemoCentre again = DemoCentre.open(folder, 6)) {
      assertTrue(again.head() - head < A_START, "events: " + again.head());
      assertEquals(
          List.of("6"),
          query(again, "select count(*) from citizen_identifier where value like '+%'"));
    }
  }

  @Test
  void saysWhichFolderCannotBeUsed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");

    UncheckedIOException refused =
        assertThrows(UncheckedIOException.class, () -> DemoCentre.open(file, 6));

    assertTrue(String.valueOf(refused.getMessage()).contains(file.toString()));
  }

  private static CentralServer server(DemoCentre centre) {
    return Objects.requireNonNull(centre.server());
  }

  private static List<String> query(DemoCentre centre, String sql) {
    return server(centre).log().read(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
