// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.desktop.store.Events;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static org.citizendesk.desktop.desk.DeskBench.ELENA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

class LocalRepliesTest {
  private static final ContactId THREAD = DeskBench.contact("thread");
  private static final Instant UNTIL = Instant.parse("2026-11-29T12:00:15Z");

  @TempDir Path folder;
  private final List<Command> asked = new ArrayList<>();
  private DeskBench desk;
  private LocalReplies replies;

  @BeforeEach
  void open() {
    desk = DeskBench.open(folder);
    arrives(
        new ContactFact.Opened(
            Channel.EMAIL, ContactFact.Direction.INBOUND, "benefits", "Card", "elena@example.org"));
    arrives(received("<1@x>"));
    replies =
        LocalReplies.open(
            desk.store,
            "ana",
            command -> {
              asked.add(command);
              return CompletableFuture.completedFuture(new Outcome.Done());
            });
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void arrives(Fact fact) {
    desk.arrive(ELENA, THREAD, fact);
  }

  private static EmailFact.Received received(String id) {
    return new EmailFact.Received(
        id, "elena@example.org", List.of(), "Card", "text", null, List.of(), "00", List.of(), null);
  }

  private EventId writes() {
    return new LocalConversation(desk.store, DeskBench.ANA, desk.clock)
        .reply(THREAD, "Dear Elena")
        .join();
  }

  private List<PendingReply> pending() {
    return replies.pending().get();
  }

  @Test
  void aReplySaysWhichMailItsAuthorHadSeen() {
    List<EventId> mails =
        desk.store.read(handle -> Events.ofContact(handle, THREAD)).stream()
            .filter(event -> event.fact() instanceof EmailFact.Received)
            .map(event -> event.id())
            .toList();
    EventId reply = writes();

    EmailFact.ReplyWritten written =
        desk.store.read(handle -> Events.ofContact(handle, THREAD)).stream()
            .filter(event -> event.id().equals(reply))
            .map(event -> (EmailFact.ReplyWritten) event.fact())
            .findFirst()
            .orElseThrow();
    assertEquals(mails.getLast(), written.how().seen());
  }

  @Test
  void aReplyThatWaitsIsThereUntilItLeavesOrIsTakenBack() {
    EventId sent = writes();
    EventId back = writes();
    arrives(new EmailFact.ReplyWaits(sent, "ana", UNTIL));
    arrives(new EmailFact.ReplyWaits(back, "ana", UNTIL));

    assertEquals(List.of(sent, back), pending().stream().map(PendingReply::id).toList());
    assertEquals(UNTIL, pending().getFirst().until());
    assertEquals("Dear Elena", pending().getFirst().reply().text());

    arrives(new EmailFact.Sent(sent, "<r@x>"));
    arrives(new EmailFact.ReplyWithdrawn(back, "ana"));
    assertEquals(List.of(), pending());
  }

  @Test
  void aHeldReplySaysWhyAndGoesWhenItIsReleased() {
    EventId reply = writes();
    arrives(new EmailFact.ReplyWaits(reply, "ana", UNTIL));
    arrives(new EmailFact.ReplyHeld(reply, "ana", EmailFact.Why.ANSWERED, "ben"));

    assertEquals("ben", pending().getFirst().held().other());
    assertNull(pending().getFirst().until());
    arrives(new EmailFact.ReplyReleased(reply, "ana"));
    assertEquals(List.of(), pending());
  }

  @Test
  void whatColleaguesWroteIsNotShown() {
    EventId other = new EventId(Uuids.named("event", "other"));
    arrives(new EmailFact.ReplyWaits(other, "ben", UNTIL));

    assertEquals(List.of(), pending());
  }

  @Test
  void heldRepliesAreThereAgainAfterARestart() {
    EventId reply = writes();
    arrives(new EmailFact.ReplyHeld(reply, "ana", EmailFact.Why.WROTE_AGAIN, "elena"));

    LocalReplies again = LocalReplies.open(desk.store, "ana", desk.server);

    assertEquals(reply, again.pending().get().getFirst().id());
  }

  @Test
  void sayingSendAnywayTellsWhatIsNewestHere() {
    EventId reply = writes();
    arrives(new EmailFact.ReplyHeld(reply, "ana", EmailFact.Why.WROTE_AGAIN, "elena"));
    var _ = replies.withdraw(pending().getFirst());
    var _ = replies.release(pending().getFirst());

    assertEquals(
        List.of(new Command.WithdrawReply(reply), new Command.ReleaseReply(reply, reply)), asked);
  }
}
