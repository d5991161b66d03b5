// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.routing;

import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.CitizenId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LocalAgentStateTest {
  private static final Command READY = new Command.SetAgentState(AgentFact.State.READY, "");

  private static final AgentFact.Choice LUNCH =
      new AgentFact.Choice(AgentFact.State.NOT_READY, "Lunch");

  @TempDir Path folder;
  private DeskBench desk;
  private LocalAgentState state;

  @BeforeEach
  void open() {
    desk = DeskBench.open(folder);
    state =
        new LocalAgentState(desk.store, "ana", desk.server, desk.link, desk.clock, Reasons.DEFAULT);
    state.start();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void beginsSignedOut() {
    assertEquals(AgentFact.State.SIGNED_OUT, state.status().get().state());
  }

  @Test
  void aChoiceMadeOfflineIsKeptAndSentOnceTheLinkIsBack() {
    assertInstanceOf(Outcome.Done.class, state.choose(AgentFact.State.READY, "").join());
    assertEquals(List.of(), desk.server.asked);
    assertFalse(state.status().get().confirmed());

    desk.live(true);

    assertEquals(List.of(READY), desk.server.asked);
    assertEquals(AgentFact.State.READY, state.status().get().state());
    assertTrue(state.status().get().confirmed());
  }

  @Test
  void onlyTheLastChoiceMadeOfflineCounts() {
    state.choose(AgentFact.State.READY, "").join();
    state.choose(AgentFact.State.NOT_READY, "Lunch").join();
    desk.live(true);
    desk.live(false);
    desk.live(true);

    assertEquals(
        List.of(new Command.SetAgentState(AgentFact.State.NOT_READY, "Lunch")), desk.server.asked);
  }

  @Test
  void aRefusedChoiceGivesWayToWhatTheServerSays() {
    desk.live(true);
    changed("ana", AgentFact.State.NOT_READY, "Meeting");
    desk.server.outcome = new Outcome.Refused(Outcome.Code.FORBIDDEN, "Not now.");

    assertInstanceOf(Outcome.Refused.class, state.choose(AgentFact.State.READY, "").join());

    assertEquals(AgentFact.State.NOT_READY, state.status().get().state());
    assertEquals("Meeting", state.status().get().reason());
    assertTrue(state.status().get().confirmed());
  }

  @Test
  void aChoiceThatGotNoAnswerIsSentAgain() {
    desk.live(true);
    desk.server.outcome = new Outcome.Refused(Outcome.Code.TOO_LATE, "No answer.");
    state.choose(AgentFact.State.READY, "").join();
    assertFalse(state.status().get().confirmed());
    desk.live(false);
    desk.server.outcome = new Outcome.Done();
    desk.live(true);

    assertEquals(List.of(READY, READY), desk.server.asked);
    assertTrue(state.status().get().confirmed());
  }

  @Test
  void followsTheServerButNotColleagues() {
    desk.live(true);
    changed("ana", AgentFact.State.BUSY, "");
    changed("bob", AgentFact.State.READY, "");

    assertEquals(AgentFact.State.BUSY, state.status().get().state());
  }

  @Test
  void doesNotShowTheStateOfLastTimeBeforeTheServerConfirmsIt() {
    changed("ana", AgentFact.State.READY, "");
    assertEquals(AgentFact.State.SIGNED_OUT, state.status().get().state());
    desk.live(true);

    assertEquals(AgentFact.State.READY, state.status().get().state());
  }

  @Test
  void whatIsChosenAtWorkIsShownAsNextUntilTheServerSaysOtherwise() {
    desk.live(true);
    changed("ana", AgentFact.State.BUSY, "");
    desk.live(false);

    state.choose(AgentFact.State.NOT_READY, "Lunch").join();
    assertEquals(AgentFact.State.BUSY, state.status().get().state());
    assertEquals(LUNCH, state.status().get().next());
    assertFalse(state.status().get().confirmed());
    assertInstanceOf(Outcome.Done.class, state.cancelNext().join());

    assertNull(state.status().get().next());
    desk.live(true);
    assertEquals(List.of(), desk.server.asked, "what was given up is never sent");
  }

  @Test
  void readsWhatComesNextAndTheChannelsFromTheLedger() {
    desk.live(true);
    changed("ana", AgentFact.State.BUSY, "");
    Instant since = desk.clock.instant();
    desk.clock.pass(Duration.ofMinutes(3));
    ledger(new AgentFact.NextChosen("ana", LUNCH, AgentFact.Cause.SUPERVISOR, stamp(4)));
    ledger(
        new AgentFact.ChannelChanged("ana", Channel.CHAT, false, AgentFact.Cause.AGENT, stamp(5)));

    AgentStatus now = state.status().get();
    assertEquals(LUNCH, now.next());
    assertEquals("sue", now.setBy());
    assertEquals(Set.of(Channel.VOICE, Channel.EMAIL), now.ready());
    assertEquals(since, now.since());
  }

  @Test
  void namesTheVersionItHasSeenUnlessTheChoiceWasKeptForLater() {
    desk.live(true);
    ledger(new AgentFact.NextChosen("ana", LUNCH, AgentFact.Cause.AGENT, stamp(4)));
    state.cancelNext().join();
    ledger(new AgentFact.NextChosen("ana", null, AgentFact.Cause.AGENT, stamp(5)));
    state.take(Channel.CHAT, false).join();
    ledger(
        new AgentFact.ChannelChanged("ana", Channel.CHAT, false, AgentFact.Cause.AGENT, stamp(6)));
    state.choose(AgentFact.State.READY, "").join();
    state.choose(AgentFact.State.NOT_READY, "Lunch").join();

    assertEquals(
        List.of(
            new Command.CancelNextState(4L),
            new Command.SetChannelReady(Channel.CHAT, false, 5L),
            new Command.SetAgentState(AgentFact.State.READY, "", 6L),
            new Command.SetAgentState(AgentFact.State.NOT_READY, "Lunch", null)),
        desk.server.asked,
        "before the facts of the last choice are here its number is not known");
  }

  private static AgentFact.Stamp stamp(long version) {
    return new AgentFact.Stamp(version, "sue", "clock", 1);
  }

  private void changed(String agent, AgentFact.State to, String reason) {
    ledger(new AgentFact.StateChanged(agent, to, reason, AgentFact.Cause.SYSTEM));
  }

  private void ledger(AgentFact fact) {
    desk.arrive(CitizenId.ofAgent(fact.agent()), null, fact);
  }
}
