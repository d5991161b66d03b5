// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.citizens;

import org.awaitility.Awaitility;
import org.citizendesk.protocol.connector.Connector;
import org.citizendesk.protocol.connector.Health;
import org.citizendesk.protocol.connector.Inbound;
import org.citizendesk.protocol.connector.Outbound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CrowdTest {
  private static final Duration PACE = Duration.ofMillis(60);

  private final List<Persona> personas = Personas.invent(6, 1);
  private final DemonstrationTelephone telephone = new DemonstrationTelephone(Clock.systemUTC());
  private final Agent agent = new Agent();
  private PostOffice office;
  private Widget widget;
  private Crowd crowd;

  @BeforeEach
  void open() throws Exception {
    office = PostOffice.open(personas);
    widget = new Widget();
    crowd = crowd(new Crowd.Places(widget.address(), office.post(), PostOffice.AGENCY));
  }

  @AfterEach
  void close() throws Exception {
    crowd.close();
    telephone.close();
    widget.close();
    office.close();
  }

  @Test
  void chatsCallsAndWritesInTurn() throws Exception {
    telephone.start(agent);

    crowd.begin();

    await(() -> agency().size() >= 2 && agent.calls() >= 2);
    await(() -> saidHello(personas.get(0)) && saidHello(personas.get(3)));
    assertEquals(personas.get(1).phone(), agent.offers.getFirst().party());
    assertEquals(personas.get(2).email(), agency().getFirst().from());
    assertTrue(agency().getFirst().text().contains(personas.get(2).phone()));
    assertEquals("papers.pdf", agency().getFirst().files().getFirst().name());
    assertEquals(List.of(), agency().get(1).files());
  }

  @Test
  void aBusyTelephoneHoldsNobodyUp() {
    crowd.begin();

    await(() -> widget.said().size() >= 3 && agency().size() >= 2);
  }

  @Test
  void goesOnWhileNeitherChatNorPostCanBeReached() throws Exception {
    telephone.start(agent);
    widget.close();
    office.close();

    crowd.begin();

    await(() -> agent.calls() >= 3);
  }

  @Test
  void aVisitorWhoFoundTheChatAwayIsServedOnceItIsBack() throws Exception {
    URI address = widget.address();
    crowd.begin();
    await(() -> widget.said().size() == 1);
    widget.close();
    await(() -> agency().size() >= 2);

    widget = new Widget(address.getPort());

    await(() -> saidHello(personas.get(3)));
  }

  @Test
  void nobodyComesAfterClosing() {
    telephone.start(agent);
    crowd.begin();
    await(() -> agent.calls() >= 1 && widget.open() >= 1);

    crowd.close();

    await(() -> widget.open() == 0);
    int calls = agent.calls();
    int chats = widget.received("hello").size();
    Awaitility.await()
        .during(PACE.multipliedBy(6))
        .atMost(Duration.ofSeconds(5))
        .until(() -> agent.calls() == calls && widget.received("hello").size() == chats);
  }

  private Crowd crowd(Crowd.Places places) {
    return new Crowd(personas, places, telephone, PACE, new Random(1));
  }

  private boolean saidHello(Persona persona) {
    return widget.received("hello").stream()
        .anyMatch(hello -> hello.get("name").asString().equals(persona.name()));
  }

  private List<MailCitizen.Letter> agency() throws Exception {
    Persona agency = new Persona("Agency", "", PostOffice.AGENCY, "en", List.of());
    return new MailCitizen(agency, office.post()).inbox();
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(condition);
  }

  /** Rejects each call at once, so that the next one can come. */
  private final class Agent implements Connector.Sink {
    private final List<Inbound.Offered> offers = new CopyOnWriteArrayList<>();

    int calls() {
      return offers.size();
    }

    @Override
    public void accept(Inbound event) {
      if (event instanceof Inbound.Offered offered) {
        offers.add(offered);
        var _ = telephone.send(new Outbound.Reject(offered.ref()));
      }
    }

    @Override
    public void health(Health health) {
      assertEquals(Health.State.UP, health.state());
    }
  }
}
