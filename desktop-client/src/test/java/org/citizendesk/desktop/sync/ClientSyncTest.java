// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.CommandId;
import org.citizendesk.protocol.id.Uuids;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ClientSyncTest {
  @AutoClose private final SyncBench bench = new SyncBench();

  @Test
  void doesNothingBeforeAnybodySignedIn() {
    bench.pass(60_000);

    assertEquals(SyncState.OFFLINE, bench.sync.state());
    assertEquals(0, bench.opens);
  }

  @Test
  void connectsSaysHelloReadsAndIsLive() {
    bench.signIn();
    assertEquals(SyncState.CONNECTING, bench.sync.state());
    bench.opened();
    assertEquals(SyncState.HELLO_SENT, bench.sync.state());
    assertEquals(List.of("agent:ana"), bench.only(ClientFrame.Hello.class).sub().topics());
    bench.welcome(0, 3);
    assertEquals(SyncState.CATCHING_UP, bench.sync.state());
    assertEquals(0, bench.only(ClientFrame.Pull.class).after());
    bench.page(0, 3, false);

    assertEquals(SyncState.LIVE, bench.sync.state());
    assertEquals(3, bench.cursor());
    assertEquals(LinkStatus.State.LIVE, bench.status().state());
  }

  @Test
  void pullsTheNextPageWhereTheLastOneEnded() {
    bench.connect(0, 5);
    bench.page(0, 3, true);

    assertEquals(3, bench.only(ClientFrame.Pull.class).after());
    assertEquals(SyncState.CATCHING_UP, bench.sync.state());
  }

  @Test
  void whatFollowsAPageIsAskedForBeforeThePageIsApplied() {
    bench.connect(0, 5);
    AtomicLong cursorWhenAsked = new AtomicLong(-1);
    bench.performed =
        effect -> {
          if (effect instanceof Effect.Send send && send.frame() instanceof ClientFrame.Pull) {
            cursorWhenAsked.set(bench.cursor());
          }
        };

    bench.page(0, 3, true);

    assertEquals(0, cursorWhenAsked.get());
    assertEquals(3, bench.cursor());
    bench.page(3, 5, false);
    assertEquals(SyncState.LIVE, bench.sync.state());
  }

  @Test
  void behindAPageThatDoesNotFitNothingIsAskedForAhead() {
    bench.connect(0, 9);

    bench.page(2, 5, true);

    assertEquals(List.of(), bench.sent(ClientFrame.Pull.class));
    assertEquals(0, bench.cursor());
  }

  @Test
  void overASlowLineItAsksForDeflatedFramesAlsoAfterThatConnection() {
    bench.connect(0, 5);
    assertNull(bench.only(ClientFrame.Pull.class).deflate());

    bench.step(new Input.Paced(true));
    bench.page(0, 3, true);
    assertEquals(true, bench.only(ClientFrame.Pull.class).deflate());

    bench.step(new Input.Closed(bench.link, 1006));
    bench.pass(60_000);
    bench.opened();
    bench.welcome(0, 5);
    assertEquals(true, bench.only(ClientFrame.Pull.class).deflate());
  }

  @Test
  void aDeliveryBehindAGapIsNotAppliedButPulled() {
    bench.live(2);
    bench.deliver(4, 6);

    assertEquals(2, bench.cursor());
    assertEquals(2, bench.only(ClientFrame.Pull.class).after());
    assertEquals(SyncState.CATCHING_UP, bench.sync.state());
  }

  @Test
  void ofAnOverlappingDeliveryOnlyTheNewPartIsApplied() {
    bench.live(2);
    bench.deliver(0, 5);

    assertEquals(5, bench.cursor());
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), bench.confirmed());
  }

  @Test
  void aDeliveryOfWhatIsKnownChangesNothing() {
    bench.live(5);
    bench.deliver(1, 3);

    assertEquals(5, bench.cursor());
    assertEquals(SyncState.LIVE, bench.sync.state());
  }

  @Test
  void aServerThatAnswersNonsenseIsNotAskedForEver() {
    bench.connect(0, 5);
    bench.page(0, 0, true);

    assertEquals(CloseCode.BAD_FRAME, bench.closedWith());
    assertEquals(SyncState.OFFLINE, bench.sync.state());
  }

  @Test
  void aDeliveryFilteredByAnOlderSubscriptionEndsWhereTheNewOneBegan() {
    bench.live(2);
    bench.step(new Input.Follow(Set.of(SampleEvents.TOM)));
    ClientFrame.Sub sub = bench.only(ClientFrame.Sub.class);
    bench.receive(
        new ServerFrame.Subbed(sub.version(), List.of(new ServerFrame.Head(0, 4)), List.of()));
    bench.receive(
        new ServerFrame.Deliver(
            0, 2, 6, sub.version() - 1, SampleEvents.range(SampleEvents.ELENA, 2, 6)));

    assertEquals(4, bench.cursor());
    assertEquals(4, bench.only(ClientFrame.Pull.class).after());
  }

  @Test
  void fetchesTheHistoryOfANewCitizenOnlyOnceTheSubscriptionIsInForce() {
    bench.live(2);
    bench.step(new Input.Follow(Set.of(SampleEvents.TOM)));
    ClientFrame.Sub sub = bench.only(ClientFrame.Sub.class);
    assertEquals(List.of("agent:ana", "citizen:" + SampleEvents.TOM), sub.topics());
    assertTrue(bench.sent(ClientFrame.Fetch.class).isEmpty());

    bench.receive(
        new ServerFrame.Subbed(sub.version(), List.of(new ServerFrame.Head(0, 2)), List.of()));

    assertEquals(SampleEvents.TOM, bench.only(ClientFrame.Fetch.class).citizen());
  }

  @Test
  void anAnswerFromBeforeACitizenWasLeftDoesNotCountForTheTimeAfterTheReturn() {
    bench.live(2);
    for (Set<CitizenId> citizens :
        List.of(Set.of(SampleEvents.TOM), Set.<CitizenId>of(), Set.of(SampleEvents.TOM))) {
      bench.step(new Input.Follow(citizens));
      long version = bench.sent(ClientFrame.Sub.class).getLast().version();
      bench.receive(
          new ServerFrame.Subbed(version, List.of(new ServerFrame.Head(0, 2)), List.of()));
    }
    assertEquals(1, bench.sent(ClientFrame.Fetch.class).size());
    bench.receive(new ServerFrame.History(SampleEvents.TOM, Long.MAX_VALUE, List.of(), false));

    assertEquals(2, bench.sent(ClientFrame.Fetch.class).size());
  }

  @Test
  void aHeadThatStaysAheadShowsThatADeliveryWasLeftOut() {
    bench.live(2);
    bench.receive(new ServerFrame.Heartbeat(List.of(new ServerFrame.Head(0, 4))));
    assertTrue(bench.sent(ClientFrame.Pull.class).isEmpty(), "it may still be on its way");
    bench.receive(new ServerFrame.Heartbeat(List.of(new ServerFrame.Head(0, 4))));

    assertEquals(2, bench.only(ClientFrame.Pull.class).after());
  }

  @Test
  void pushesNoMoreFramesThanTheWindowAllows() {
    for (int i = 0; i < 64 * 6; i++) {
      bench.write(SampleEvents.ELENA);
    }
    bench.connect(0, 0);
    assertEquals(4, bench.sent(ClientFrame.Push.class).size());

    bench.receive(new ServerFrame.Ack(64, List.of()));

    assertEquals(5, bench.sent(ClientFrame.Push.class).size());
  }

  @Test
  void onWelcomeWhatTheServerHasIsAcceptedAndWhatItLostWaitsAgain() {
    for (int i = 0; i < 3; i++) {
      bench.write(SampleEvents.ELENA);
    }
    bench.store.acked(
        new ServerFrame.Ack(3, List.of(bench.placed(1), bench.placed(2), bench.placed(3))));
    bench.connect(1, 0);

    ClientFrame.Push push = bench.only(ClientFrame.Push.class);
    assertEquals(2, push.events().getFirst().origin().seq());
    assertEquals(2, push.events().size());
    assertEquals(2, bench.store.counts().unsent());
  }

  @Test
  void asksAgainForTheFateOfWhatTheServerHasWithoutAKnownPlace() {
    bench.write(SampleEvents.ELENA);
    bench.connect(1, 0);
    assertEquals(0, bench.store.counts().unsent());
    ClientFrame.Push push = bench.only(ClientFrame.Push.class);

    bench.receive(
        new ServerFrame.Reject(1, push.events().getFirst().id(), "no", "It cannot be taken."));

    assertEquals(new SyncStore.Counts(0, 1), bench.store.counts());
    assertEquals(1, bench.status().needAttention());
  }

  @Test
  void anotherLogIsReadFromTheBeginning() {
    bench.live(5);
    bench.lose();
    bench.epoch = "another";
    bench.reconnect();
    bench.welcome(0, 2);

    assertEquals(0, bench.only(ClientFrame.Pull.class).after());
    assertEquals(List.of(), bench.confirmed());
  }

  @Test
  void aServerThatKnowsMoreOfThisDeviceThanItselfMakesItANewOne() {
    ClientFrame.Device before = bench.store.standing().device();
    bench.write(SampleEvents.ELENA);
    bench.connect(7, 0);

    ClientFrame.Device after = bench.store.standing().device();
    assertNotEquals(before.epoch(), after.epoch());
    assertEquals(before.id(), after.id());
    assertEquals(1, bench.store.unsettled(0, 10).size());
  }

  @Test
  void aForkGivesANewEpochAndQueuesEverythingUnsettledAgain() {
    bench.write(SampleEvents.ELENA);
    bench.write(SampleEvents.ELENA);
    ClientFrame.Device before = bench.store.standing().device();
    bench.live(0);
    bench.closed(CloseCode.FORK.number());

    ClientFrame.Device after = bench.store.standing().device();
    assertEquals(before.id(), after.id());
    assertNotEquals(before.epoch(), after.epoch());
    assertEquals(2, bench.store.unsettled(0, 10).size());
    assertEquals(1, bench.store.unsettled(0, 10).getFirst().origin().seq());
  }

  @Test
  void aCloneThatConnectedMakesThisAnotherDevice() {
    ClientFrame.Device before = bench.store.standing().device();
    bench.live(0);
    bench.closed(CloseCode.REPLACED.number());

    assertNotEquals(before.id(), bench.store.standing().device().id());
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAUTHORIZED", "REVOKED"})
  void withoutAValidTokenNothingIsTriedUntilTheUserSignsIn(CloseCode code) {
    bench.live(0);
    bench.closed(code.number());
    bench.pass(300_000);
    assertEquals(LinkStatus.State.SIGN_IN_NEEDED, bench.status().state());
    assertEquals(1, bench.opens);

    bench.signIn();

    assertEquals(2, bench.opens);
  }

  @Test
  void aTokenOfAnotherUserIsNotUsed() {
    bench.signIn();
    bench.opened();
    bench.receive(
        new ServerFrame.Welcome(
            "s",
            new ServerFrame.User("eve", "Eve", List.of(Role.AGENT)),
            "log-1",
            0,
            List.of(),
            List.of(),
            SampleEvents.LIMITS,
            SampleEvents.NOON));

    assertEquals(LinkStatus.State.SIGN_IN_NEEDED, bench.status().state());
  }

  @Test
  void silenceOfTwoAndAHalfHeartbeatsEndsTheConnection() {
    bench.live(0);
    bench.pass(12_499);
    assertEquals(SyncState.LIVE, bench.sync.state());
    bench.pass(1);

    assertEquals(CloseCode.TIMED_OUT, bench.closedWith());
  }

  @Test
  void saysThatItLivesOnceEachHeartbeat() {
    bench.live(0);
    bench.passHearing(20_000);

    int beats = bench.sent(ClientFrame.Heartbeat.class).size();
    assertTrue(beats >= 3 && beats <= 4, beats + " heartbeats");
  }

  @Test
  void aPushThatIsNotAnsweredEndsTheConnectionThoughHeartbeatsCome() {
    bench.live(0);
    bench.write(SampleEvents.ELENA);
    bench.step(new Input.Written());
    bench.passHearing(9_900);
    assertEquals(SyncState.LIVE, bench.sync.state());
    bench.passHearing(200);

    assertEquals(CloseCode.TIMED_OUT, bench.closedWith());
  }

  @Test
  void aPullThatIsNotAnsweredEndsTheConnectionThoughHeartbeatsCome() {
    bench.connect(0, 5);
    bench.passHearing(10_100);

    assertEquals(CloseCode.TIMED_OUT, bench.closedWith());
  }

  @Test
  void aServerThatNeverSaysWelcomeIsGivenUp() {
    bench.signIn();
    bench.opened();
    bench.pass(10_000);

    assertEquals(CloseCode.TIMED_OUT, bench.closedWith());
  }

  @Test
  void waitsForTheTimeThatTheServerAsksForWhenItGoesAway() {
    bench.live(0);
    bench.receive(new ServerFrame.GoAway("restart", 20_000));
    assertEquals(CloseCode.NORMAL, bench.closedWith());
    bench.pass(19_900);
    assertEquals(1, bench.opens);
    bench.pass(200);

    assertEquals(2, bench.opens);
  }

  @Test
  void aCommandGoesOutWithADeadlineOfTenSecondsAndItsAnswerComesBack() {
    bench.live(0);
    CommandId id = bench.ask();
    ClientFrame.Cmd cmd = bench.only(ClientFrame.Cmd.class);
    assertEquals(SampleEvents.NOON.plusSeconds(10), cmd.deadline());

    bench.receive(new ServerFrame.CmdResult(id, new Outcome.Done()));

    assertInstanceOf(Outcome.Done.class, bench.answer(id));
  }

  @Test
  void aCommandWithNoAnswerIsRefusedAfterTenSeconds() {
    bench.live(0);
    CommandId id = bench.ask();
    bench.passHearing(10_000);

    Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, bench.answer(id));
    assertEquals(Outcome.Code.TOO_LATE, refused.code());
  }

  @Test
  void aCommandWithNoLinkIsRefusedAtOnceAndSaysWhy() {
    CommandId id = new CommandId(Uuids.named("command", "1"));
    bench.step(new Input.Ask(id, new Command.SetAgentState(AgentFact.State.READY, "")));

    Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, bench.answer(id));
    assertTrue(refused.text().contains("no link to the server"));
  }

  @Test
  void aCommandOnItsWayIsAskedAgainUnderTheSameIdAfterAReconnect() {
    bench.live(0);
    CommandId id = bench.ask();
    bench.lose();
    bench.reconnect();
    bench.welcome(0, 0);

    assertEquals(id, bench.only(ClientFrame.Cmd.class).id());
  }

  @Test
  void framesOfAnOldConnectionAreNotListenedTo() {
    bench.live(2);
    long old = bench.link;
    bench.lose();
    bench.step(
        new Input.Received(
            old,
            new ServerFrame.Deliver(0, 2, 4, 1, SampleEvents.range(SampleEvents.ELENA, 2, 4))));

    assertEquals(2, bench.cursor());
  }

  @Test
  void stoppingSendsWhatStillWaitsAndThenCloses() {
    bench.live(0);
    bench.write(SampleEvents.ELENA);
    bench.step(new Input.Stop());
    assertFalse(bench.stopped());
    bench.only(ClientFrame.Push.class);
    bench.receive(new ServerFrame.Ack(1, List.of(bench.placed(1))));

    assertTrue(bench.stopped());
    assertEquals(CloseCode.NORMAL, bench.closedWith());
  }

  @Test
  void stoppingDoesNotWaitForEverForADeafServer() {
    bench.live(0);
    bench.write(SampleEvents.ELENA);
    bench.step(new Input.Stop());
    bench.pass(2000);

    assertTrue(bench.stopped());
  }

  @Test
  void unknownFramesAreLeftAside() {
    bench.live(2);
    bench.receive(new ServerFrame.Unknown());

    assertEquals(SyncState.LIVE, bench.sync.state());
  }

  @Test
  void aFailureOfTheStoreEndsTheConnectionAndIsShown() {
    bench.live(0);
    bench.step(new Input.Failed());

    assertEquals(LinkStatus.State.OFFLINE, bench.status().state());
    assertTrue(bench.status().detail().contains("disk"));
  }

  @Test
  void aBarredDesktopHandsOverWhatItHasAndThenNeedsASignIn() {
    bench.live(0);
    bench.write(SampleEvents.ELENA);
    bench.closed(CloseCode.REVOKED.number());
    assertEquals(LinkStatus.Limit.BARRED, bench.status().limit());
    bench.reconnect();
    bench.welcome(0, 9);
    bench.effects.clear();
    bench.receive(new ServerFrame.Failure(CloseCode.REVOKED, "barred"));
    assertEquals(SyncState.HANDING_OVER, bench.sync.state());
    assertEquals(LinkStatus.State.OFFLINE, bench.status().state());
    bench.effects.clear();
    bench.receive(new ServerFrame.Ack(1, List.of(bench.placed(1))));

    assertEquals(0, bench.only(ClientFrame.Heartbeat.class).pending());
    bench.closed(CloseCode.REVOKED.number());
    assertEquals(SyncState.SIGN_IN_NEEDED, bench.sync.state());
    assertTrue(bench.status().detail().contains("administrator has barred"));
    assertEquals(0, bench.status().unsent());
  }

  @Test
  void aDesktopThatIsTooOldGoesOnHandingOverAndSaysSoUntilItIsLive() {
    bench.connect(0, 9);
    bench.receive(new ServerFrame.Failure(CloseCode.UPGRADE_REQUIRED, "too old"));
    assertEquals(SyncState.HANDING_OVER, bench.sync.state());
    bench.closed(CloseCode.UPGRADE_REQUIRED.number());
    assertEquals(SyncState.OFFLINE, bench.sync.state());
    assertEquals(LinkStatus.Limit.UPDATE_NEEDED, bench.status().limit());
    bench.reconnect();
    bench.welcome(0, 9);
    bench.page(0, 9, false);

    assertEquals(SyncState.LIVE, bench.sync.state());
    assertEquals(LinkStatus.Limit.NONE, bench.status().limit());
  }

  @Test
  void whileItOnlyHandsOverNothingElseIsAskedOfTheServer() {
    bench.connect(0, 9);
    bench.receive(new ServerFrame.Failure(CloseCode.UPGRADE_REQUIRED, "too old"));
    bench.effects.clear();
    CommandId id = bench.ask();
    bench.step(new Input.Follow(Set.of(SampleEvents.ELENA)));
    bench.passHearing(20_000);

    assertInstanceOf(Outcome.Refused.class, bench.answer(id));
    assertEquals(List.of(), bench.sent(ClientFrame.Pull.class));
    assertEquals(List.of(), bench.sent(ClientFrame.Sub.class));
    assertEquals(SyncState.HANDING_OVER, bench.sync.state());
  }

  @Test
  void aClockThatIsWrongIsMeasuredAtTheWelcome() {
    bench.live(0);
    assertFalse(bench.status().isClockWrong());
    bench.lose();
    bench.serverTime = SampleEvents.NOON.plusSeconds(86_400);
    bench.reconnect();
    bench.welcome(0, 0);

    assertEquals(86_400, bench.status().serverAhead().toSeconds());
    assertTrue(bench.status().isClockWrong());
  }
}
