// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.id.ContactId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** One browser's visit on a real log, with a line that writes down what it is to send. */
final class VisitTest {
  private static final ChatLimits.Rate MUCH = new ChatLimits.Rate(1000, 100);
  private static final ChatLimits LIMITS =
      new ChatLimits(
          new ChatLimits.Rate(3, 1),
          MUCH,
          10,
          Duration.ofSeconds(20),
          Duration.ofSeconds(50),
          Duration.ofSeconds(5));
  private static final String HELLO =
      "{\"t\":\"hello\",\"after\":0,\"name\":\"Sam\",\"language\":\"es\"}";
  private static final String END = "{\"t\":\"end\"}";

  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final Lane direct = new Lane(Runnable::run, VisitTest::fail);
  private final List<String> typing = new ArrayList<>();
  private final Paper paper = new Paper();
  private final ChatHub hub = new ChatHub();
  @TempDir private Path folder;
  private ChatLog store;
  private Desk desk;
  private Visit visit;

  @BeforeEach
  void open() {
    store = new ChatLog(folder, ChatLog.feature(folder));
    store.log.listen(hub);
    WaitingLine line = new WaitingLine(store.log, store.clock);
    desk =
        new Desk(
            store.conversations(),
            hub,
            new Front(store.office(), line, Letterbox.NONE, ChatSettings.DEFAULT),
            new Copies(Letterbox.NONE, store.clock),
            new Doors(Set.of(), 10),
            ChatSettings.Files.USUAL,
            LIMITS,
            new RateLimiter<>(LIMITS.perConversation(), store.clock),
            new RateLimiter<>(LIMITS.perAddress(), store.clock),
            (contact, on) -> typing.add(contact + " " + on),
            store.clock,
            executor);
    visit = new Visit(desk, paper, direct, "192.0.2.7");
  }

  @AfterEach
  void close() {
    executor.shutdownNow();
    store.close();
  }

  private static void fail(RuntimeException e) {
    throw e;
  }

  @Test
  void aHelloPromisesAConversationOfWhichNothingIsStoredYet() {
    visit.received(HELLO);

    DeskFrame.Welcome welcome = paper.only(DeskFrame.Welcome.class);
    assertEquals(0, welcome.last());
    assertFalse(welcome.copies(), "there is no mailbox");
    assertTrue(desk.conversations().state(welcome.conversation()).isEmpty());
    assertEquals(0, store.log.heads().getFirst().pos());
  }

  @Test
  void eachFrameBeforeTheHelloIsRefusedByName() {
    visit.received(say(UUID.randomUUID(), "hello?"));
    visit.received("{\"t\":\"typing\",\"on\":true}");
    visit.received(END);

    assertEquals(List.of("no-hello", "no-hello", "no-hello"), paper.problems());
    assertEquals(List.of(), typing);
  }

  @Test
  void whatIsSaidComesBackOnceAndThenItIsToldThatNobodyHasItYet() {
    visit.received(HELLO);
    paper.frames.clear();

    visit.received(say(UUID.randomUUID(), "Hola"));

    assertEquals("Hola", paper.only(DeskFrame.Said.class).text());
    assertEquals(List.of(false), paper.all(DeskFrame.Agent.class, DeskFrame.Agent::on));
  }

  @Test
  void aMessageSentAgainIsEchoedUnderItsOldNumber() {
    visit.received(HELLO);
    UUID id = UUID.randomUUID();
    visit.received(say(id, "Hola"));
    visit.received(say(id, "Hola"));

    assertEquals(List.of(1L, 1L), paper.all(DeskFrame.Said.class, DeskFrame.Said::n));
    assertEquals(List.of("Hola"), store.texts(conversation()));
  }

  @Test
  void whoWritesTooFastIsRefusedUntilTimeHasPassed() {
    visit.received(HELLO);
    for (int i = 0; i < 4; i++) {
      visit.received(say(UUID.randomUUID(), "message " + i));
    }
    assertEquals(List.of("too-fast"), paper.problems());

    store.clock.advance(Duration.ofSeconds(1));
    visit.received(say(UUID.randomUUID(), "message 3"));

    assertEquals(
        List.of("message 0", "message 1", "message 2", "message 3"), store.texts(conversation()));
  }

  @Test
  void aNewHelloForgetsThePlaceInTheOldConversationAndKeepsTheCitizen() {
    visit.received(HELLO);
    visit.received(say(UUID.randomUUID(), "first"));
    ContactId first = conversation();
    visit.received(HELLO);
    visit.received(say(UUID.randomUUID(), "second"));
    ContactId second = conversation();
    paper.frames.clear();

    store.agentSays(first, "too late for this window");
    store.accepted(first);

    assertNotEquals(first, second);
    assertEquals(store.citizenOf(first), store.citizenOf(second));
    assertEquals(List.of(), paper.frames);
  }

  @Test
  void aWrongKeyLeavesTheConversationThatGoesOn() {
    visit.received(HELLO);
    visit.received(say(UUID.randomUUID(), "mine"));
    ContactId mine = conversation();

    visit.received(
        "{\"t\":\"hello\",\"conversation\":\"%s\",\"key\":\"%s\",\"after\":0,\"name\":\"\",\"language\":\"en\"}"
            .formatted(mine, "A".repeat(43)));
    visit.received(say(UUID.randomUUID(), "still mine"));

    assertEquals(List.of("unknown-conversation"), paper.problems());
    assertEquals(List.of("mine", "still mine"), store.texts(mine));
  }

  @Test
  void theEndIsToldOnceHoweverOftenItIsAskedFor() {
    visit.received(HELLO);
    visit.received(say(UUID.randomUUID(), "Hola"));
    visit.received(END);
    visit.received(END);

    paper.only(DeskFrame.Ended.class);
    visit.received(say(UUID.randomUUID(), "one more"));
    assertEquals(List.of("ended"), paper.problems());
    assertEquals(List.of("Hola"), store.texts(conversation()));
  }

  @Test
  void whatIsRefusedTwentyTimesInARowIsShownOutButSuccessForgives() {
    visit.received(HELLO);
    for (int i = 0; i < 19; i++) {
      visit.received("{");
    }
    visit.received(say(UUID.randomUUID(), "sorry"));
    for (int i = 0; i < 19; i++) {
      visit.received("{");
    }
    assertEquals(List.of(), paper.closed);

    visit.received("{");

    assertEquals(List.of(CloseCode.BAD_FRAME), paper.closed);
  }

  @Test
  void whatCannotBeStoredIsRefusedAndMayBeSentAgain() {
    visit.received(HELLO);
    rename("chat_message", "hidden");
    UUID id = UUID.randomUUID();
    visit.received(say(id, "Hola"));
    assertEquals(List.of("server-error"), paper.problems());

    rename("hidden", "chat_message");
    visit.received(say(id, "Hola"));

    assertEquals(1, paper.only(DeskFrame.Said.class).n());
    assertEquals(List.of("Hola"), store.texts(conversation()));
  }

  @Test
  void aSilentConnectionIsTriedAndThenDropped() {
    visit.received(HELLO);
    store.clock.advance(Duration.ofSeconds(50));
    visit.beat();
    assertEquals("1 pings, dropped 0", paper.signs());

    store.clock.advance(Duration.ofMillis(1));
    visit.beat();

    assertEquals("1 pings, dropped 1", paper.signs());
  }

  @Test
  void aSignOfLifeKeepsAConnectionButNotWithoutAHello() {
    for (int i = 0; i < 3; i++) {
      store.clock.advance(Duration.ofSeconds(20));
      visit.heard();
      visit.beat();
    }

    assertEquals("3 pings, dropped 0", paper.signs());
    assertEquals(List.of(CloseCode.TIMED_OUT), paper.closed);
  }

  @Test
  void manyBellsAndKeysAreOneLookAndTheLastState() {
    visit.received(HELLO);
    visit.received(say(UUID.randomUUID(), "Hola"));
    List<Runnable> held = new ArrayList<>();
    Paper late = new Paper();
    Visit slow = new Visit(desk, late, new Lane(held::add, VisitTest::fail), "192.0.2.8");
    slow.received(resume());
    late.frames.clear();

    for (int i = 0; i < 10; i++) {
      slow.ring();
      slow.agentTyping(i % 2 == 0);
    }
    store.agentSays(conversation(), "Buenos días");
    assertEquals(1, held.size(), "one turn of the lane");
    held.getFirst().run();

    assertEquals("Buenos días", late.only(DeskFrame.Said.class).text());
    assertEquals(List.of(false), late.all(DeskFrame.Typing.class, DeskFrame.Typing::on));
  }

  @Test
  void whoHasLeftHearsNothingMore() {
    visit.received(HELLO);
    visit.received(say(UUID.randomUUID(), "Hola"));
    ContactId chat = conversation();
    visit.part();
    paper.frames.clear();

    store.agentSays(chat, "is anybody there?");
    visit.ring();

    assertEquals(List.of(), paper.frames);
  }

  private void rename(String from, String to) {
    store.log.write(tx -> tx.handle().execute("alter table " + from + " rename to " + to)).join();
  }

  private ContactId conversation() {
    return paper.welcome().conversation();
  }

  private String resume() {
    return "{\"t\":\"hello\",\"conversation\":\"%s\",\"key\":\"%s\",\"after\":1,\"name\":\"\",\"language\":\"en\"}"
        .formatted(conversation(), paper.welcome().key());
  }

  private static String say(UUID id, String text) {
    return "{\"t\":\"say\",\"id\":\"%s\",\"text\":\"%s\"}".formatted(id, text);
  }
}
