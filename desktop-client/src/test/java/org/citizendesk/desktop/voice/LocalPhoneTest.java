// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.voice;

import org.citizendesk.desktop.citizen.CitizenCard;
import org.citizendesk.desktop.citizen.Directory;
import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.desktop.store.Events;
import org.citizendesk.desktop.store.StoredEvent;
import org.citizendesk.protocol.connector.Capability;
import org.citizendesk.protocol.connector.Connector;
import org.citizendesk.protocol.connector.ConnectorId;
import org.citizendesk.protocol.connector.Health;
import org.citizendesk.protocol.connector.Inbound;
import org.citizendesk.protocol.connector.Outbound;
import org.citizendesk.protocol.connector.Result;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.CitizenId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import static org.citizendesk.desktop.desk.DeskBench.ELENA;
import static org.citizendesk.desktop.desk.DeskBench.TOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LocalPhoneTest {
  private static final String NUMBER = "+12025550100";

  @TempDir Path folder;
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private final Line line = new Line();
  private Directory directory = Directory.NOBODY;
  private DeskBench desk;
  private LocalPhone phone;

  @BeforeEach
  void open() {
    desk = DeskBench.open(folder);
    start();
  }

  @AfterEach
  void close() {
    timer.shutdownNow();
    phone.close();
    desk.close();
  }

  @Test
  void aCallFromAKnownNumberIsThatCitizens() {
    link(ELENA);
    desk.arrive(ELENA, null, new CitizenFact.Described("Elena Ruiz", "es"));
    ring("c1", "CALLER");

    Call call = phone.call().get().orElseThrow();
    assertEquals(ELENA, call.citizen());
    assertEquals("Elena Ruiz", call.displayName());
    assertEquals(
        List.of(
            new ContactFact.Opened(
                Channel.VOICE, ContactFact.Direction.INBOUND, "benefits", "", NUMBER),
            new CallFact.Changed(CallFact.State.OFFERED, "")),
        own(ELENA));
  }

  @Test
  void aCallerOnlyTheServerKnowsIsThatCitizen() {
    phone.close();
    directory = (kind, number) -> List.of(new CitizenCard(ELENA, "Elena Ruiz", "es", List.of()));
    start();
    ring("c1", "CALLER");

    Call call = phone.call().get().orElseThrow();
    assertEquals(ELENA, call.citizen());
    assertEquals("Elena Ruiz", call.displayName());
    assertTrue(own(ELENA).stream().noneMatch(CitizenFact.class::isInstance));
  }

  @Test
  void aCallFromANumberOfTwoIsANewCitizensUntilSomebodySaysOtherwise() {
    link(ELENA);
    link(TOM);
    ring("c1", "");

    CitizenId citizen = phone.call().get().orElseThrow().citizen();
    assertNotEquals(ELENA, citizen);
    assertNotEquals(TOM, citizen);
  }

  @Test
  void aCallFromAnUnknownNumberMakesACitizenWithThatNumber() {
    ring("c1", "R. Flores");

    Call call = phone.call().get().orElseThrow();
    assertEquals("R. Flores", call.displayName());
    assertEquals(
        List.of(
            new CitizenFact.Described("R. Flores", ""),
            new CitizenFact.IdentifierLinked(CitizenFact.IdentifierKind.PHONE, NUMBER)),
        own(call.citizen()).subList(0, 2));
  }

  @Test
  void aWithheldNumberIsLinkedToNobody() {
    line.sink.accept(
        new Inbound.Offered(
            "c1", desk.clock.instant(), Channel.VOICE, "anonymous", "", "benefits"));

    Call call = phone.call().get().orElseThrow();
    assertEquals("anonymous", call.displayName());
    assertFalse(
        own(call.citizen()).stream().anyMatch(CitizenFact.IdentifierLinked.class::isInstance));
  }

  @Test
  void everythingIsOnDiskWhenTheSinkReturns() {
    ring("c1", "");
    assertEquals(4, desk.sync.counts().unsent());

    change("c1", CallFact.State.RINGING);

    assertEquals(5, desk.sync.counts().unsent());
  }

  @Test
  void aReplayDoesNothing() {
    ring("c1", "");
    change("c1", CallFact.State.RINGING);
    long written = desk.sync.counts().unsent();
    ring("c1", "");
    change("c1", CallFact.State.RINGING);

    assertEquals(written, desk.sync.counts().unsent());
    assertEquals(CallFact.State.RINGING, phone.call().get().orElseThrow().state());
  }

  @Test
  void answeringTakesTheContactOnce() {
    ring("c1", "");
    change("c1", CallFact.State.CONNECTED);
    change("c1", CallFact.State.HELD);
    change("c1", CallFact.State.CONNECTED);

    CitizenId citizen = phone.call().get().orElseThrow().citizen();
    assertEquals(1, own(citizen).stream().filter(ContactFact.Accepted.class::isInstance).count());
  }

  @Test
  void aCallThatIsOverIsGoneAndNothingFollowsIt() {
    ring("c1", "");
    change("c1", CallFact.State.MISSED);
    assertTrue(phone.call().get().isEmpty());
    long written = desk.sync.counts().unsent();
    change("c1", CallFact.State.CONNECTED);
    ring("c1", "");

    assertEquals(written, desk.sync.counts().unsent());
    assertTrue(phone.call().get().isEmpty());
  }

  @Test
  void aChangeOfAnUnknownCallIsLeftAside() {
    change("nobody", CallFact.State.CONNECTED);

    assertEquals(0, desk.sync.counts().unsent());
    assertTrue(phone.call().get().isEmpty());
  }

  @Test
  void theCallInHandComesBeforeOneThatRings() {
    ring("c1", "");
    change("c1", CallFact.State.CONNECTED);
    ring("c2", "");
    assertEquals(CallFact.State.CONNECTED, phone.call().get().orElseThrow().state());
    change("c1", CallFact.State.ENDED);

    assertEquals(CallFact.State.OFFERED, phone.call().get().orElseThrow().state());
  }

  @Test
  void asksTheTelephoneByTheCallsOwnName() {
    ring("c1", "");
    phone.answer().join();
    phone.hold(true).join();
    phone.mute(true).join();
    phone.hangUp().join();
    phone.reject().join();

    assertEquals(
        List.of(
            new Outbound.Answer("c1"),
            new Outbound.Hold("c1", true),
            new Outbound.Mute("c1", true),
            new Outbound.HangUp("c1"),
            new Outbound.Reject("c1")),
        line.asked);
    assertTrue(phone.call().get().orElseThrow().muted());
  }

  @Test
  void withNoCallThereIsNothingToAnswer() {
    assertInstanceOf(Result.Refused.class, phone.answer().join());
    assertEquals(List.of(), line.asked);
  }

  @Test
  void callsThatWereCutOffByARestartAreEnded() {
    ring("lost", "");
    change("lost", CallFact.State.CONNECTED);
    CitizenId citizen = phone.call().get().orElseThrow().citizen();
    CallBook book = new CallBook(desk.store, line.id(), "ana", directory);
    book.endAllBut(List.of(book.contact("lost")));
    assertInstanceOf(CallFact.Changed.class, own(citizen).getLast());
    assertEquals(CallFact.State.CONNECTED, ((CallFact.Changed) own(citizen).getLast()).state());

    book.endAllBut(List.of());

    assertEquals(CallFact.State.ENDED, ((CallFact.Changed) own(citizen).getLast()).state());
  }

  @Test
  void aCallThatComesJustThenIsNotTakenForOneThatWasCutOff() {
    phone.close();
    timer.getQueue().clear();
    Runnable[] between = {() -> {}};
    Clock clock =
        new Clock() {
          @Override
          public Instant instant() {
            between[0].run();
            return desk.clock.instant();
          }

          @Override
          public ZoneId getZone() {
            return desk.clock.getZone();
          }

          @Override
          public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
          }
        };
    start(clock);
    Runnable endOrphans = timer.getQueue().element();
    // The phone asks for the time once the call is in the store, and before it shows it.
    between[0] = endOrphans;
    ring("c1", "");

    assertTrue(((Future<?>) endOrphans).isDone());
    CitizenId citizen = phone.call().get().orElseThrow().citizen();
    assertEquals(new CallFact.Changed(CallFact.State.OFFERED, ""), own(citizen).getLast());
  }

  @Test
  void aCallThatLivedThroughARestartIsTakenUpAgain() {
    ring("c1", "");
    change("c1", CallFact.State.CONNECTED);
    start();
    assertTrue(phone.call().get().isEmpty());
    ring("c1", "");

    assertEquals(CallFact.State.CONNECTED, phone.call().get().orElseThrow().state());
  }

  @Test
  void saysHowTheTelephoneIs() {
    assertEquals(Health.State.TRYING, phone.health().get().state());
    line.sink.health(new Health(Health.State.UP, "ready"));

    assertEquals(Health.State.UP, phone.health().get().state());
    assertEquals("Test telephone", phone.name());
    assertEquals(Set.of(Capability.ANSWER), phone.capabilities());
  }

  private void start() {
    start(desk.clock);
  }

  private void start(Clock clock) {
    phone =
        new LocalPhone(
            new Telephone("Test telephone", line), desk.store, "ana", directory, clock, timer);
    phone.start();
  }

  private void ring(String ref, String displayName) {
    line.sink.accept(
        new Inbound.Offered(
            ref, desk.clock.instant(), Channel.VOICE, NUMBER, displayName, "benefits"));
  }

  private void change(String ref, CallFact.State state) {
    line.sink.accept(new Inbound.CallChanged(ref, desk.clock.instant(), state, ""));
  }

  private void link(CitizenId citizen) {
    desk.arrive(
        citizen, null, new CitizenFact.IdentifierLinked(CitizenFact.IdentifierKind.PHONE, NUMBER));
  }

  private List<Fact> own(CitizenId citizen) {
    return desk.store.read(h -> Events.unplaced(h, citizen)).stream()
        .map(StoredEvent::fact)
        .toList();
  }

  /** A telephone line that the test rings. */
  private static final class Line implements Connector {
    private final List<Outbound> asked = new ArrayList<>();
    private Sink sink;

    @Override
    public ConnectorId id() {
      return new ConnectorId("phone:test");
    }

    @Override
    public Channel channel() {
      return Channel.VOICE;
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of(Capability.ANSWER);
    }

    @Override
    public void start(Sink to) {
      sink = to;
    }

    @Override
    public CompletionStage<Result> send(Outbound request) {
      asked.add(request);
      return CompletableFuture.completedFuture(new Result.Done());
    }

    @Override
    public void close() {}
  }
}
