// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.citizens;

import org.citizendesk.protocol.connector.Connector;
import org.citizendesk.protocol.connector.Health;
import org.citizendesk.protocol.connector.Inbound;
import org.citizendesk.protocol.connector.Outbound;
import org.citizendesk.protocol.connector.Result;
import org.citizendesk.protocol.fact.CallFact.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DemonstrationTelephoneTest {
  private final DemonstrationTelephone telephone = new DemonstrationTelephone(Clock.systemUTC());
  private final Heard heard = new Heard();

  @BeforeEach
  void start() {
    telephone.start(heard);
  }

  @AfterEach
  void close() {
    telephone.close();
  }

  @Test
  void goesThroughTheLifeOfACall() {
    String ref = ring();

    send(new Outbound.Answer(ref));
    send(new Outbound.Hold(ref, true));
    send(new Outbound.Hold(ref, false));
    send(new Outbound.HangUp(ref));

    assertEquals(
        List.of(State.RINGING, State.CONNECTED, State.HELD, State.CONNECTED, State.ENDED),
        heard.states());
  }

  @Test
  void aCallNobodyAnswersIsMissed() {
    ring();

    telephone.callerHangsUp().join();

    assertEquals(List.of(State.RINGING, State.MISSED), heard.states());
  }

  @Test
  void aCallerGivesUpOnlyWhileItRings() {
    String ref = ring();
    send(new Outbound.Answer(ref));

    telephone.giveUp(ref);
    send(new Outbound.HangUp(ref));

    assertEquals(List.of(State.RINGING, State.CONNECTED, State.ENDED), heard.states());
  }

  @Test
  void aCallerGivesUpHisOwnCallOnly() {
    String first = ring();
    telephone.callerHangsUp().join();
    String second = ring();

    telephone.giveUp(first);
    send(new Outbound.Answer(second));

    assertEquals(
        List.of(State.RINGING, State.MISSED, State.RINGING, State.CONNECTED), heard.states());
  }

  @Test
  void isBusyDuringACall() {
    ring();

    assertEquals(Optional.empty(), telephone.ring("+12025550101", "", "phone").join());
  }

  @Test
  void refusesWhatMakesNoSenseAndSaysWhy() {
    String ref = ring();

    Result hold = telephone.send(new Outbound.Hold(ref, true)).toCompletableFuture().join();
    Result unknown = telephone.send(new Outbound.HangUp("other")).toCompletableFuture().join();

    assertTrue(assertInstanceOf(Result.Refused.class, hold).text().contains("RINGING"));
    assertInstanceOf(Result.Refused.class, unknown);
  }

  @Test
  void answeringTwiceIsRefused() {
    String ref = ring();
    send(new Outbound.Answer(ref));

    Result again = telephone.send(new Outbound.Answer(ref)).toCompletableFuture().join();

    assertInstanceOf(Result.Refused.class, again);
  }

  @Test
  void afterClosingEveryRequestIsRefused() {
    String ref = ring();
    telephone.close();

    assertInstanceOf(
        Result.Refused.class,
        telephone.send(new Outbound.Answer(ref)).toCompletableFuture().join());
  }

  private String ring() {
    String ref = telephone.ring("+12025550100", "Ada Testmore", "phone").join().orElseThrow();
    assertEquals(ref, heard.events.getLast().ref());
    return ref;
  }

  private void send(Outbound request) {
    assertEquals(new Result.Done(), telephone.send(request).toCompletableFuture().join());
  }

  private static final class Heard implements Connector.Sink {
    private final List<Inbound> events = new CopyOnWriteArrayList<>();

    @Override
    public void accept(Inbound event) {
      events.add(event);
    }

    @Override
    public void health(Health health) {
      assertEquals(Health.State.UP, health.state());
    }

    List<State> states() {
      return events.stream()
          .filter(Inbound.CallChanged.class::isInstance)
          .map(event -> ((Inbound.CallChanged) event).state())
          .toList();
    }
  }
}
