// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app;

import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.session.SignIn;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.timeline.Delivery;
import org.citizendesk.desktop.timeline.Timeline;
import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The whole desktop without a screen, against a server on real sockets. */
@Timeout(120)
class DesktopCoreTest {
  private static final CitizenId ELENA = new CitizenId(Uuids.named("citizen", "elena"));
  private static final ContactId CHAT = new ContactId(Uuids.named("contact", "chat"));

  @TempDir Path folder;
  private TinyServer server;
  private DesktopCore core;

  @BeforeEach
  void open() throws Exception {
    server = new TinyServer();
    core = DesktopCore.open(DesktopOptions.of(server.address(), folder));
  }

  @AfterEach
  void close() throws Exception {
    core.close();
    server.stop();
  }

  @Test
  void whatIsWrittenReachesTheServerAndWhatHappensThereComesHere() {
    DesktopServices desk = signIn();
    awaitLink(desk, LinkStatus.State.LIVE);
    EventId id = desk.conversation().note(ELENA, null, "Prefers letters").join();
    await().until(() -> entry(desk, id).delivery() == Delivery.ACCEPTED);
    server.append(ELENA, CHAT, opened());
    server.append(ELENA, CHAT, new ContactFact.Offered("ana", Instant.now().plusSeconds(60)));

    await().until(() -> !desk.work().items().get().isEmpty());
    WorkItem item = desk.work().items().get().getFirst();
    assertEquals(WorkItem.Status.OFFERED, item.status());
    assertInstanceOf(Outcome.Done.class, desk.work().accept(CHAT).join());
    assertEquals(1L, entry(desk, id).citizenSeq());
  }

  @Test
  void worksOnWhileTheServerIsAwayAndLosesNothing() throws Exception {
    DesktopServices desk = signIn();
    awaitLink(desk, LinkStatus.State.LIVE);
    server.stop();
    await().until(() -> desk.link().get().state() != LinkStatus.State.LIVE);
    for (int i = 0; i < 100; i++) {
      desk.conversation().note(ELENA, null, "offline " + i).join();
    }
    await().until(() -> desk.link().get().unsent() == 100);
    assertInstanceOf(Outcome.Refused.class, desk.work().accept(CHAT).join());

    server.start();

    await().atMost(Duration.ofSeconds(60)).until(() -> desk.link().get().unsent() == 0);
    List<PlacedEvent> log = server.log();
    assertEquals(100, log.size());
    assertEquals(100, log.stream().map(event -> event.event().id()).distinct().count());
  }

  @Test
  void asksForASignInWhenTheTokenIsNoLongerGoodAndGoesOnAfterIt() throws Exception {
    DesktopServices desk = signIn();
    awaitLink(desk, LinkStatus.State.LIVE);
    server.stop();
    server.forgetSessions();
    desk.conversation().note(ELENA, null, "kept").join();
    server.start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> desk.link().get().state() == LinkStatus.State.SIGN_IN_NEEDED);

    assertSame(desk, signIn());
    awaitLink(desk, LinkStatus.State.LIVE);
    await().until(() -> server.log().size() == 1);
  }

  @Test
  void signsInWithoutTheServerAndCatchesUpAfterASignInAtIt() throws Exception {
    signIn();
    core.signOut();
    server.stop();
    DesktopServices desk = signIn();
    desk.conversation().note(ELENA, null, "written offline").join();
    assertFalse(desk.link().get().state() == LinkStatus.State.LIVE);

    server.start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> desk.link().get().state() == LinkStatus.State.SIGN_IN_NEEDED);
    signIn();

    await().atMost(Duration.ofSeconds(60)).until(() -> server.log().size() == 1);
  }

  @Test
  void keepsEverythingOverARestart() {
    DesktopServices desk = signIn();
    awaitLink(desk, LinkStatus.State.LIVE);
    EventId id = desk.conversation().note(ELENA, null, "before").join();
    await().until(() -> desk.link().get().unsent() == 0);
    core.close();
    core = DesktopCore.open(DesktopOptions.of(server.address(), folder));

    DesktopServices again = signIn();

    assertEquals(Delivery.ACCEPTED, entry(again, id).delivery());
    awaitLink(again, LinkStatus.State.LIVE);
    assertEquals(1, server.log().size());
  }

  @Test
  void saysGoodbyeWhenItCloses() {
    DesktopServices desk = signIn();
    awaitLink(desk, LinkStatus.State.LIVE);
    assertInstanceOf(
        Outcome.Done.class, desk.agentState().choose(AgentFact.State.READY, "").join());
    core.close();

    List<ClientFrame.Cmd> commands = server.heard(ClientFrame.Cmd.class);
    assertTrue(commands.getLast().command().toString().contains("SIGNED_OUT"), commands.toString());
    assertTrue(core.services().get().isEmpty());
  }

  @Test
  void aDeskThatIsOpenElsewhereIsRefusedWithTheReason() {
    signIn();
    try (DesktopCore second = DesktopCore.open(DesktopOptions.of(server.address(), folder))) {
      SignIn.Result result = second.signIn().signIn("ana", "secret".toCharArray()).join();

      SignIn.Result.Refused refused = assertInstanceOf(SignIn.Result.Refused.class, result);
      assertTrue(refused.text().contains("in use"), refused.text());
    }
  }

  @Test
  void aWrongPasswordOpensNothing() {
    SignIn.Result result = core.signIn().signIn("ana", "wrong".toCharArray()).join();

    assertInstanceOf(SignIn.Result.Refused.class, result);
    assertTrue(core.services().get().isEmpty());
  }

  private DesktopServices signIn() {
    SignIn.Result result = core.signIn().signIn("ana", "secret".toCharArray()).join();
    assertInstanceOf(SignIn.Result.SignedIn.class, result);
    return core.services().get().orElseThrow();
  }

  private static void awaitLink(DesktopServices desk, LinkStatus.State state) {
    await().atMost(Duration.ofSeconds(60)).until(() -> desk.link().get().state() == state);
  }

  private static TimelineEntry entry(DesktopServices desk, EventId id) {
    return desk.timeline().page(ELENA, Timeline.NEWEST, 100).entries().stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static ContactFact.Opened opened() {
    return new ContactFact.Opened(
        Channel.CHAT, ContactFact.Direction.INBOUND, "benefits", "", "Visitor");
  }
}
