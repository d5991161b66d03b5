// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.id.ContactId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Who is let in when, and who stands where in line, on a real log. */
final class FrontTest {
  private static final CitizenFrame.Hello HELLO = new CitizenFrame.Hello(null, null, 0, "", "en");

  @TempDir private Path folder;
  private ChatLog store;
  private Conversations conversations;
  private WaitingLine line;

  @BeforeEach
  void open() {
    store = new ChatLog(folder, ChatLog.feature(folder));
    conversations = store.conversations();
    line = new WaitingLine(store.log, store.clock);
    store.log.listen(line);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Conversation promised() {
    return conversations.promise(conversations.newKey(), HELLO, null);
  }

  private Conversations.Outcome say(Conversation chat) {
    return conversations.say(chat, new CitizenFrame.Say(UUID.randomUUID(), "Hello")).join();
  }

  private ContactId chat() {
    Conversation chat = promised();
    assertEquals(Conversations.Outcome.STORED, say(chat));
    store.clock.advance(Duration.ofSeconds(1));
    return chat.id();
  }

  private int position(ContactId chat) {
    return line.place(chat).map(DeskFrame.Waiting::position).orElse(0);
  }

  @Test
  void aChatBeginsInBusinessHoursOnlyAndGoesOnAfterThem() {
    // It is 4:00 on a Monday in New York.
    store.openFrom("08:30", "17:00");
    Conversation early = promised();
    assertEquals(Conversations.Outcome.CLOSED, say(early));
    assertEquals(Optional.empty(), conversations.state(early.id()));
    Office.Now closed = store.office().now("web-chat");
    assertEquals(
        new Office.Now(false, Instant.parse("2026-03-02T13:30:00Z"), "America/New_York"), closed);

    store.clock.advance(Duration.ofHours(4).plusMinutes(30));
    assertEquals(Conversations.Outcome.STORED, say(early));
    assertTrue(store.office().now("web-chat").open());

    store.clock.advance(Duration.ofHours(8).plusMinutes(29));
    Conversation late = promised();
    store.clock.advance(Duration.ofMinutes(1));
    assertEquals(Conversations.Outcome.CLOSED, say(late));
    assertEquals(Conversations.Outcome.STORED, say(early));
  }

  @Test
  void aQueueWithoutACalendarIsAlwaysOpen() {
    assertEquals(new Office.Now(true, null, ""), store.office().now("web-chat"));
  }

  @Test
  void everybodyHasANumberAndWhoIsOfferedKeepsHers() {
    ContactId first = chat();
    ContactId second = chat();
    ContactId third = chat();

    assertEquals(Set.of(first, second, third), line.look(true));
    assertEquals(List.of(1, 2, 3), List.of(position(first), position(second), position(third)));
    store.happens(first, new ContactFact.Offered("avery", store.clock.instant().plusSeconds(20)));
    assertEquals(Set.of(), line.look(true));
    store.accepted(first);
    assertEquals(Set.of(second, third), line.look(true));
    assertEquals(List.of(0, 1, 2), List.of(position(first), position(second), position(third)));
  }

  @Test
  void theLineIsReadOnceForAllAndNotWhileNothingHappensOrNobodyCouldHear() {
    ContactId first = chat();
    assertEquals(Set.of(), line.look(false));
    assertEquals(Set.of(first), line.look(true));
    ContactId second = chat();
    assertEquals(0, position(second), "not read at each change");
    assertEquals(Set.of(second), line.look(true));
    store.agentSays(first, "a word is no change");
    store.log.write(tx -> tx.handle().execute("alter table contact rename to hidden")).join();

    assertEquals(Set.of(), line.look(true));
  }

  @Test
  void whoWaitsBehindAQueueThatMovesIsToldHowLong() {
    for (int i = 0; i < 6; i++) {
      ContactId before = chat();
      store.clock.advance(Duration.ofMinutes(3));
      store.accepted(before);
    }
    ContactId first = chat();
    ContactId second = chat();
    line.look(true);

    assertEquals(new WaitEstimate.Range(0, 5), line.place(first).orElseThrow().about());
    assertEquals(new WaitEstimate.Range(5, 10), line.place(second).orElseThrow().about());
  }

  /** Six visitors who waited for a minute each. */
  private void sixWereServed() {
    for (int i = 0; i < 6; i++) {
      ContactId before = chat();
      store.clock.advance(Duration.ofSeconds(59));
      store.accepted(before);
    }
  }

  private WaitEstimate.Range about(ContactId chat) {
    return line.place(chat).orElseThrow().about();
  }

  @Test
  void theEstimateCountsFromWhoHasWaitedLongest() {
    sixWereServed();
    chat();
    store.clock.advance(Duration.ofMinutes(10));
    ContactId second = chat();
    line.look(true);

    assertEquals(new WaitEstimate.Range(5, 10), about(second), "16 minutes for six");
  }

  @Test
  void theEstimateCountsBusinessHoursOnly() {
    store.openFrom("03:00", "04:08");
    sixWereServed();
    chat();
    ContactId second = chat();
    store.clock.advance(Duration.ofMinutes(10));
    line.look(true);

    assertEquals(new WaitEstimate.Range(0, 5), about(second), "8 minutes for six");
  }

  @Test
  void whatIsShownStaysForAMinuteThoughThePlaceChanges() {
    sixWereServed();
    ContactId first = chat();
    store.clock.advance(Duration.ofMinutes(10));
    ContactId second = chat();
    line.look(true);
    store.accepted(first);
    line.look(true);
    assertEquals(1, position(second));
    assertEquals(new WaitEstimate.Range(5, 10), about(second));

    store.clock.advance(Duration.ofMinutes(1));
    line.look(true);

    assertEquals(new WaitEstimate.Range(0, 5), about(second));
  }

  @Test
  void theLineIsReadNowAndThenThoughNothingHappens() {
    ContactId first = chat();
    ContactId second = chat();
    line.look(true);
    store.placeBefore(second, first);
    assertEquals(Set.of(), line.look(true));

    store.clock.advance(Duration.ofSeconds(20));

    assertEquals(Set.of(first, second), line.look(true));
  }

  @Test
  void whoEndsHerChatMakesRoomAtOnce() {
    ContactId first = chat();
    ContactId second = chat();
    line.look(true);
    store.happens(first, new ChatFact.Ended(ChatFact.Author.CITIZEN));

    assertEquals(Set.of(second), line.look(true));
    assertEquals(List.of(0, 1), List.of(position(first), position(second)));
  }

  @Test
  void theBookIsReadOnceASecondForAll() {
    store.openFrom("08:30", "17:00");
    Office office = store.office();
    Office.Now closed = office.now("web-chat");
    store.log.write(tx -> tx.handle().execute("alter table book_entry rename to hidden")).join();

    assertEquals(closed, office.now("web-chat"));
  }

  @Test
  void whoLeavesIsNotInLine() {
    ContactId first = chat();
    ContactId second = chat();
    line.look(true);
    store.happens(first, new ChatFact.Ended(ChatFact.Author.CITIZEN));
    store.happens(first, new ContactFact.WrappedUp("server", "abandoned", "", 0));
    line.look(true);

    assertEquals(List.of(0, 1), List.of(position(first), position(second)));
  }
}
