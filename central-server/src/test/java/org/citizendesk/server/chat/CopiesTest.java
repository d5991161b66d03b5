// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.server.chat.RefusedException.Code;
import org.citizendesk.server.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Copies of chats by mail, as far as the chat is concerned. */
final class CopiesTest {
  @TempDir private Path folder;
  private ChatServer server;
  private Browser browser;

  @BeforeEach
  void open() throws Exception {
    server = new ChatServer(folder, ChatServer.GENEROUS);
    browser = Browser.greeted(server);
  }

  @AfterEach
  void close() {
    browser.close();
    server.close();
  }

  private void ask(String email) {
    browser.send("{\"t\":\"copy\",\"email\":\"%s\"}".formatted(email));
  }

  private void askAndBeRefused(String email, String code) throws Exception {
    ask(email);
    browser.expectError(code);
  }

  private void askAndBeHeard(String email) throws Exception {
    ask(email);
    assertEquals(email, browser.next("copy").get("email").asString());
  }

  private List<String> asked() {
    return server.store.facts(browser.id()).stream()
        .filter(ChatFact.CopyAsked.class::isInstance)
        .map(ChatFact.CopyAsked.class::cast)
        .map(wish -> wish.email() + " " + wish.language() + " " + wish.zone())
        .toList();
  }

  /** Says something, and an agent answers it. */
  private void talk() throws Exception {
    browser.said("Hola");
    browser.next("agent");
    server.store.agentSays(browser.id(), "Hello");
    browser.next("said");
  }

  @Test
  void aCopyIsThereOnceAnAgentHasAnsweredAndTheLastWishBeforeTheEndCounts() throws Exception {
    askAndBeRefused("sam@a.test", "no-copy");
    browser.said("Hola");
    browser.next("agent");
    askAndBeRefused("sam@a.test", "no-copy");
    server.store.agentSays(browser.id(), "Hello");
    browser.next("said");
    assertEquals(List.of(), asked());

    askAndBeHeard("sam@a.test");
    askAndBeHeard("sam@a.test");
    askAndBeHeard("sam@b.test");
    assertEquals(List.of("sam@a.test en UTC", "sam@b.test en UTC"), asked());
    browser.send("{\"t\":\"end\"}");
    browser.next("ended");
    askAndBeRefused("sam@c.test", "no-copy");
    askAndBeHeard("sam@b.test");
    assertEquals(2, asked().size());
  }

  @Test
  void aCopyCanBeAskedForAfterTheEndAndIsToldToWhoeverComesBack() throws Exception {
    server.store.openFrom("00:00", "24:00");
    server.store.clock.advance(Duration.ofSeconds(1));
    talk();
    server.store.wrappedUp(browser.id());
    browser.next("ended");
    askAndBeRefused("nobody", "bad-address");

    askAndBeHeard("sam@a.test");

    assertEquals(List.of("sam@a.test en America/New_York"), asked());
    try (Browser again = Browser.connect(server)) {
      again.hello(browser.conversation, browser.key, 9);
      assertTrue(again.await("welcome").get("copies").asBoolean());
      again.next("ended");
      assertEquals("sam@a.test", again.next("copy").get("email").asString());
    }
  }

  @Test
  void fewGoToOneAddressHoweverItIsWritten() throws Exception {
    TestClock clock = new TestClock();
    Copies copies = new Copies(new Reaching(), clock);
    for (String written : List.of("sam@a.test", "SAM@a.test", "sam@A.test")) {
      copies.pass("192.0.2.7", written);
    }
    assertThrows(RefusedException.class, () -> copies.pass("192.0.2.8", "sam@a.test"));
    copies.pass("192.0.2.8", "kim@a.test");

    clock.advance(Duration.ofHours(1));

    copies.pass("192.0.2.8", "sam@a.test");
  }

  @Test
  void oneVisitorCannotAskForManyAtOnce() throws Exception {
    Copies copies = new Copies(new Reaching(), new TestClock());
    for (int i = 0; i < 20; i++) {
      copies.pass("192.0.2.7", i + "@a.test");
    }

    assertEquals(
        "no-copy",
        assertThrows(RefusedException.class, () -> copies.pass("192.0.2.7", "x@a.test"))
            .problem()
            .code());
    copies.pass("192.0.2.8", "x@a.test");
  }

  @Test
  void thereAreNoneWithoutAMailbox() {
    Copies none = new Copies(Letterbox.NONE, new TestClock());

    assertFalse(none.areThere());
    RefusedException refused =
        assertThrows(RefusedException.class, () -> none.pass("192.0.2.7", "sam@a.test"));
    assertEquals(
        new RefusedException(Code.NO_COPY, "no copies are sent here").problem(), refused.problem());
  }

  private static final class Reaching implements Letterbox {
    @Override
    public boolean isThere() {
      return true;
    }

    @Override
    public boolean reaches(String email) {
      return true;
    }

    @Override
    public boolean drop(Letter letter) {
      return true;
    }
  }
}
