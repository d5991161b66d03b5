// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.supervision;

import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.frame.ViewBody;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.testing.TestClock;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BoardTest {
  private final TestClock clock = new TestClock();
  @TempDir Path folder;
  private TestServer server;
  private TestDesktop sue;

  @BeforeEach
  void start() throws Exception {
    // An hour before midnight, so that the day ends before sue's sign-in does.
    clock.advance(Duration.ofHours(14));
    server = new TestServer(folder, clock);
    server.account("sue", Role.SUPERVISOR);
    sue = server.desktop();
    sue.hello(server.signIn("sue"));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void theBoardFollowsAContactFromTheQueueToItsEnd() throws Exception {
    Contact mail = server.opened(Channel.EMAIL, "citizen@example.org");
    assertEquals(
        List.of(new ViewBody.QueueRow("benefits", Channel.EMAIL, 1, mail.queuedAt(), 0, 0)),
        board(board -> !board.queues().isEmpty()).queues());

    TestDesktop ann = server.agent("ann", Topic.agent("ann"));
    ann.pullAll(0);
    ann.command(new Command.SetAgentState(AgentFact.State.READY, ""));
    board(board -> agentIs(board, AgentFact.State.OFFERED));
    ann.command(new Command.AcceptOffer(mail.id(), 3));
    // Queues and agents are read one after the other; a board between two commits is soon mended.
    ViewBody.Board working =
        board(
            board ->
                agentIs(board, AgentFact.State.BUSY) && board.queues().getFirst().inHand() == 1);
    assertEquals(1, working.agents().getFirst().contacts());
    assertEquals("The ann", working.agents().getFirst().displayName());

    ann.command(new Command.Park(mail.id(), 4, null));
    ViewBody.Board aside =
        board(
            board ->
                agentIs(board, AgentFact.State.READY)
                    && Objects.equals(board.queues().getFirst().parked(), 1));
    assertEquals(0, aside.queues().getFirst().inHand(), "what is put aside is not in hand");
    assertEquals(0, aside.agents().getFirst().contacts());
    assertEquals(1, aside.agents().getFirst().parked());

    ann.push(mail.about(), new ContactFact.WrappedUp("ann", "SOLVED", "", 1));
    board(
        board ->
            agentIs(board, AgentFact.State.READY)
                && board.queues().getFirst().wrappedUpToday() == 1);

    clock.advance(Duration.ofHours(1));
    board(board -> board.queues().isEmpty());
  }

  @Test
  void aContactBecomesOverdueOnTheBoardThoughNothingHappens() throws Exception {
    server
        .server()
        .log()
        .write(
            tx ->
                tx.append(
                    new Event.Subject(CitizenId.BOOK, null),
                    new BookFact.QueueSet(
                        new Queue(
                            "benefits",
                            "",
                            "",
                            "",
                            Map.of(),
                            0,
                            "",
                            0,
                            0,
                            false,
                            new Queue.Target(20, 80),
                            null,
                            List.of()))))
        .join();
    Contact chat = server.opened(Channel.CHAT, "visitor");
    Instant due = chat.queuedAt().plusSeconds(20);
    board(board -> isService(board, new ViewBody.Service(20, 80, 0, due, 0, 0)));

    clock.advance(Duration.ofSeconds(20));

    board(board -> isService(board, new ViewBody.Service(20, 80, 1, null, 1, 0)));
  }

  @Test
  void versionsRiseOverARestart() throws Exception {
    long before = sue.next(ServerFrame.View.class).version();
    clock.advance(Duration.ofSeconds(1));
    server.stop();
    server.startAgain();
    TestDesktop again = server.desktop();
    again.hello(server.signIn("sue"));

    assertTrue(again.next(ServerFrame.View.class).version() > before);
  }

  private ViewBody.Board board(Predicate<ViewBody.Board> wanted) throws Exception {
    ServerFrame.View view =
        sue.next(
            ServerFrame.View.class,
            v -> v.body() instanceof ViewBody.Board board && wanted.test(board));
    return (ViewBody.Board) view.body();
  }

  private static boolean isService(ViewBody.Board board, ViewBody.Service wanted) {
    return board.queues().stream().anyMatch(row -> wanted.equals(row.service()));
  }

  private static boolean agentIs(ViewBody.Board board, AgentFact.State state) {
    return board.agents().stream().anyMatch(row -> row.state() == state);
  }
}
