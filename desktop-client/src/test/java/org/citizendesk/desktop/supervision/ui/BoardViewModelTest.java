// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.supervision.ui;

import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.frame.ViewBody.AgentRow;
import org.junit.jupiter.api.Test;
import java.time.Duration;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BoardViewModelTest {
  private final TestUi ui = new TestUi();
  private final FakeSupervision supervision = new FakeSupervision();
  private final Notices notices = new Notices(ui.context());
  private final BoardViewModel model =
      new BoardViewModel(
          supervision, supervision.link(), queue -> "queue " + queue, ui.context(), notices);

  @Test
  void isEmptyUntilTheFirstBoardComes() {
    assertEquals(List.of(), model.queues());
    assertEquals("", model.asOf());
    assertEquals("–", model.age(model.oldest()).get());
  }

  @Test
  void addsUpTheQueues() {
    supervision.publish();

    assertEquals(9, model.waiting());
    assertEquals(6, model.inHand());
    assertEquals(128, model.wrappedUpToday());
    assertEquals(2, model.available());
  }

  @Test
  void sortsQueuesByNameAndAgentsByWhoNeedsALook() {
    supervision.publish();

    assertEquals(
        List.of("queue Benefits", "queue Benefits", "queue Housing", "queue Taxes"),
        model.queues().stream().map(model::queue).toList());
    assertEquals(Channel.VOICE, model.queues().getFirst().channel());
    assertEquals(
        List.of("Dana Whitfield", "Ben Li", "Ana Ruiz", "Chidi Eze", "Eva Novak", "Femi Ojo"),
        model.agents().stream().map(AgentRow::displayName).toList());
  }

  @Test
  void saysWhatComesNextAndWhatIsNotAsUsual() {
    supervision.publish();

    assertEquals(
        List.of(
            "link lost a moment ago", "no microphone", "", "then Lunch · 2 parked", "no chats", ""),
        model.agents().stream().map(model::besides).toList());
  }

  @Test
  void asksForAnAgentsStateAndSaysHowItEnded() {
    supervision.publish();
    AgentRow ben = model.agents().get(1);

    model.set(ben, new AgentFact.Choice(AgentFact.State.NOT_READY, "Meeting"));
    assertEquals(List.of("ben NOT_READY Meeting"), supervision.asked);
    assertEquals("Ben Li: Meeting", notices.current().get().orElseThrow().text());
    supervision.refuse("something else was chosen meanwhile: Lunch");
    model.set(ben, new AgentFact.Choice(AgentFact.State.READY, ""));

    assertEquals(
        "something else was chosen meanwhile: Lunch", notices.current().get().orElseThrow().text());
  }

  @Test
  void letsTheLongestWaitRun() {
    supervision.publish();
    var longest = model.age(model.oldest());

    assertEquals("7:20", longest.get());
    ui.pass(Duration.ofSeconds(5));
    assertEquals("7:25", longest.get());
  }

  @Test
  void stopsTheClocksAndNamesTheTimeWhileTheLinkIsCut() {
    supervision.publish();
    var longest = model.age(model.oldest());
    supervision.cut();
    ui.pass(Duration.ofMinutes(30));

    assertTrue(model.stale().get());
    assertEquals("Offline: figures as of 10:42", model.asOf());
    assertEquals("7:20", longest.get());
    supervision.live();
    assertFalse(model.stale().get());
  }
}
