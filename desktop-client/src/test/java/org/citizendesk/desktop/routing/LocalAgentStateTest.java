// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.routing;

import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LocalAgentStateTest {
  private static final Command READY = new Command.SetAgentState(AgentFact.State.READY, "");

  @TempDir Path folder;
  private DeskBench desk;
  private LocalAgentState state;

  @BeforeEach
  void open() {
    desk = DeskBench.open(folder);
    state = new LocalAgentState(desk.store, "ana", desk.server, desk.link, desk.clock);
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

  private void changed(String agent, AgentFact.State to, String reason) {
    desk.arrive(
        DeskBench.TOM, null, new AgentFact.StateChanged(agent, to, reason, AgentFact.Cause.SYSTEM));
  }
}
