// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Real server, real sockets. */
class SyncTest {
  private static final CitizenId MARY = new CitizenId(UUID.randomUUID());
  private static final Event.Subject ABOUT_MARY = new Event.Subject(MARY, null);
  private static final CitizenFact.Described DESCRIBED =
      new CitizenFact.Described("Mary Example", "en");

  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer(folder);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"desk.sync.v1+cbor", "desk.sync.v1+json"})
  void whatOneDesktopPushesReachesAnother(String subprotocol) throws Exception {
    FrameCodec codec = FrameCodec.forSubprotocol(subprotocol);
    server.account("ann", Role.AGENT);
    server.account("bob", Role.AGENT);
    TestDesktop ann = server.desktop(codec, TestDesktop.newDevice());
    TestDesktop bob = server.desktop(codec, TestDesktop.newDevice());
    ann.hello(server.signIn("ann"));
    bob.hello(server.signIn("bob"), Topic.citizen(MARY));
    bob.pullAll(0);

    ServerFrame.Ack ack = ann.push(ABOUT_MARY, DESCRIBED);

    assertEquals(1, ack.uptoSeq());
    assertEquals(1, ack.placed().getFirst().place().citizenSeq());
    assertEquals(DESCRIBED, bob.nextFact(CitizenFact.Described.class));
  }

  @Test
  void aLargePageIsDeflatedForThoseWhoAskForIt() throws Exception {
    TestDesktop ann = server.agent("ann");
    NoteFact.Written note = new NoteFact.Written("ann", "called before. ".repeat(20));
    ann.push(ABOUT_MARY, Collections.nCopies(20, note).toArray(NoteFact.Written[]::new));
    TestDesktop bob = server.agent("bob", Topic.citizen(MARY));

    bob.send(new ClientFrame.Pull(0, 0, 100, true, null));
    ServerFrame.Page deflated = bob.next(ServerFrame.Page.class);
    long small = bob.largestMessage();
    bob.send(new ClientFrame.Pull(0, 0, 100, null, null));
    ServerFrame.Page plain = bob.next(ServerFrame.Page.class);

    assertEquals(plain, deflated);
    assertTrue(small * 4 < bob.largestMessage(), small + " of " + bob.largestMessage());
  }

  @Test
  void aDesktopThatMissedThingsPullsThem() throws Exception {
    TestDesktop ann = server.agent("ann");
    ann.push(ABOUT_MARY, DESCRIBED, new NoteFact.Written("ann", "called before"));
    TestDesktop bob = server.agent("bob", Topic.citizen(MARY));

    List<ServerFrame.Page> pages = bob.pullAll(0);

    assertEquals(2, pages.getFirst().events().size());
    assertEquals(0, pages.getFirst().from());
  }

  @Test
  void whatADesktopHasReadIsComparedWithTheLog() throws Exception {
    TestDesktop ann = server.agent("ann", Topic.citizen(MARY));
    ann.push(ABOUT_MARY, DESCRIBED, new NoteFact.Written("ann", "one"));
    ServerFrame.Page page = ann.pullAll(0).getFirst();
    String proof = page.proof();
    assertTrue(page.to() >= 2 && proof != null, page.toString());

    assertEquals(List.of(), reread("log of yesterday", page.to(), proof), "the same, renamed");
    assertEquals(List.of(0), reread(server.server().log().epoch(), page.to(), "another"));
    assertEquals(List.of(0), reread("log of yesterday", page.to(), null), "nothing proves it");
    assertEquals(List.of(), reread(server.server().log().epoch(), page.to(), null));
    assertEquals(List.of(0), reread(server.server().log().epoch(), page.to() + 99, proof));
  }

  private List<Integer> reread(String epoch, long pos, String proof) throws Exception {
    TestDesktop desktop = server.desktop();
    return desktop
        .hello(server.signIn("ann"), epoch, List.of(new ClientFrame.Cursor(0, pos, proof)))
        .reread();
  }

  @Test
  void aStretchWithoutNewsForADesktopMovesItsCursor() throws Exception {
    TestDesktop ann = server.agent("ann");
    TestDesktop bob = server.agent("bob");
    bob.pullAll(0);

    ann.push(ABOUT_MARY, DESCRIBED);

    ServerFrame.Deliver progress = bob.next(ServerFrame.Deliver.class);
    assertEquals(List.of(), progress.events());
    assertEquals(1, progress.to());
  }

  @Test
  void aPushThatWasNotAcknowledgedIsStoredOnce() throws Exception {
    server.account("ann", Role.AGENT);
    String token = server.signIn("ann");
    TestDesktop first = server.desktop();
    first.hello(token);
    Event event = first.event(ABOUT_MARY, DESCRIBED);
    first.send(new ClientFrame.Push(List.of(event)));
    first.cut();

    TestDesktop again = server.desktop(FrameCodec.cbor(), first.device);
    ServerFrame.Welcome welcome = again.hello(token);
    again.send(new ClientFrame.Push(List.of(event)));

    assertTrue(welcome.hwm() <= 1);
    assertEquals(1, again.next(ServerFrame.Ack.class).uptoSeq());
    again.send(new ClientFrame.Fetch(MARY, Long.MAX_VALUE, 10));
    ServerFrame.History history = again.next(ServerFrame.History.class);
    assertEquals(List.of(event), history.events().stream().map(e -> e.event()).toList());
  }

  @Test
  void whatADesktopMayNotSayIsRejectedAndTheRestGoesOn() throws Exception {
    TestDesktop ann = server.agent("ann");

    Event forged =
        ann.event(
            ABOUT_MARY,
            new AgentFact.StateChanged("ann", AgentFact.State.READY, "", AgentFact.Cause.SYSTEM));
    Event asBob = ann.event(ABOUT_MARY, new NoteFact.Written("bob", "not mine"));
    Event fine = ann.event(ABOUT_MARY, DESCRIBED);
    ann.send(new ClientFrame.Push(List.of(forged, asBob, fine)));

    assertEquals("server-only", ann.next(ServerFrame.Reject.class).code());
    assertEquals("wrong-author", ann.next(ServerFrame.Reject.class).code());
    assertEquals(3, ann.next(ServerFrame.Ack.class).uptoSeq());
  }

  @Test
  void anotherEventUnderAKnownNumberIsAFork() throws Exception {
    TestDesktop ann = server.agent("ann");
    ann.push(ABOUT_MARY, DESCRIBED);
    TestDesktop copy = server.desktop(FrameCodec.cbor(), ann.device);
    copy.hello(server.signIn("ann"));

    copy.send(new ClientFrame.Push(List.of(copy.event(ABOUT_MARY, DESCRIBED))));

    assertEquals(CloseCode.FORK, copy.next(ServerFrame.Failure.class).code());
    assertEquals(CloseCode.FORK.number(), copy.closeCode());
  }

  @Test
  void theNewerConnectionOfADeviceWins() throws Exception {
    TestDesktop older = server.agent("ann");
    TestDesktop newer = server.desktop(FrameCodec.cbor(), older.device);
    newer.hello(server.signIn("ann"));

    assertEquals(CloseCode.REPLACED.number(), older.closeCode());
    assertEquals(1, newer.push(ABOUT_MARY, DESCRIBED).uptoSeq());
  }

  @Test
  void anInvalidTokenIsTurnedAway() throws Exception {
    TestDesktop stranger = server.desktop();
    stranger.send(hello(stranger.device, "not-a-token"));

    assertEquals(CloseCode.UNAUTHORIZED.number(), stranger.closeCode());
  }

  @Test
  void signingOutEndsTheConnection() throws Exception {
    server.account("ann", Role.AGENT);
    String token = server.signIn("ann");
    TestDesktop ann = server.desktop();
    ann.hello(token);

    assertEquals(204, server.delete("/api/session", token).statusCode());

    assertEquals(CloseCode.UNAUTHORIZED.number(), ann.closeCode());
    assertEquals(401, server.delete("/api/session", token).statusCode());
  }

  @Test
  void whatIsNoFrameIsAnsweredAndClosed() throws Exception {
    TestDesktop ann = server.agent("ann");

    ann.sendRaw("garbage".getBytes(StandardCharsets.UTF_8));

    ServerFrame.Failure failure = ann.next(ServerFrame.Failure.class);
    assertEquals(CloseCode.BAD_FRAME, failure.code());
    assertTrue(failure.text().startsWith("cannot read frame"), failure.text());
    assertEquals(CloseCode.BAD_FRAME.number(), ann.closeCode());
  }

  @Test
  void aFrameThatIsTooLargeIsAnsweredAndClosed() throws Exception {
    TestDesktop ann = server.agent("ann");

    ann.sendRaw(new byte[300 * 1024]);

    assertEquals(CloseCode.TOO_LARGE.number(), ann.closeCode());
  }

  @Test
  void topicsOfOtherAgentsAreForSupervisors() throws Exception {
    server.account("sue", Role.SUPERVISOR);
    TestDesktop ann = server.agent("ann", Topic.agent("ann"), Topic.agent("bob"), "nonsense");
    TestDesktop sue = server.desktop();
    sue.hello(server.signIn("sue"), Topic.agent("bob"));

    assertEquals(
        List.of(Topic.agent("bob"), "nonsense"), ann.next(ServerFrame.Subbed.class).denied());
    assertEquals(List.of(), sue.next(ServerFrame.Subbed.class).denied());
  }

  @Test
  void aNewSubscriptionHoldsFromThenOn() throws Exception {
    TestDesktop ann = server.agent("ann");
    TestDesktop bob = server.agent("bob");
    bob.pullAll(0);
    ann.push(ABOUT_MARY, DESCRIBED);

    bob.send(new ClientFrame.Sub(2, List.of(Topic.citizen(MARY))));
    ServerFrame.Subbed subbed = bob.next(ServerFrame.Subbed.class, s -> s.version() == 2);
    ann.push(ABOUT_MARY, new NoteFact.Written("ann", "second"));

    ServerFrame.Deliver deliver = bob.next(ServerFrame.Deliver.class, d -> d.subVersion() == 2);
    assertEquals(subbed.at().getFirst().pos(), deliver.from());
    assertEquals(1, deliver.events().size());
  }

  @Test
  void aStoppedServerSaysSoAndKeepsEverything() throws Exception {
    TestDesktop ann = server.agent("ann");
    ann.push(ABOUT_MARY, DESCRIBED);
    String token = server.signIn("ann");

    server.stop();

    ann.next(ServerFrame.GoAway.class);
    assertEquals(CloseCode.GOING_AWAY.number(), ann.closeCode());
    server.startAgain();
    TestDesktop back = server.desktop(FrameCodec.json(), ann.device);
    assertEquals(1, back.hello(token).hwm());
  }

  @Test
  void aServerThatStopsTakesNobodyInBeforeItSendsItsDesktopsAway() throws Exception {
    TestDesktop ann = server.agent("ann");
    int port = server.server().port();

    Thread stopping = Thread.ofVirtual().start(server::stop);
    ann.next(ServerFrame.GoAway.class);

    ExecutionException refused =
        assertThrows(
            ExecutionException.class,
            () -> new TestDesktop(port, FrameCodec.cbor(), TestDesktop.newDevice()));
    assertInstanceOf(ConnectException.class, refused.getCause());
    stopping.join();
  }

  private static ClientFrame.Hello hello(ClientFrame.Device device, String token) {
    return new ClientFrame.Hello(
        token,
        device,
        0,
        0,
        null,
        List.of(),
        new ClientFrame.Sub(0, List.of()),
        "test",
        java.time.Instant.EPOCH,
        null,
        null);
  }
}
