// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.signal;

import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.SignalKind;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.chat.ChatLine;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.testing.TestClock;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestPostgres;
import org.citizendesk.server.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What people do just now, between two nodes on one PostgreSQL. */
class SignalsTest {
  private static final EventId MESSAGE = new EventId(UUID.randomUUID());

  @TempDir static Path folder;
  private static TestServer north;
  private static TestServer south;

  @BeforeAll
  static void start() {
    TestClock clock = new TestClock();
    Map<String, String> database = TestPostgres.freshDatabase();
    north = new TestServer(folder.resolve("north"), clock, database);
    south = new TestServer(folder.resolve("south"), clock, database);
  }

  @AfterAll
  static void stop() {
    north.close();
    south.close();
  }

  @Test
  void whoFollowsTheCitizenHearsItAtEveryNodeAndNothingOfItIsKept() throws Exception {
    Contact mail = north.opened(Channel.EMAIL, "Mary");
    TestDesktop ann = north.agent("ann", Topic.citizen(mail.citizen()));
    TestDesktop bob = north.agent("bob", Topic.citizen(mail.citizen()));
    TestDesktop cleo = south.agent("cleo", Topic.citizen(mail.citizen()));
    TestDesktop dan = south.agent("dan", Topic.citizen(new CitizenId(UUID.randomUUID())));
    var before = north.server().log().history(mail.citizen(), Long.MAX_VALUE, 100);

    ann.send(new ClientFrame.Signal(mail.id(), SignalKind.WRITING, null));

    ServerFrame.Signal heard =
        new ServerFrame.Signal(mail.id(), "ann", "The ann", SignalKind.WRITING, null);
    assertEquals(heard, bob.next(ServerFrame.Signal.class));
    assertEquals(heard, cleo.next(ServerFrame.Signal.class));
    // Cleo's comes last to everybody at both nodes: what they have not heard by then does not come.
    cleo.send(new ClientFrame.Signal(mail.id(), SignalKind.SEEN, MESSAGE));
    assertEquals(MESSAGE, ann.next(ServerFrame.Signal.class).upTo());
    assertEquals(List.of(), ann.takeAll(ServerFrame.Signal.class));
    assertEquals(List.of(), dan.takeAll(ServerFrame.Signal.class));
    assertEquals(before, south.server().log().history(mail.citizen(), Long.MAX_VALUE, 100));
  }

  @Test
  void anUnknownContactAndAFloodAreNoHarm() throws Exception {
    Contact mail = north.opened(Channel.EMAIL, "Mary");
    TestDesktop eve = north.agent("eve");
    TestDesktop fay = north.agent("fay", Topic.citizen(mail.citizen()));

    eve.send(new ClientFrame.Signal(new ContactId(UUID.randomUUID()), SignalKind.VIEWING, null));
    for (int i = 0; i < 500; i++) {
      eve.send(new ClientFrame.Signal(mail.id(), SignalKind.VIEWING, null));
    }
    // It is answered behind all of them.
    assertInstanceOf(
        Outcome.Done.class,
        eve.command(new Command.SetAgentState(AgentFact.State.NOT_READY, "Lunch")));

    assertEquals("eve", fay.next(ServerFrame.Signal.class).agent());
    assertTrue(fay.takeAll(ServerFrame.Signal.class).size() < 400);
  }

  @Test
  void aKindOfANewerDesktopIsPassedOver() throws Exception {
    Contact mail = north.opened(Channel.EMAIL, "Mary");
    TestDesktop gil = north.desktop(FrameCodec.json(), TestDesktop.newDevice());
    north.account("gil", org.citizendesk.protocol.frame.Role.AGENT);
    gil.hello(north.signIn("gil"));

    String newer =
        "{\"t\":\"SIGNAL\",\"contact\":\"" + mail.id() + "\",\"kind\":\"SINGING\",\"upTo\":null}";
    gil.sendRaw(newer.getBytes(StandardCharsets.UTF_8));

    assertInstanceOf(
        Outcome.Done.class,
        gil.command(new Command.SetAgentState(AgentFact.State.NOT_READY, "Lunch")));
  }

  @Test
  void citizenAndAgentSeeEachOtherTypeAndReadThoughTheyAreAtTwoNodes() throws Exception {
    try (ChatLine mary = ChatLine.open(south.uri("/chat/ws"), "Mary")) {
      mary.say("Hello?");
      ContactId chat = mary.conversation();
      TestDesktop hal = north.agent("hal", Topic.citizen(north.contact(chat).citizen()));
      hal.command(new Command.SetAgentState(AgentFact.State.READY, ""));
      await().until(() -> "hal".equals(north.contact(chat).agent()));
      hal.send(new ClientFrame.Signal(chat, SignalKind.WRITING, null));
      hal.command(new Command.AcceptOffer(chat, north.contact(chat).version()));

      mary.send("{\"t\":\"typing\",\"on\":true}");
      assertEquals(
          new ServerFrame.Signal(chat, "", "Mary", SignalKind.WRITING, null),
          hal.next(ServerFrame.Signal.class));

      // What she wrote before the chat was hers was not shown: this is the first that comes.
      hal.send(new ClientFrame.Signal(chat, SignalKind.VIEWING, null));
      assertFalse(mary.next("typing").get("on").asBoolean());
      hal.send(new ClientFrame.Signal(chat, SignalKind.WRITING, null));
      assertTrue(mary.next("typing").get("on").asBoolean());

      hal.send(new ClientFrame.Signal(chat, SignalKind.SEEN, mary.eventAt(north, 1)));
      assertEquals(1, mary.next("seen").get("n").asInt());

      mary.send("{\"t\":\"seen\",\"n\":1}");
      assertEquals(mary.eventAt(north, 1), hal.next(ServerFrame.Signal.class).upTo());
    }
  }
}
