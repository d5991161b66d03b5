// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.desktop.sync.LinkStatus.State;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CommandId;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the agent sees, and can do, between one connection and the next. */
class RetryTest {
  @AutoClose private final SyncBench bench = new SyncBench();

  @Test
  void whoMovesToAnotherNodeIsReconnectingAndNothingElse() {
    bench.live(0);
    bench.effects.clear();
    bench.receive(new ServerFrame.GoAway("restart", 20_000));
    bench.closed(CloseCode.GOING_AWAY.number());
    bench.reconnect();
    bench.welcome(0, 0);
    bench.page(0, 0, false);

    assertEquals(Set.of(State.RECONNECTING, State.CATCHING_UP, State.LIVE), seen());
    assertTrue(bench.now >= 20_000, "came back after " + bench.now + " ms");
  }

  @Test
  void aServerThatClosesBeforeAllIsAnsweredIsStillLeftAloneForTheTimeItAsksFor() {
    bench.live(0);
    bench.write(SampleEvents.ELENA);
    bench.step(new Input.Written());
    bench.receive(new ServerFrame.GoAway("restart", 20_000));
    assertEquals(SyncState.DRAINING, bench.sync.state());
    bench.closed(CloseCode.GOING_AWAY.number());
    bench.pass(19_900);

    assertEquals(1, bench.opens);
    assertEquals(State.RECONNECTING, bench.status().state());
  }

  @Test
  void aLinkThatBreaksIsReconnectingUntilATryFails() {
    bench.live(0);
    bench.lose();
    assertEquals(State.RECONNECTING, bench.status().state());
    bench.reconnect();
    assertEquals(State.RECONNECTING, bench.status().state());
    bench.lose();

    assertEquals(State.OFFLINE, bench.status().state());
  }

  @Test
  void aTryThatHangsIsToldAfterFiveSeconds() {
    bench.live(0);
    bench.lose();
    int before = bench.opens;
    while (bench.opens == before) {
      bench.pass(50);
    }
    long begun = bench.now;
    while (bench.status().state() == State.RECONNECTING) {
      bench.pass(50);
    }

    assertEquals(State.CONNECTING, bench.status().state());
    assertTrue(bench.now - begun <= 5000, "told after " + (bench.now - begun) + " ms");
  }

  @Test
  void aServerThatIsNotThereAtTheTimeItSaidIsToldAtOnce() {
    bench.live(0);
    bench.receive(new ServerFrame.GoAway("restart", 3000));
    bench.pass(3000);
    assertEquals(State.RECONNECTING, bench.status().state());
    bench.lose();

    assertEquals(State.OFFLINE, bench.status().state());
  }

  @ParameterizedTest
  @EnumSource(
      value = CloseCode.class,
      names = {"SERVER_ERROR", "TIMED_OUT", "BAD_FRAME", "UPGRADE_REQUIRED"})
  void aServerThatEndsALinkForAReasonIsNotExpectedBackAtOnce(CloseCode code) {
    bench.live(0);
    bench.closed(code.number());

    assertEquals(State.OFFLINE, bench.status().state());
  }

  @Test
  void aLinkThatBreaksAgainWithoutProgressIsOffline() {
    bench.live(0);
    bench.lose();
    bench.reconnect();
    bench.welcome(0, 0);
    bench.lose();

    assertEquals(State.OFFLINE, bench.status().state());
  }

  @Test
  void whatIsAskedForMeanwhileWaitsForTheNextConnection() {
    bench.live(0);
    bench.receive(new ServerFrame.GoAway("restart", 1000));
    CommandId id = bench.ask();
    bench.reconnect();
    bench.welcome(0, 0);
    bench.page(0, 0, false);
    bench.receive(new ServerFrame.CmdResult(id, new Outcome.Done()));

    assertInstanceOf(Outcome.Done.class, bench.answer(id));
  }

  @Test
  void aServerThatSendsEverybodyAwayAtOnceAgainAndAgainIsNotStormed() {
    bench.live(0);
    for (int i = 0; i < 40; i++) {
      bench.receive(new ServerFrame.GoAway("restart", 0));
      bench.reconnect();
      bench.welcome(0, 0);
    }

    assertTrue(bench.now > 100_000, "40 tries took only " + bench.now + " ms");
  }

  @Test
  void aStopIsNoReconnecting() {
    bench.live(0);
    bench.step(new Input.Stop());

    assertFalse(seen().contains(State.RECONNECTING));
  }

  private Set<State> seen() {
    List<Effect> effects = bench.effects;
    return effects.stream()
        .filter(Effect.Status.class::isInstance)
        .map(effect -> ((Effect.Status) effect).status().state())
        .collect(Collectors.toSet());
  }
}
