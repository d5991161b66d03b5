// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.contact;

import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.EventId;
import org.junit.jupiter.api.Test;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;

class AnswerClockTest {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final EventId REPLY = new EventId(UUID.randomUUID());

  @Test
  void aChatAsksFromItsBeginningUntilAnAgentSaysSomething() {
    AnswerClock asked =
        clock(opened(Channel.CHAT, ContactFact.Direction.INBOUND), said(ChatFact.Author.CITIZEN));
    assertEquals(new AnswerClock(NINE, true), asked, "a second word does not set it back");

    AnswerClock answered = asked.after(said(ChatFact.Author.AGENT), NINE.plusSeconds(9));
    assertEquals(new AnswerClock(null, false), answered);
    Instant later = NINE.plusSeconds(20);
    assertEquals(
        new AnswerClock(later, false), answered.after(said(ChatFact.Author.CITIZEN), later));
  }

  @Test
  void aMailIsAnsweredWhenTheReplyIsSentNotWhenItIsWritten() {
    AnswerClock asked =
        clock(opened(Channel.EMAIL, ContactFact.Direction.INBOUND), mail(EmailFact.Kind.HUMAN));
    assertEquals(new AnswerClock(NINE, true), asked);
    assertEquals(asked, asked.after(new EmailFact.ReplyWaits(REPLY, "ann", NINE), NINE));

    assertEquals(
        new AnswerClock(null, false), asked.after(new EmailFact.Sent(REPLY, "<1@desk>"), NINE));
  }

  @Test
  void machinesWaitForNothing() {
    assertEquals(
        AnswerClock.BEGINNING,
        clock(
            opened(Channel.EMAIL, ContactFact.Direction.INBOUND),
            mail(EmailFact.Kind.AUTO_REPLY),
            mail(EmailFact.Kind.BOUNCE)));
  }

  @Test
  void whoIsGoneOrDoneWithWaitsNoMore() {
    AnswerClock asked = clock(opened(Channel.CHAT, ContactFact.Direction.INBOUND));

    assertEquals(
        new AnswerClock(null, false),
        asked.after(new ChatFact.Ended(ChatFact.Author.CITIZEN), NINE));
    assertEquals(
        new AnswerClock(null, false),
        asked.after(new ContactFact.WrappedUp("ann", "SPAM", "", 1), NINE));
  }

  @Test
  void whatWeBeganAsksNothingOfUs() {
    assertEquals(
        AnswerClock.BEGINNING,
        clock(opened(Channel.CHAT, ContactFact.Direction.OUTBOUND), said(ChatFact.Author.AGENT)));
  }

  private static AnswerClock clock(Fact... facts) {
    AnswerClock clock = AnswerClock.BEGINNING;
    for (int i = 0; i < facts.length; i++) {
      clock = clock.after(facts[i], NINE.plusSeconds(Math.max(0, i - 1)));
    }
    return clock;
  }

  private static Fact opened(Channel channel, ContactFact.Direction direction) {
    return new ContactFact.Opened(channel, direction, "benefits", "", "visitor");
  }

  private static Fact said(ChatFact.Author author) {
    return new ChatFact.Message(author, "Somebody", "Hello");
  }

  private static Fact mail(EmailFact.Kind kind) {
    return new EmailFact.Received(
        "<m@example.org>",
        "citizen@example.org",
        List.of("help@agency.example"),
        "A question",
        "How?",
        null,
        List.of(),
        "00",
        List.of(),
        new EmailFact.Way(List.of(), null, kind, null, null));
  }
}
