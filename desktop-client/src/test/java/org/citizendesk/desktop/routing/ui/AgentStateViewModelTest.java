// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.routing.ui;

import org.citizendesk.desktop.routing.AgentStatus;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Notices.Notice;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.protocol.fact.Channel;
import org.junit.jupiter.api.Test;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class AgentStateViewModelTest {
  private final TestUi ui = new TestUi();
  private final FakeAgentState state = new FakeAgentState();
  private final Notices notices = new Notices(ui.context());
  private final AgentStateViewModel model = new AgentStateViewModel(state, ui.context(), notices);

  @Test
  void showsTheReasonInPlaceOfNotReady() {
    model.notReady("Lunch");

    assertEquals("Lunch", model.title());
    assertEquals(State.NOT_READY, state.status().get().state());
    model.ready();
    assertEquals("Available", model.title());
  }

  @Test
  void saysThatAChoiceIsKeptHereUntilItIsConfirmed() {
    state.serverIsAway();
    model.notReady("Break");

    assertEquals(
        "Your state: Break. Kept on this computer until the server confirms it.", model.sentence());
  }

  @Test
  void countsHowLongItHasBeenSo() {
    ui.pass(Duration.ofSeconds(252));

    assertEquals("4:12", model.duration().get());
  }

  @Test
  void tellsWhyAChoiceWasRefusedAndKeepsTheState() {
    state.refuse("You have an offer to answer first.");
    model.notReady("Break");

    assertEquals(
        Optional.of(new Notice(Tone.WARN, "You have an offer to answer first.")),
        notices.current().get());
    assertEquals("Available", model.title());
  }

  @Test
  void hasAnotherNameForEachState() {
    long names = Arrays.stream(State.values()).map(AgentStateTexts::title).distinct().count();

    assertEquals(State.values().length, names);
    assertEquals(Tone.BAD, AgentStateTexts.tone(State.NOT_RESPONDING));
  }

  @Test
  void saysWhatComesNextAndWhatIsNotTaken() {
    state.become(State.BUSY, "");
    assertEquals("Then: Lunch", model.offer("Lunch"));
    model.notReady("Lunch");
    model.take(Channel.CHAT, false);

    assertEquals("Your state: With a citizen, then Lunch · no chats", model.sentence());
    assertFalse(model.takes(Channel.CHAT));
    model.cancelNext();
    assertEquals("no chats", model.besides());
  }

  @Test
  void saysOnceWhatASupervisorDid() {
    state.become(State.BUSY, "");
    AgentFact.Choice meeting = new AgentFact.Choice(State.NOT_READY, "Meeting");
    state.become(meeting, Set.of(Channel.values()), "sue");

    assertEquals(
        "sue has set your state: Then: Meeting", notices.current().get().orElseThrow().text());
    notices.dismiss();
    state.become(meeting, Set.of(Channel.VOICE), "sue");
    assertEquals(Optional.empty(), notices.current().get());
  }

  @Test
  void hearsNothingAfterItWasClosed() {
    model.close();
    state.become(State.BUSY, "");

    AgentStatus seen = model.status().get();
    assertEquals(State.READY, seen.state());
  }
}
