// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.citizens;

import org.awaitility.Awaitility;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChatCitizenTest {
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final WebSocketClient client = new WebSocketClient();
  private final Persona persona = Personas.invent(1, 1).getFirst();
  private Widget widget;
  private ChatCitizen citizen;

  @BeforeEach
  void open() throws Exception {
    client.start();
    widget = new Widget();
    citizen = new ChatCitizen(persona, widget.address(), client, timer);
  }

  @AfterEach
  void close() throws Exception {
    citizen.close();
    timer.shutdownNow();
    client.stop();
    widget.close();
  }

  @Test
  void introducesItselfAndSaysWhatWaitedForTheConnection() {
    citizen.say("Hello?");
    assertEquals(1, citizen.unechoed());

    citizen.open();

    await(() -> citizen.unechoed() == 0);
    JsonNode hello = widget.received("hello").getFirst();
    assertEquals(persona.name(), hello.get("name").asString());
    assertTrue(hello.get("conversation").isNull());
    assertEquals(List.of("Hello?"), widget.said());
  }

  @Test
  void comesBackToItsConversationAfterADrop() {
    citizen.open();
    citizen.say("Hello?");
    await(() -> citizen.unechoed() == 0);

    citizen.drop();

    await(() -> widget.received("hello").size() == 2);
    JsonNode hello = widget.received("hello").getLast();
    assertEquals("c-1", hello.get("conversation").asString());
    assertEquals("secret", hello.get("key").asString());
    assertEquals(1, hello.get("after").asInt());
  }

  @Test
  void repeatsWhatWasNotEchoedUnderTheSameId() {
    widget.deafTo.set(1);
    citizen.open();
    citizen.say("Do you hear me?");
    await(() -> widget.said().size() == 1);

    citizen.drop();

    await(() -> citizen.unechoed() == 0);
    List<JsonNode> said = widget.received("say");
    assertEquals(2, said.size());
    assertEquals(said.getFirst().get("id"), said.getLast().get("id"));
    assertEquals(1, citizen.transcript().size());
  }

  @Test
  void endsTheConversationAlsoIfThereIsNoConnectionJustThen() {
    citizen.say("Never mind.");
    citizen.end();

    citizen.open();

    await(() -> widget.received("end").size() == 1);
    assertEquals(List.of("Never mind."), widget.said());
  }

  @Test
  void leavesForGoodWhenTheConversationHasEnded() {
    citizen.open();
    await(() -> widget.open() == 1);
    assertFalse(citizen.hasLeft());

    widget.ends();

    await(() -> citizen.hasLeft() && widget.open() == 0);
    citizen.open();
    assertEquals(1, widget.received("hello").size());
  }

  @Test
  void aVisitGoesOnAfterEachAnswerAndThenEnds() {
    Concern concern = Concerns.in("en").getFirst();
    ChatVisit visit = new ChatVisit(citizen, concern, Duration.ofMillis(20), timer);

    visit.begin();

    await(() -> widget.said().equals(List.of(concern.opening())));
    for (String followUp : concern.followUps()) {
      widget.agentSays("One moment.");
      await(() -> widget.said().getLast().equals(followUp));
    }
    widget.agentSays("Good-bye.");
    await(() -> widget.received("end").size() == 1);
    assertEquals(1 + concern.followUps().size(), widget.said().size());
  }

  @Test
  void aVisitorAnswersTwoQuickMessagesOnce() {
    Concern concern = Concerns.in("en").getFirst();
    ChatVisit visit = new ChatVisit(citizen, concern, Duration.ofMillis(300), timer);
    visit.begin();
    await(() -> widget.said().size() == 1);

    widget.agentSays("Good day.");
    widget.agentSays("How can I help?");

    await(() -> citizen.transcript().size() == 4);
    assertEquals(List.of(concern.opening(), concern.followUps().getFirst()), widget.said());
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(condition);
  }
}
