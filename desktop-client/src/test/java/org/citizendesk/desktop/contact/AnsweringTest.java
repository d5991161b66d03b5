// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.desktop.store.Events;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.ContactId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static org.citizendesk.desktop.desk.DeskBench.ELENA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

/** Whom an answer goes to and may go to. */
class AnsweringTest {
  private static final ContactId THREAD = DeskBench.contact("thread");

  @TempDir Path folder;
  private DeskBench desk;
  private LocalConversation conversation;

  @BeforeEach
  void open() {
    desk = DeskBench.open(folder);
    conversation = new LocalConversation(desk.store, DeskBench.ANA, desk.clock);
    desk.arrive(
        ELENA,
        THREAD,
        new ContactFact.Opened(
            Channel.EMAIL, ContactFact.Direction.INBOUND, "mail", "Rent", "elena@example.org"));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void received(String from, @Nullable String replyTo, EmailFact.Kind kind, String... cc) {
    desk.arrive(
        ELENA,
        THREAD,
        new EmailFact.Received(
            "<" + desk.server.hashCode() + from + ">",
            from,
            List.of("City <Services@city.test>", "services+c1.x@CITY.test", "Tom <tom@x.test>"),
            "Rent",
            "Hello",
            null,
            List.of(),
            "00",
            List.of(),
            new EmailFact.Way(
                List.of(cc),
                replyTo,
                kind,
                new EmailFact.Source("services@city.test", "INBOX", 1),
                null)));
  }

  private Recipients recipients() {
    return conversation.recipients(THREAD).join();
  }

  @Test
  void whatIsQuotedIsTheMailThatIsAnswered() {
    assertEquals(Optional.empty(), conversation.original(THREAD).join());
    received("\"Elena\" <elena@example.org>", null, EmailFact.Kind.HUMAN);
    received("away@example.org", null, EmailFact.Kind.AUTO_REPLY);

    Original original = conversation.original(THREAD).join().orElseThrow();

    assertEquals("Elena", original.from());
    assertEquals("> Hello", original.quoted());
  }

  @Test
  void withoutAMailItGoesToTheParty() {
    assertEquals(new Recipients("elena@example.org", null, List.of(), List.of()), recipients());
  }

  @Test
  void allAreThoseWhoHaveTheMailOnceAndNoneOfThemIsUs() {
    received(
        "Elena <elena@example.org>",
        null,
        EmailFact.Kind.HUMAN,
        "Carl <carl@y.test>",
        "carl@Y.test",
        "elena@Example.org",
        "SERVICES@city.test");

    assertEquals(
        new Recipients(
            "elena@example.org",
            null,
            List.of("tom@x.test", "carl@y.test"),
            List.of("elena@example.org", "tom@x.test", "carl@y.test")),
        recipients());
  }

  @Test
  void itGoesWhereTheSenderWishesAndItIsSaidWhoWishedIt() {
    received("Forms <forms@x.test>", "elena@example.org", EmailFact.Kind.HUMAN);

    assertEquals("elena@example.org", recipients().to());
    assertEquals("forms@x.test", recipients().askedBy());
  }

  @Test
  void whoEverWroteInTheContactMayHaveACopyAndNoMachine() {
    received("elena@example.org", null, EmailFact.Kind.HUMAN, "dora@z.test");
    received("carl@y.test", null, EmailFact.Kind.HUMAN);
    received("robot@r.test", null, EmailFact.Kind.AUTO_REPLY);

    assertEquals("carl@y.test", recipients().to());
    assertEquals(
        List.of("elena@example.org", "tom@x.test", "dora@z.test", "carl@y.test"),
        recipients().known());
  }

  @Test
  void copiesAndTheTimeAreWrittenDown() {
    received("elena@example.org", null, EmailFact.Kind.HUMAN);
    Instant tomorrow = Instant.parse("2026-03-03T08:00:00Z");

    conversation
        .reply(
            THREAD,
            new OutgoingMail("Hello", List.of(), List.of("tom@x.test"), tomorrow),
            List.of())
        .join();

    EmailFact.ReplyWritten reply =
        assertInstanceOf(
            EmailFact.ReplyWritten.class,
            desk.store.read(handle -> Events.unplaced(handle, ELENA)).getLast().fact());
    assertEquals(List.of("tom@x.test"), reply.how().cc());
    assertEquals(tomorrow, reply.how().notBefore());
  }
}
