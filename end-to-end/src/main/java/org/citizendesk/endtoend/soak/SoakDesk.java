// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.citizendesk.desktop.citizen.CitizenProjection;
import org.citizendesk.desktop.contact.ContactProjection;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.store.Change;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.sync.SyncClient;
import org.citizendesk.desktop.sync.WebSocketWire;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A desktop without a screen, put together as the program does, whose agent writes notes. */
public final class SoakDesk implements AutoCloseable {
  private static final double MEAN_PAUSE_NANOS = Duration.ofMillis(60).toNanos();
  private static final int MOST_WORDS = 60;
  private static final int LONG_NOTE_WORDS = 1500;

  private final DeskPlace place;
  private final SecureRandom random = new SecureRandom();
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon(true).name("desk").factory());
  private final ShiftedClock clock;
  private final LocalStore store;
  private final SyncClient link;
  private final BiConsumer<String, EventId> written;
  private volatile boolean writes;
  private volatile boolean closed;

  /** How a desktop stands. */
  record Standing(LinkStatus.State state, long unsent, long refused, long cursor) {
    boolean hasAllUpTo(long head) {
      return state == LinkStatus.State.LIVE && unsent == 0 && cursor == head;
    }
  }

  private SoakDesk(Path folder, DeskPlace place, BiConsumer<String, EventId> written) {
    this.place = place;
    this.written = written;
    this.clock = new ShiftedClock(Clock.systemUTC(), Duration.ofSeconds(place.shiftSeconds()));
    ContactProjection contacts = new ContactProjection(place.name());
    this.store =
        LocalStore.open(
            place.store(folder),
            new LocalStore.Setup(
                clock,
                random,
                "soak",
                List.of(new CitizenProjection(), contacts),
                contacts,
                background));
    this.link =
        new SyncClient(
            store.syncStore(),
            WebSocketWire.to(
                URI.create("http://127.0.0.1:" + place.port()), folder.resolve(place.name())),
            place.name(),
            "soak",
            SyncClient.World.of(clock, random),
            view -> {});
  }

  /**
   * Opens a desktop, which connects by itself.
   *
   * @param written is told of each event when it is on disk, on the store's thread
   */
  public static SoakDesk open(Path folder, DeskPlace place, BiConsumer<String, EventId> written) {
    SoakDesk desk = new SoakDesk(folder, place, written);
    desk.start();
    return desk;
  }

  private void start() {
    store.watch(
        change -> {
          if (change.written()) {
            link.written();
          }
        });
    link.start();
    link.follow(new HashSet<>(place.citizens()));
    link.signedIn(place.token());
    Thread.ofVirtual().name("agent").start(this::work);
  }

  /** Tells somebody of each change that is on disk, as those are told who show it. */
  public void watch(Consumer<Change> watcher) {
    store.watch(watcher);
  }

  void write(boolean wanted) {
    writes = wanted;
  }

  void shiftClock(long seconds) {
    clock.shift(Duration.ofSeconds(seconds));
  }

  /** Returns how the link is, as its agent would see it. */
  Observed<LinkStatus> status() {
    return link.status();
  }

  Standing standing() {
    LinkStatus now = link.status().get();
    long cursor =
        store.read(
            handle ->
                handle
                    .createQuery("select coalesce(min(pos), 0) from cursor")
                    .mapTo(long.class)
                    .one());
    return new Standing(now.state(), now.unsent(), now.needAttention(), cursor);
  }

  @Override
  public void close() {
    closed = true;
    link.close();
    store.close();
    background.shutdownNow();
  }

  private void work() {
    while (!closed) {
      LockSupport.parkNanos((long) (random.nextExponential() * MEAN_PAUSE_NANOS));
      if (writes && !closed) {
        note();
      }
    }
  }

  private void note() {
    CitizenId citizen = place.citizens().get(random.nextInt(place.citizens().size()));
    int words = random.nextInt(50) == 0 ? LONG_NOTE_WORDS : random.nextInt(MOST_WORDS) + 1;
    var _ =
        store
            .write(
                new Event.Subject(citizen, null),
                new NoteFact.Written(place.name(), "word ".repeat(words).strip()))
            .thenAccept(id -> written.accept(place.name(), id));
  }
}
