// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.ViewBody;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.CommandId;
import org.citizendesk.protocol.id.Uuids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Runs a {@link ClientSync} on a thread of its own and does what it says, over a {@link Wire}.
 *
 * <p>Thread-safe; only {@link #close} blocks, and it must be called from another thread than the
 * watchers of {@link #status} are called on.
 */
public final class SyncClient implements Commands, Wire.Events, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncClient.class);
  private static final long TICK_MILLIS = 200;
  private static final long CLOSE_SECONDS = 5;

  private final ClientSync sync;
  private final Wire wire;
  private final Uuids uuids;
  private final Consumer<ViewBody> views;
  private volatile Consumer<ServerFrame.Signal> signals = signal -> {};
  private final Cell<LinkStatus> status;
  private final Map<CommandId, CompletableFuture<Outcome>> asked = new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("sync").daemon(true).factory());

  /**
   * What a link takes from the world.
   *
   * @param clock wall time
   * @param ticks milliseconds that only ever go forward, for everything that waits
   */
  public record World(Clock clock, LongSupplier ticks, RandomGenerator random) {
    /** Returns a world whose waiting goes by the computer's own time. */
    public static World of(Clock clock, RandomGenerator random) {
      return new World(clock, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()), random);
    }
  }

  /**
   * @param agent the sign-in name of the user
   * @param views is shown each view that the server sends, on the sync thread
   */
  public SyncClient(
      SyncStore store,
      Wire wire,
      String agent,
      String appVersion,
      World world,
      Consumer<ViewBody> views) {
    Clock clock = world.clock();
    this.sync = new ClientSync(store, agent, appVersion, clock, world.ticks(), world.random());
    this.wire = wire;
    this.uuids = new Uuids(clock, world.random());
    this.views = views;
    this.status = new Cell<>(new LinkStatus(LinkStatus.State.OFFLINE, 0, 0, clock.instant(), ""));
  }

  /** Starts the thread; nothing is sent before {@link #signedIn}. */
  public void start() {
    var _ =
        thread.scheduleAtFixedRate(
            () -> step(new Input.Tick()), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Returns how the link is. */
  public Observed<LinkStatus> status() {
    return status;
  }

  /** Takes the token of a sign-in; empty if it was done offline. */
  public void signedIn(String token) {
    run(new Input.SignedIn(token));
  }

  /** Says that the outbox has something new. */
  public void written() {
    run(new Input.Written());
  }

  /** Says which citizens to hear of. */
  public void follow(Set<CitizenId> citizens) {
    run(new Input.Follow(citizens));
  }

  /** Asks for history before a citizen sequence, if there is a link. */
  public void fetch(CitizenId citizen, long before) {
    run(new Input.Fetch(citizen, before));
  }

  /** Tells others what the user does just now, if there is a link and a server that takes it. */
  public void signal(ClientFrame.Signal signal) {
    run(new Input.Signal(signal));
  }

  /** Sets who hears what others do just now, on the sync thread. */
  public void onSignal(Consumer<ServerFrame.Signal> listener) {
    signals = listener;
  }

  @Override
  public CompletableFuture<Outcome> ask(Command command) {
    CommandId id = new CommandId(uuids.next());
    CompletableFuture<Outcome> future = new CompletableFuture<>();
    asked.put(id, future);
    if (!run(new Input.Ask(id, command))) {
      asked.remove(id);
      future.complete(Asks.offline());
    }
    return future;
  }

  @Override
  public void opened(long link) {
    run(new Input.Opened(link));
  }

  @Override
  public void received(long link, ServerFrame frame, Runnable next) {
    run(new Input.Received(link, frame), next);
  }

  @Override
  public void fetched(long link, SnapshotPiece piece, Runnable next) {
    run(new Input.Fetched(link, piece), next);
  }

  private void run(Input input, Runnable next) {
    boolean taken =
        submit(
            () -> {
              next.run(); // one more may wait while this one is taken in
              step(input);
            });
    if (!taken) {
      next.run();
    }
  }

  @Override
  public void paced(boolean slow) {
    run(new Input.Paced(slow));
  }

  @Override
  public void closed(long link, int code) {
    run(new Input.Closed(link, code));
  }

  /** Sends what can still be sent, for at most a few seconds, and closes the connection. */
  @Override
  public void close() {
    if (run(new Input.Stop())) {
      try {
        if (!stopped.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
          LOG.warn("the link did not end in time");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    thread.shutdownNow();
    wire.close();
    asked.values().forEach(future -> future.complete(Asks.offline()));
  }

  private boolean run(Input input) {
    return submit(() -> step(input));
  }

  private boolean submit(Runnable work) {
    try {
      thread.execute(work);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private void step(Input input) {
    try {
      sync.step(input, this::perform);
    } catch (RuntimeException e) {
      LOG.error("the link could not take in {}", input.getClass().getSimpleName(), e);
      recover();
    }
  }

  private void recover() {
    try {
      sync.step(new Input.Failed(), this::perform);
    } catch (RuntimeException e) {
      LOG.error("the link could not be given up in order", e);
    }
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Open open -> wire.open(open.link(), this);
      case Effect.Send send -> wire.send(send.link(), send.frame());
      case Effect.Close close -> wire.close(close.link(), close.code(), close.reason());
      case Effect.Download some -> wire.fetch(some.link(), some.token(), some.offer(), this);
      case Effect.Abandon end -> wire.abandon();
      case Effect.Answer answer -> {
        CompletableFuture<Outcome> future = asked.remove(answer.id());
        if (future != null) {
          future.complete(answer.outcome());
        }
      }
      case Effect.Show show -> views.accept(show.body());
      case Effect.Signalled heard -> signals.accept(heard.signal());
      case Effect.Status now -> status.set(now.status());
      case Effect.Stopped end -> stopped.countDown();
    }
  }
}
