// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.session;

import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.log.RejectedEvents;
import org.citizendesk.server.session.Bars.Barred;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A real server whose administrator bars somebody. */
class BarsTest {
  private static final Event.Subject MARY =
      new Event.Subject(new CitizenId(UUID.randomUUID()), null);

  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aBarredUserIsCutOffAndAllLiveWorkGoesBackToItsQueue() throws Exception {
    server.account("ann", Role.AGENT);
    TestDesktop ann = server.desktop();
    String token = server.signIn("ann");
    ann.hello(token, Topic.agent("ann"));
    ann.pullAll(0);
    ann.command(new Command.SetAgentState(AgentFact.State.READY, ""));
    Contact chat = taken(ann, Channel.CHAT);
    Contact mail = taken(ann, Channel.EMAIL);

    server.server().bars().bar(Barred.user("ann"));

    assertEquals(CloseCode.REVOKED.number(), ann.closeCode());
    await().until(() -> server.contact(chat.id()).state() == ContactLife.State.WAITING);
    await().until(() -> server.contact(mail.id()).state() == ContactLife.State.WAITING);
    assertEquals(401, server.delete("/api/session", token).statusCode());
    await().until(() -> server.server().linkedUsers().isEmpty());
  }

  @Test
  void whatWasWrittenBeforeTheBarIsTakenAndTheRestIsKeptForTheAdministrator() throws Exception {
    server.account("ann", Role.AGENT);
    ClientFrame.Device device = TestDesktop.newDevice();
    String token = server.signIn("ann");
    server.desktop(FrameCodec.cbor(), device).hello(token);
    server.server().bars().bar(Barred.user("ann"));
    TestDesktop back = server.desktop(FrameCodec.cbor(), device);

    back.helloWith(token, 2, 1);
    Event before = back.event(MARY, new NoteFact.Written("ann", "before"), Instant.EPOCH);
    Event after =
        back.event(MARY, new NoteFact.Written("ann", "after"), Instant.now().plusSeconds(9));
    back.send(new ClientFrame.Push(List.of(before, after)));

    assertEquals(CloseCode.REVOKED, back.next(ServerFrame.Failure.class).code());
    ServerFrame.Reject rejected = back.next(ServerFrame.Reject.class);
    assertEquals(after.id(), rejected.eventId());
    assertEquals("barred", rejected.code());
    assertEquals(2, back.next(ServerFrame.Ack.class).uptoSeq());
    assertTrue(server.server().log().find(before.id()).isPresent());
    assertEquals(
        List.of("ann"),
        server.server().log().read(handle -> RejectedEvents.newest(handle, 9)).stream()
            .map(RejectedEvents.Rejected::account)
            .toList());
    back.send(new ClientFrame.Heartbeat(0));
    assertEquals(CloseCode.REVOKED.number(), back.closeCode());
    assertEquals(List.of(), back.takeAll(ServerFrame.Deliver.class));
    await().until(() -> server.server().linkedUsers().isEmpty());
  }

  @Test
  void aBarredDesktopIsOfNoUseToAnotherUserEither() throws Exception {
    server.account("ann", Role.AGENT);
    server.account("bob", Role.AGENT);
    ClientFrame.Device device = TestDesktop.newDevice();
    TestDesktop stolen = server.desktop(FrameCodec.cbor(), device);
    stolen.hello(server.signIn("ann"));
    server.server().bars().bar(Barred.device(device.id()));
    assertEquals(CloseCode.REVOKED.number(), stolen.closeCode());

    TestDesktop again = server.desktop(FrameCodec.cbor(), device);
    again.hello(server.signIn("bob"));

    assertEquals(CloseCode.REVOKED.number(), again.closeCode());
    assertEquals(200, server.signInAnswer("ann", TestServer.PASSWORD).statusCode());
  }

  @Test
  void anUnbarredUserSignsInAndWorksAgain() throws Exception {
    TestDesktop ann = server.agent("ann");
    server.server().bars().bar(Barred.user("ann"));
    ann.closeCode();
    server.server().bars().lift(Barred.user("ann"));
    TestDesktop again = server.desktop();

    again.hello(server.signIn("ann"));
    again.settle();

    await()
        .untilAsserted(
            () ->
                assertEquals(
                    1, again.push(MARY, new NoteFact.Written("ann", "back")).placed().size()));
  }

  private Contact taken(TestDesktop agent, Channel channel) throws Exception {
    Contact contact = server.opened(channel, "somebody");
    agent.next(
        ServerFrame.Deliver.class,
        deliver ->
            TestDesktop.facts(deliver).stream().anyMatch(ContactFact.Offered.class::isInstance));
    assertEquals(new Outcome.Done(), agent.command(new Command.AcceptOffer(contact.id(), 3)));
    return contact;
  }
}
