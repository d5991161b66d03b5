// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.desktop.sync.ClientSync;
import org.citizendesk.desktop.sync.Effect;
import org.citizendesk.desktop.sync.Input;
import org.citizendesk.desktop.sync.SnapshotPiece;
import org.citizendesk.desktop.sync.SyncState;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.jspecify.annotations.Nullable;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** One desktop: the real engine, a disk, a clock, and a user who signs in again when asked to. */
final class Desk {
  private static final long TICK_MILLIS = 400;
  private static final long SIGN_IN_MILLIS = 2000;
  private static final long KEEP_MILLIS = 5000;

  private final World world;
  private final String name;
  private final String user;
  private final CitizenId home;
  private final Timetable.WallClock clock;
  private final RandomGenerator random;
  private DesktopDisk disk;
  private FragileStore store;
  private @Nullable ClientSync engine;
  private @Nullable Link link;
  private @Nullable Fetch fetch;
  private Set<CitizenId> followed;
  private int run;
  private boolean signingIn;
  private boolean offline;

  Desk(World world, String name, String user, CitizenId home, DesktopDisk disk) {
    this.world = world;
    this.name = name;
    this.user = user;
    this.home = home;
    this.disk = disk;
    this.clock = world.newClock();
    this.random = world.newRandom();
    this.store = new FragileStore(disk.sync());
    this.followed = Set.of(home);
  }

  String name() {
    return name;
  }

  String user() {
    return user;
  }

  /** Returns the citizen that it follows all the time. */
  CitizenId home() {
    return home;
  }

  DesktopDisk disk() {
    return disk;
  }

  Timetable.WallClock clock() {
    return clock;
  }

  /** Returns how often its disk has changed. */
  long changes() {
    return store.transactions();
  }

  boolean isOn() {
    return engine != null;
  }

  boolean isLive() {
    ClientSync on = engine;
    return on != null && on.state() == SyncState.LIVE;
  }

  @Nullable Link link() {
    return link;
  }

  /** Sets whether the network is away. */
  void offline(boolean away) {
    offline = away;
  }

  /** Starts the program. */
  void start() {
    if (engine != null) {
      return;
    }
    run++;
    world.oracle().calmed(this);
    engine =
        new ClientSync(
            world.seam().store(store),
            user,
            "simulation",
            clock,
            world::now,
            world.seam().chance(random));
    step(new Input.Follow(followed));
    signIn();
    tick(run);
  }

  private void tick(int of) {
    if (of == run && engine != null) {
      step(new Input.Tick());
      world.in(TICK_MILLIS, "tick " + name, () -> tick(of));
    }
  }

  /** The program dies, with all it had in memory. */
  void crash() {
    world.tell(() -> name + " crashes");
    engine = null;
    signingIn = false;
    run++;
    Link broken = link;
    link = null;
    abandon();
    store.prepare(FragileStore.Trouble.NONE);
    disk.crash();
    if (broken != null) {
      broken.deskLeft(random.nextBoolean());
    }
  }

  /** Something will go wrong at the next transaction. */
  void prepare(FragileStore.Trouble trouble) {
    store.prepare(trouble);
  }

  /** The disk is replaced by another image, while the program is not running. */
  void replace(DesktopDisk image) {
    disk = image;
    store = new FragileStore(image.sync());
  }

  void write(CitizenId citizen, boolean poison) {
    if (engine != null) {
      world.oracle().written(this, disk.write(citizen, poison), poison);
      step(new Input.Written());
    }
  }

  /** What has been settled for a while, and who is not looked at, leaves the disk. */
  void tidy() {
    if (engine != null) {
      disk.tidy(clock.instant().minusMillis(KEEP_MILLIS), followed);
      world.oracle().tidied(this);
    }
  }

  void follow(Set<CitizenId> others) {
    Set<CitizenId> all = new HashSet<>(others);
    all.add(home);
    followed = Set.copyOf(all);
    step(new Input.Follow(followed));
  }

  /** The user signs in with a fresh token. */
  private void signIn() {
    signingIn = false;
    world.oracle().calmed(this);
    step(new Input.SignedIn(world.centre().newToken(user)));
  }

  void opened(Link by) {
    if (by == link) {
      step(new Input.Opened(by.number()));
    }
  }

  void received(Link by, ServerFrame frame) {
    if (by == link) {
      world.tell(() -> name + " gets " + Words.of(frame));
      world.oracle().received(this, frame);
      step(new Input.Received(by.number(), frame));
    }
  }

  private void fetch(Effect.Download wanted) {
    abandon();
    Link by = link;
    if (by != null && by.number() == wanted.link()) {
      world.tell(() -> name + " fetches " + wanted.offer());
      fetch = new Fetch(world, by.node(), wanted.offer(), random, piece -> fetched(by, piece));
      fetch.start();
    }
  }

  private void fetched(Link by, SnapshotPiece piece) {
    if (engine != null) {
      world.tell(() -> name + " gets of a snapshot " + Words.of(piece));
      if (piece instanceof SnapshotPiece.Pages some) {
        some.pages().forEach(page -> world.oracle().fetched(by, page));
      }
      step(new Input.Fetched(by.number(), piece));
    }
  }

  private void abandon() {
    if (fetch != null) {
      fetch.abandon();
      fetch = null;
    }
  }

  void closed(Link by, int code) {
    if (by == link) {
      link = null;
      step(new Input.Closed(by.number(), code));
    }
  }

  private void step(Input input) {
    ClientSync on = engine;
    if (on == null) {
      return;
    }
    try {
      on.step(input, this::perform);
    } catch (FragileStore.PowerLoss e) {
      crash();
      world.in(random.nextLong(3000), "restart " + name, this::start);
    } catch (FragileStore.DiskFull e) {
      on.step(new Input.Failed(), this::perform);
    }
    if (engine == on && on.state() == SyncState.SIGN_IN_NEEDED && !signingIn) {
      signingIn = true;
      int of = run;
      world.in(
          SIGN_IN_MILLIS,
          "sign in " + name,
          () -> {
            if (of == run) {
              signIn();
            }
          });
    }
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Open open -> open(open.link());
      case Effect.Send send -> {
        world.tell(() -> name + " sends " + Words.of(send.frame()));
        Link current = link;
        if (current != null && current.number() == send.link()) {
          current.send(send.frame());
        }
      }
      case Effect.Download some -> fetch(some);
      case Effect.Abandon end -> abandon();
      case Effect.Close close -> {
        world.tell(() -> name + " closes: " + close.reason());
        Link current = link;
        if (current != null && current.number() == close.link()) {
          link = null;
          current.deskLeft(true);
        }
      }
      case Effect.Answer answer -> {}
      case Effect.Show show -> {}
      case Effect.Signalled signal -> {}
      case Effect.Status status -> {}
      case Effect.Stopped stopped -> {}
    }
  }

  private void open(long number) {
    world.oracle().opens(this);
    Link fresh = new Link(world, this, number);
    link = fresh;
    boolean told = random.nextInt(4) != 0;
    world.in(
        world.latency(),
        "open " + name,
        () -> {
          if (link == fresh) {
            world.connect(fresh, offline, told);
          }
        });
  }
}
