// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.ServerFrame.Head;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.protocol.frame.ViewBody;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.log.Entry;
import org.citizendesk.server.log.LogEnds;
import org.citizendesk.server.log.LogHistory;
import org.citizendesk.server.log.LogPage;
import org.citizendesk.server.log.LogStanding;
import org.citizendesk.server.log.PushOutcome;
import org.citizendesk.server.session.Sessions;
import org.junit.jupiter.api.Test;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The state machine alone: no socket, no store, no clock. */
class ServerSessionTest {
  private static final String LOG = "log";
  private static final String TOPIC = "queue:benefits";
  private static final String OTHER = "queue:other";
  private static final CitizenId MARY = new CitizenId(UUID.randomUUID());
  private static final ClientFrame.Device DEVICE =
      new ClientFrame.Device(new DeviceId(UUID.randomUUID()), 1);

  private Instant now = Instant.parse("2026-03-02T09:00:00Z");
  private Duration wrongBy = Duration.ZERO;
  private ServerSession session = new ServerSession(SyncLimits.DEFAULT, 1000, moment());

  @Test
  void nothingMayComeBeforeHello() {
    assertClosed(CloseCode.BAD_FRAME, received(new ClientFrame.Heartbeat(0)));
  }

  @Test
  void helloMustComeInTime() {
    now = now.plusSeconds(11);

    assertClosed(CloseCode.TIMED_OUT, step(new Input.Tick(LOG, List.of())));
  }

  @Test
  void nothingMoreIsReadUntilTheTokenIsChecked() {
    assertTrue(session.wantsMore(false));
    received(hello(0));

    assertFalse(session.wantsMore(false));
  }

  @Test
  void aDesktopThatIsAtTheEndIsLiveAtOnce() {
    List<ServerFrame> frames = admit(7, 7);

    assertInstanceOf(ServerFrame.Welcome.class, frames.get(0));
    assertInstanceOf(ServerFrame.Subbed.class, frames.get(1));
    assertEquals(new ServerFrame.CaughtUp(0, 7), frames.get(2));
    assertEquals(List.of(deliver(7, 8)), frames(step(committed(8, true))));
  }

  @Test
  void aDesktopThatIsBehindHearsNothingUntilItHasPulled() {
    admit(3, 7);

    assertEquals(List.of(), frames(step(committed(8, true))));
  }

  @Test
  void whatCommitsWhileTheLastPageIsReadFollowsIt() {
    admit(3, 7);
    received(new ClientFrame.Pull(0, 3, 100));
    step(committed(8, true));

    List<ServerFrame> frames = frames(page(new LogPage(LOG, 3, 7, false, List.of(), null)));

    assertEquals(
        List.of(
            new ServerFrame.Page(0, 3, 7, 1, false, List.of()),
            new ServerFrame.CaughtUp(0, 7),
            deliver(7, 8)),
        frames);
  }

  @Test
  void aCommitThatThePageHadAlreadyIsNotToldAgain() {
    admit(3, 7);
    received(new ClientFrame.Pull(0, 3, 100));
    page(new LogPage(LOG, 3, 8, false, List.of(), null));

    assertEquals(List.of(), frames(step(committed(8, true))));
    assertEquals(List.of(deliver(8, 9)), frames(step(committed(9, true))));
  }

  @Test
  void aPageReadUnderAnOldSubscriptionHasToBeAskedForAgain() {
    admit(3, 7);
    List<Output> asked = received(new ClientFrame.Pull(0, 3, 100));
    Output.ReadPage read = assertInstanceOf(Output.ReadPage.class, asked.getFirst());
    subscribe(new ClientFrame.Sub(2, List.of(TOPIC)), 7);

    LogPage page = new LogPage(LOG, 3, 7, false, List.of(), null);
    List<ServerFrame> frames = frames(step(new Input.PageRead(0, page, read.filter())));

    assertEquals(List.of(new ServerFrame.Page(0, 3, 3, 2, true, List.of())), frames);
  }

  @Test
  void newsForOthersMovesTheCursorWithEachHeartbeat() {
    admit(7, 7);

    assertEquals(List.of(), frames(step(new Input.Tick(LOG, List.of(reached(8))))));
    now = now.plusSeconds(5);
    assertEquals(
        List.of(
            new ServerFrame.Deliver(0, 7, 9, 1, List.of(), "p9"),
            new ServerFrame.Heartbeat(List.of(new Head(0, 9)))),
        frames(step(new Input.Tick(LOG, List.of(reached(9))))));
  }

  @Test
  void aTickFromBeforeADeliveryTakesNothingBack() {
    admit(7, 7);
    step(committed(9, true));
    now = now.plusSeconds(5);

    assertEquals(
        List.of(new ServerFrame.Heartbeat(List.of(new Head(0, 8)))),
        frames(step(new Input.Tick(LOG, List.of(reached(8))))));
  }

  @Test
  void aSubscriptionIsInForceBehindWhatWasToldWhenItsTopicsWereListenedTo() {
    admit(7, 7);
    ClientFrame.Sub wish = new ClientFrame.Sub(2, List.of(TOPIC, OTHER));

    List<Output> asked = received(wish);
    assertEquals(
        List.of(new Output.Listen(new Subscription(2, Set.of(TOPIC, OTHER), List.of()))), asked);
    assertEquals(List.of(), frames(step(committed(8, OTHER))), "the old one is in force still");
    List<Output> heard = listening(asked, 9);

    assertEquals(
        List.of(
            new ServerFrame.Deliver(0, 7, 9, 1, List.of(), "p9"),
            new ServerFrame.Subbed(2, List.of(new Head(0, 9)), List.of())),
        frames(heard));
    assertInstanceOf(Output.Narrow.class, heard.getLast());
    assertEquals(1, frames(step(committed(10, OTHER))).size());
  }

  @Test
  void aSubscriptionIsNotNarrowedWhileTheNextIsOnItsWay() {
    admit(7, 7);
    List<Output> first = received(new ClientFrame.Sub(2, List.of(TOPIC)));
    List<Output> second = received(new ClientFrame.Sub(3, List.of(OTHER)));

    assertInstanceOf(Output.Send.class, listening(first, 7).getLast());
    assertEquals(
        new Output.Narrow(new Subscription(3, Set.of(OTHER), List.of())),
        listening(second, 7).getLast());
  }

  @Test
  void oneDeliveryCoversTheNewsForOthersBeforeIt() {
    admit(7, 7);
    step(committed(8, false));

    ServerFrame.Deliver deliver =
        assertInstanceOf(ServerFrame.Deliver.class, frames(step(committed(9, true))).getFirst());

    assertEquals(7, deliver.from());
    assertEquals(9, deliver.to());
  }

  @Test
  void aDesktopThatLagsIsToldNothingMoreUntilItPulls() {
    admit(7, 7);

    assertEquals(List.of(), frames(session.step(committed(8, true), moment(), true)));
    assertEquals(List.of(), frames(step(committed(9, true))), "it has a gap now");
    received(new ClientFrame.Pull(0, 7, 100));
    List<ServerFrame> frames = frames(page(new LogPage(LOG, 7, 9, false, List.of(), null)));
    assertEquals(new ServerFrame.CaughtUp(0, 9), frames.getLast());
    assertEquals(List.of(deliver(9, 10)), frames(step(committed(10, true))));
  }

  @Test
  void aFullPushWindowHoldsTheDesktopUp() {
    admit(7, 7);
    for (int i = 1; i <= 4; i++) {
      assertTrue(session.wantsMore(false));
      received(new ClientFrame.Push(List.of(event(i))));
    }
    assertFalse(session.wantsMore(false));

    step(new Input.Stored(new PushOutcome(LOG, 1, List.of(), List.of(), List.of())));

    assertTrue(session.wantsMore(false));
    assertFalse(session.wantsMore(true), "not while too much is unsent");
  }

  @Test
  void rejectionsComeBeforeTheAcknowledgement() {
    admit(7, 7);
    ServerFrame.Reject reject =
        new ServerFrame.Reject(1, new EventId(UUID.randomUUID()), "code", "text");

    List<ServerFrame> frames =
        frames(
            step(new Input.Stored(new PushOutcome(LOG, 1, List.of(), List.of(reject), List.of()))));

    assertEquals(List.of(reject, new ServerFrame.Ack(1, List.of(), List.of())), frames);
  }

  @Test
  void theServerSaysThatItLivesAndWhereTheLogStands() {
    admit(7, 7);
    now = now.plusSeconds(5);

    assertEquals(
        List.of(new ServerFrame.Heartbeat(List.of(new Head(0, 7)))),
        frames(step(new Input.Tick(LOG, List.of(reached(7))))));
  }

  @Test
  void aSilentDesktopIsGoneAfterTwoAndAHalfHeartbeats() {
    admit(7, 7);
    now = now.plusMillis(12_500);
    step(new Input.Tick(LOG, List.of()));
    now = now.plusMillis(1);

    assertClosed(CloseCode.TIMED_OUT, step(new Input.Tick(LOG, List.of())));
  }

  @Test
  void anExpiredSignInEndsTheConnection() {
    admit(7, 7);
    now = now.plus(Duration.ofHours(1));
    received(new ClientFrame.Heartbeat(0));

    assertClosed(CloseCode.UNAUTHORIZED, step(new Input.Tick(LOG, List.of())));
  }

  @Test
  void afterItIsClosedNothingHappensAnyMore() {
    admit(7, 7);
    step(new Input.Replaced());

    assertEquals(List.of(), received(new ClientFrame.Heartbeat(0)));
    assertEquals(List.of(), step(committed(8, true)));
    assertFalse(session.wantsMore(false));
  }

  @Test
  void helloTwiceAndPartitionsThatDoNotExistAreBadFrames() {
    admit(7, 7);
    ServerSession other = new ServerSession(SyncLimits.DEFAULT, 1000, moment());
    other.step(new Input.Received(hello(7)), moment(), false);
    other.step(admitted(7), moment(), false);

    assertClosed(CloseCode.BAD_FRAME, received(new ClientFrame.Pull(9, 0, 1)));
    assertClosed(CloseCode.BAD_FRAME, other.step(new Input.Received(hello(7)), moment(), false));
  }

  @Test
  void aClockThatJumpsNeitherCutsADesktopNorKeepsADeadOne() {
    admit(7, 7);
    wrongBy = Duration.ofMinutes(59);
    assertEquals(List.of(), step(new Input.Tick(LOG, List.of(reached(7)))));

    wrongBy = Duration.ofDays(-1);
    now = now.plusMillis(12_501);
    assertClosed(CloseCode.TIMED_OUT, step(new Input.Tick(LOG, List.of(reached(7)))));
  }

  @Test
  void ofTheViewsThatChangeWhileTooMuchWaitsTheNewestIsShownAfterwards() {
    admit(7, 7);
    ServerFrame.View older = view(1);
    ServerFrame.View newer = view(2);
    assertEquals(List.of(), session.step(new Input.ViewChanged(older), moment(), true));
    assertEquals(List.of(), session.step(new Input.ViewChanged(newer), moment(), true));

    List<ServerFrame> shown = frames(step(new Input.Tick(LOG, List.of(reached(7)))));

    assertEquals(1, shown.size());
    assertSame(newer, shown.getFirst());
    assertEquals(List.of(), frames(step(new Input.Tick(LOG, List.of(reached(7))))));
  }

  @Test
  void anUnknownFrameIsAnsweredAndTheConnectionStays() {
    admit(7, 7);

    List<Output> outputs = received(new ClientFrame.Unknown());

    assertEquals(1, outputs.size());
    assertInstanceOf(ServerFrame.Failure.class, frames(outputs).getFirst());
  }

  @Test
  void aDesktopThatMayOnlyHandOverIsToldNothingAndClosedWhenItHasNothingLeft() {
    received(hello(3, 1));
    List<ServerFrame> frames = frames(step(admitted(7, HandOver.barred())));

    assertInstanceOf(ServerFrame.Welcome.class, frames.get(0));
    assertEquals(
        CloseCode.REVOKED, assertInstanceOf(ServerFrame.Failure.class, frames.get(1)).code());
    assertEquals(2, frames.size());
    assertEquals(List.of(), received(new ClientFrame.Pull(0, 3, 100)));
    assertEquals(List.of(), received(new ClientFrame.Sub(2, List.of(TOPIC))));
    assertEquals(List.of(), received(new ClientFrame.Fetch(MARY, 9, 9)));
    assertEquals(List.of(), step(committed(8, true)));
    assertInstanceOf(
        Output.Store.class, received(new ClientFrame.Push(List.of(event(1)))).getFirst());
    step(new Input.Stored(new PushOutcome(LOG, 1, List.of(), List.of(), List.of())));
    assertClosed(CloseCode.REVOKED, received(new ClientFrame.Heartbeat(0)));
  }

  @Test
  void oneThatMayOnlyHandOverAndHasNothingIsClosedAtOnce() {
    received(hello(3));

    assertClosed(CloseCode.UPGRADE_REQUIRED, step(admitted(7, HandOver.tooOld(1, 2))));
  }

  @Test
  void whoIsBarredIsCutOff() {
    admit(7, 7);

    assertClosed(CloseCode.REVOKED, step(new Input.Barred()));
  }

  @Test
  void ofALogThatTookOverNothingIsToldUnderTheNameOfTheOneBefore() {
    List<Input> later =
        List.of(
            new Input.PageRead(
                0,
                new LogPage("next", 3, 7, false, List.of(placed(7)), null),
                new Subscription(1, Set.of(TOPIC), List.of())),
            new Input.HistoryRead(MARY, 9, new LogHistory("next", List.of(placed(7)), null)),
            new Input.Stored(new PushOutcome("next", 1, List.of(), List.of(), List.of())),
            new Input.Committed("next", reached(8), List.of()),
            new Input.Listening(
                "next", new Subscription(2, Set.of(TOPIC), List.of()), List.of(reached(8))),
            new Input.Tick("next", List.of(reached(8))));
    for (Input input : later) {
      session = new ServerSession(SyncLimits.DEFAULT, 1000, moment());
      admit(3, 7);
      received(new ClientFrame.Pull(0, 3, 100, null, null));

      List<Output> outputs = step(input);

      assertEquals(2, outputs.size(), input.toString());
      assertInstanceOf(ServerFrame.GoAway.class, frames(outputs).getFirst());
      assertClosed(CloseCode.GOING_AWAY, outputs);
    }
  }

  private List<ServerFrame> admit(long cursor, long head) {
    received(hello(cursor));
    return frames(step(admitted(head)));
  }

  private Input admitted(long head) {
    return admitted(head, null);
  }

  private Input admitted(long head, HandOver only) {
    User user = new User("ann", "Ann", List.of(Role.AGENT));
    return new Input.Admitted(
        new Sessions.Session("s", user, now.plus(Duration.ofHours(1))),
        new Subscription(1, Set.of(TOPIC), List.of()),
        new LogStanding(new LogEnds(LOG, List.of(new Head(0, head))), 0, List.of()),
        only);
  }

  private ClientFrame.Hello hello(long cursor) {
    return hello(cursor, 0);
  }

  private ClientFrame.Hello hello(long cursor, long pending) {
    return new ClientFrame.Hello(
        "token",
        DEVICE,
        0,
        pending,
        "log",
        List.of(new ClientFrame.Cursor(0, cursor, null)),
        new ClientFrame.Sub(1, List.of(TOPIC)),
        "test",
        now,
        null,
        null);
  }

  private List<Output> page(LogPage page) {
    Subscription filter = new Subscription(1, Set.of(TOPIC), List.of());
    return step(new Input.PageRead(0, page, filter));
  }

  private List<Output> received(ClientFrame frame) {
    return step(new Input.Received(frame));
  }

  private ServerFrame.View view(long version) {
    return new ServerFrame.View(version, new ViewBody.Board(now, List.of(), List.of()));
  }

  private Moment moment() {
    return new Moment(now.plus(wrongBy), now.toEpochMilli());
  }

  private List<Output> step(Input input) {
    return session.step(input, moment(), false);
  }

  private static List<ServerFrame> frames(List<Output> outputs) {
    return outputs.stream()
        .filter(Output.Send.class::isInstance)
        .map(output -> ((Output.Send) output).frame())
        .toList();
  }

  private List<Output> subscribe(ClientFrame.Sub wish, long told) {
    return listening(received(wish), told);
  }

  private List<Output> listening(List<Output> asked, long told) {
    Output.Listen listen = assertInstanceOf(Output.Listen.class, asked.getLast());
    return step(new Input.Listening(LOG, listen.sub(), List.of(reached(told))));
  }

  private static Reached reached(long pos) {
    return new Reached(0, pos, "p" + pos);
  }

  private static Input committed(long pos, boolean wanted) {
    return committed(pos, wanted ? TOPIC : OTHER);
  }

  private static Input committed(long pos, String topic) {
    return new Input.Committed(
        LOG,
        reached(pos),
        List.of(
            new Entry(placed(pos), new NoteFact.Written("ann", "x"), Set.of(topic), "p" + pos)));
  }

  private static ServerFrame deliver(long from, long to) {
    return new ServerFrame.Deliver(0, from, to, 1, List.of(placed(to)), "p" + to);
  }

  private static PlacedEvent placed(long pos) {
    return new PlacedEvent(event(pos), new PlacedEvent.Place(0, pos, pos), Instant.EPOCH);
  }

  private static Event event(long seq) {
    return new Event(
        new EventId(new UUID(0, seq)),
        new Event.Origin(DEVICE.id(), 1, seq, "s"),
        new Event.Subject(MARY, null),
        seq,
        Instant.EPOCH,
        FactCodec.encode(new NoteFact.Written("ann", "x")));
  }

  private static void assertClosed(CloseCode code, List<Output> outputs) {
    Output.Close close = assertInstanceOf(Output.Close.class, outputs.getLast());
    assertEquals(code, close.code());
  }
}
