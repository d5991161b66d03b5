// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.log.RejectedEvents.Rejected;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What an administrator decides about events that were refused. */
class SettlementsTest {
  private static final Event.Subject MARY =
      new Event.Subject(new CitizenId(UUID.randomUUID()), new ContactId(UUID.randomUUID()));

  private final ClientFrame.Device north = TestDesktop.newDevice();
  @TempDir Path folder;
  private TestLog test;
  private Settlements settlements;

  @BeforeEach
  void openTheLog() {
    Projection breaks =
        (tx, event, fact) -> {
          if (fact instanceof NoteFact.Written note && note.text().contains("boom")) {
            throw new IllegalStateException("boom");
          }
        };
    PushRule noBadNotes =
        (handle, user, event, fact) ->
            fact instanceof NoteFact.Written note && note.text().startsWith("bad")
                ? Optional.of(new PushRule.Refusal("bad-note", "no bad notes"))
                : Optional.empty();
    test = new TestLog(folder, new LogRules(List.of(breaks), List.of(noBadNotes), List.of()));
    settlements = new Settlements(test.database, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void whatIsAcceptedIsTheWholeEventAtTheEndOfTheLogAndWhoPushedItHearsOfIt() {
    Event refused = note(1, "bad");
    push(refused, note(2, "good"));
    assertEquals(Optional.empty(), test.log.find(refused.id()));

    settlements.accept(refused.id(), "root");
    test.log.settle();
    await().until(() -> test.log.find(refused.id()).isPresent());

    PlacedEvent placed = test.log.find(refused.id()).orElseThrow();
    assertEquals(refused, placed.event());
    assertEquals(new PlacedEvent.Place(0, 2, 2), placed.place());
    assertEquals(
        List.of(refused.id()),
        test.page(Set.of(Topic.agent("ann"))).events().stream().map(e -> e.event().id()).toList());
    assertEquals(2, ChainCheck.check(test.database).whole());
    assertEquals(Optional.empty(), ChainCheck.check(test.database).broken());
    assertEquals(List.of(), unsettled());
    Settlement settlement = settlements.of(refused.id());
    assertNotNull(settlement);
    assertTrue(settlement.done());
    assertEquals("root", settlement.by());
  }

  @Test
  void whatIsAcceptedIsToldWhenItIsPushedAgainAndCountsOnce() {
    Event refused = note(1, "bad");
    push(refused);
    settlements.accept(refused.id(), "root");
    for (int node = 0; node < 3; node++) {
      test.log.settle();
    }
    await().until(() -> test.log.find(refused.id()).isPresent());

    PushOutcome again = push(refused, note(2, "good"));

    assertEquals(List.of(), again.rejected());
    assertEquals(1, again.placed().getFirst().place().pos());
    assertEquals(2, again.placed().getLast().place().pos());
    assertThrows(
        IllegalArgumentException.class, () -> settlements.drop(refused.id(), "root", "late"));
  }

  @Test
  void whatIsDroppedStaysOutOfTheLogAndIsKeptWithTheReason() {
    Event refused = note(1, "bad");
    push(refused);

    settlements.drop(refused.id(), "root", " written twice ");
    test.log.settle();

    assertEquals(List.of(), unsettled());
    Rejected kept = test.log.read(handle -> RejectedEvents.newest(handle, 9)).getFirst();
    assertEquals(refused, kept.whole());
    assertNotNull(kept.settlement());
    assertEquals("written twice", kept.settlement().reason());
    assertEquals("bad-note", push(refused).rejected().getFirst().code());
    String complaint =
        assertThrows(IllegalArgumentException.class, () -> settlements.accept(refused.id(), "root"))
            .getMessage();
    assertTrue(complaint.contains("was dropped by root on "), complaint);
    assertEquals(Optional.empty(), test.log.find(refused.id()));
  }

  @Test
  void nothingIsDroppedWithoutAReasonAndNothingDecidedThatWasNotRefused() {
    Event refused = note(1, "bad");
    Event good = note(2, "good");
    push(refused, good);

    assertThrows(IllegalArgumentException.class, () -> settlements.drop(refused.id(), "root", " "));
    assertThrows(IllegalArgumentException.class, () -> settlements.accept(good.id(), "root"));
    assertEquals(1, unsettled().size());
  }

  @Test
  void whatAnEarlierVersionDidNotKeepWholeCanOnlyBeDropped() {
    Event refused = note(1, "bad");
    push(refused);
    test.database.write(
        tx ->
            tx.handle().execute("update rejected set session = null, hlc = null, version = null"));
    assertNull(unsettled().getFirst().whole());

    String complaint =
        assertThrows(IllegalArgumentException.class, () -> settlements.accept(refused.id(), "root"))
            .getMessage();

    assertTrue(complaint.contains("its author can write it again"), complaint);
    settlements.drop(refused.id(), "root", "written again");
    assertEquals(List.of(), unsettled());
  }

  @Test
  void whatNobodyCanReadCanOnlyBeDropped() {
    Event refused =
        new Event(
            new EventId(UUID.randomUUID()),
            new Event.Origin(north.id(), north.epoch(), 1, "s"),
            MARY,
            1,
            Instant.EPOCH,
            new Event.Content("note.written", 1, "{\"agent\":7}"));
    assertEquals("bad-payload", push(refused).rejected().getFirst().code());

    String complaint =
        assertThrows(IllegalArgumentException.class, () -> settlements.accept(refused.id(), "root"))
            .getMessage();

    assertTrue(complaint.contains("it can only be dropped"), complaint);
  }

  @Test
  void whatCannotBeTakenInIsOpenAgainWithTheReason() {
    Event refused = note(1, "bad boom");
    push(refused);
    settlements.accept(refused.id(), "root");

    test.log.settle();

    await().until(() -> !unsettled().isEmpty());
    Settlement settlement = unsettled().getFirst().settlement();
    assertNotNull(settlement);
    assertTrue(String.valueOf(settlement.failure()).contains("boom"));
    assertEquals(Optional.empty(), test.log.find(refused.id()));
    settlements.drop(refused.id(), "root", "it cannot be taken in");
    assertEquals(List.of(), unsettled());
  }

  private List<Rejected> unsettled() {
    return test.log.read(handle -> RejectedEvents.open(handle, 9));
  }

  private PushOutcome push(Event... events) {
    return test.log.push(north, "ann", List.of(events)).join();
  }

  private Event note(long seq, String text) {
    return new Event(
        new EventId(UUID.randomUUID()),
        new Event.Origin(north.id(), north.epoch(), seq, "her sign-in"),
        MARY,
        seq << 16,
        Instant.EPOCH.plusSeconds(seq),
        FactCodec.encode(new NoteFact.Written("ann", text)));
  }
}
