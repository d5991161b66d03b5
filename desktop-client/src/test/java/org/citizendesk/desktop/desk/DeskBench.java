// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.desk;

import org.citizendesk.desktop.citizen.CitizenProjection;
import org.citizendesk.desktop.contact.ContactProjection;
import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.session.SignedInUser;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.sync.Commands;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.sync.SyncStore;
import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.jspecify.annotations.Nullable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** A real local store, on which the test plays the server. Watchers are told on the spot. */
public final class DeskBench implements AutoCloseable {
  public static final SignedInUser ANA = new SignedInUser("ana", "Ana Flores", List.of(Role.AGENT));
  public static final CitizenId ELENA = new CitizenId(Uuids.named("citizen", "elena"));
  public static final CitizenId TOM = new CitizenId(Uuids.named("citizen", "tom"));
  private static final DeviceId SERVER = new DeviceId(Uuids.named("device", "server"));

  public final TestClock clock;
  public final LocalStore store;
  public final SyncStore sync;
  public final Server server = new Server();
  public final Cell<LinkStatus> link =
      new Cell<>(new LinkStatus(LinkStatus.State.OFFLINE, 0, 0, Instant.EPOCH, ""));
  private final Map<CitizenId, Long> citizenSeqs = new HashMap<>();
  private long pos;

  private DeskBench(LocalStore store, TestClock clock) {
    this.clock = clock;
    this.store = store;
    this.sync = store.syncStore();
  }

  public static DeskBench open(Path folder) {
    ContactProjection contacts = new ContactProjection(ANA.name());
    TestClock clock = new TestClock();
    return new DeskBench(
        LocalStore.open(
            folder.resolve("desk.db"),
            new LocalStore.Setup(
                clock,
                new Random(3),
                "session",
                List.of(new CitizenProjection(), contacts),
                contacts,
                Runnable::run)),
        clock);
  }

  public static ContactId contact(String name) {
    return new ContactId(Uuids.named("contact", name));
  }

  /** The next event of the server's log. */
  public PlacedEvent place(CitizenId citizen, @Nullable ContactId contact, Fact fact) {
    return place(
        new Event(
            new EventId(Uuids.named("event", "" + (pos + 1))),
            new Event.Origin(SERVER, 1, pos + 1, "server"),
            new Event.Subject(citizen, contact),
            pos,
            clock.instant(),
            FactCodec.encode(fact)));
  }

  /** Gives an event its place in the server's log. */
  public PlacedEvent place(Event event) {
    long seq = citizenSeqs.merge(event.subject().citizen(), 1L, Long::sum);
    return new PlacedEvent(event, new PlacedEvent.Place(0, ++pos, seq), clock.instant());
  }

  /** An event comes in by delivery. */
  public void arrive(CitizenId citizen, @Nullable ContactId contact, Fact fact) {
    arrive(place(citizen, contact, fact));
  }

  public void arrive(PlacedEvent event) {
    long at = event.place().pos();
    sync.apply(new SyncStore.Range(0, cursor(), at, List.of(event)));
  }

  /** The server takes everything that waits, and says so. */
  public void acceptAll() {
    for (Event event : sync.unsettled(0, 1000)) {
      PlacedEvent placed = place(event);
      sync.acked(
          new ServerFrame.Ack(
              event.origin().seq(),
              List.of(new ServerFrame.Placed(event.origin().seq(), placed.place()))));
    }
  }

  public long cursor() {
    return SyncStore.positions(sync.standing()).getOrDefault(0, 0L);
  }

  public void live(boolean on) {
    link.set(
        new LinkStatus(
            on ? LinkStatus.State.LIVE : LinkStatus.State.OFFLINE, 0, 0, Instant.EPOCH, ""));
  }

  @Override
  public void close() {
    store.close();
  }

  /** Decides commands as the test says. */
  public static final class Server implements Commands {
    public final List<Command> asked = new ArrayList<>();
    public Outcome outcome = new Outcome.Done();

    @Override
    public CompletableFuture<Outcome> ask(Command command) {
      asked.add(command);
      return CompletableFuture.completedFuture(outcome);
    }
  }

  /** A clock that the test moves. */
  public static final class TestClock extends Clock {
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    public void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
