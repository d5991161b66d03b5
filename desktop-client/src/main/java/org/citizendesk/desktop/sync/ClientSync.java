// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.Uuids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The desktop's side of the protocol, as a machine without threads, sockets or clocks of its own:
 * something happens, it says what to do. Whatever is lost on the way, it comes back to a state in
 * which everything written here is at the server and everything of interest there is here.
 *
 * <p>For one thread.
 */
public final class ClientSync {
  /** How long an answer may take before the connection counts as broken. */
  static final long PATIENCE_MILLIS = 10_000;

  private static final long DRAIN_MILLIS = 2000;

  private final SyncStore store;
  private final Clock clock;
  private final LongSupplier ticks;
  private final RandomGenerator random;
  private final String agent;
  private final Exchange exchange;
  private final Retry retry;
  private final Lamp lamp;

  private Consumer<Effect> effects = effect -> {};
  private SyncState state = SyncState.OFFLINE;
  private boolean signedIn;
  private boolean stopping;
  private boolean stopped;
  private String token = "";
  private long link;
  private long stateSince;
  private long heardAt;
  private long spokeAt;
  private long heartbeat = 15_000;
  private Duration serverAhead = Duration.ZERO;

  /**
   * @param agent the sign-in name of the user
   * @param clock wall time, for people and for the server
   * @param ticks milliseconds that only ever go forward, for everything that waits
   * @param random for the spread of tries and for new epochs
   */
  public ClientSync(
      SyncStore store,
      String agent,
      String appVersion,
      Clock clock,
      LongSupplier ticks,
      RandomGenerator random) {
    this.store = store;
    this.agent = agent;
    this.clock = clock;
    this.ticks = ticks;
    this.random = random;
    this.exchange = new Exchange(store, agent, appVersion);
    this.retry = new Retry(random);
    this.lamp = new Lamp(store, clock);
    this.stateSince = ticks.getAsLong();
  }

  /** Returns where the connection stands. */
  public SyncState state() {
    return state;
  }

  /** Takes in what happened and says at once what is to be done about it, in order. */
  public void step(Input input, Consumer<Effect> perform) {
    effects = perform;
    if (!stopped) {
      take(input);
      watch(ticks.getAsLong());
      pump(ticks.getAsLong());
      lamp.show(state, retry.isReturning(ticks.getAsLong()), effects);
    }
  }

  private void take(Input input) {
    switch (input) {
      case Input.SignedIn signIn -> signedIn(signIn.token());
      case Input.Opened opened when opened.link() == link -> opened();
      case Input.Received received when received.link() == link -> received(received.frame());
      case Input.Closed closed when closed.link() == link -> closed(closed.code());
      case Input.Opened late -> effects.accept(close(late.link(), CloseCode.NORMAL, "too late"));
      case Input.Received late -> {}
      case Input.Closed late -> {}
      case Input.Paced paced -> exchange.paced(paced.slow());
      case Input.Fetched piece -> fetched(piece);
      case Input.Tick tick -> {}
      case Input.Written written -> lamp.recount();
      case Input.Follow follow -> exchange.follow(follow.citizens());
      case Input.Fetch fetch -> {
        if (state.isConnected()) {
          exchange.fetch(fetch.citizen(), fetch.before());
        }
      }
      case Input.Ask ask -> ask(ask);
      case Input.Signal signal -> exchange.signal(signal.frame());
      case Input.Failed failed -> failed();
      case Input.Stop stop -> stop();
    }
  }

  private void signedIn(String newToken) {
    token = newToken;
    signedIn = true;
    lamp.unlimited();
    if (state == SyncState.OFFLINE || state == SyncState.SIGN_IN_NEEDED) {
      lamp.say("");
      enter(SyncState.OFFLINE);
      retry.atOnce(ticks.getAsLong());
    }
  }

  private void opened() {
    if (state != SyncState.CONNECTING) {
      return;
    }
    heardAt = ticks.getAsLong();
    send(exchange.hello(token, clock.instant()));
    enter(SyncState.HELLO_SENT);
  }

  private void received(ServerFrame frame) {
    heardAt = ticks.getAsLong();
    switch (frame) {
      case ServerFrame.Welcome welcome -> welcome(welcome);
      case ServerFrame.GoAway goAway -> goAway(goAway.reconnectAfterMillis());
      case ServerFrame.Failure failure -> refused(failure);
      case ServerFrame.Unknown unknown -> {}
      default -> {
        if (state.isWelcomed()) {
          judge(exchange.take(frame, ticks.getAsLong(), effects, this::send));
          lamp.recount();
        }
      }
    }
  }

  /** A server that tells us nothing may still take what was written here. */
  private void refused(ServerFrame.Failure failure) {
    lamp.say("The server says: " + failure.text());
    if (state.isWelcomed() && Farewells.limit(failure.code()) != LinkStatus.Limit.NONE) {
      lamp.farewell(failure.code());
      exchange.handOver(effects);
      enter(SyncState.HANDING_OVER);
    }
  }

  private void fetched(Input.Fetched fetched) {
    if (fetched.link() == link && state.isWelcomed()) {
      judge(exchange.fetched(fetched.piece(), ticks.getAsLong(), effects));
      lamp.recount();
    }
  }

  private void judge(Inflow.Verdict verdict) {
    switch (verdict) {
      case PROGRESS -> retry.progressed();
      case NOTHING -> {}
      case NONSENSE -> drop(CloseCode.BAD_FRAME, "a page does not fit what was asked for");
      case CONTRADICTION -> {
        store.forgetLog();
        exchange.forgetLog();
        drop(CloseCode.BAD_FRAME, "a delivery contradicts what was confirmed before");
      }
    }
  }

  private void welcome(ServerFrame.Welcome welcome) {
    if (state != SyncState.HELLO_SENT) {
      return;
    }
    if (!welcome.user().name().equals(agent)) {
      drop(CloseCode.UNAUTHORIZED, "the token is another user's");
      lamp.say("The server takes this sign-in for another user’s. Sign in again.");
      enter(SyncState.SIGN_IN_NEEDED);
      return;
    }
    SyncStore.Welcomed verdict = store.welcomed(welcome);
    if (verdict == SyncStore.Welcomed.NOT_US) {
      fork(store.standing().device().id());
      lamp.farewell(CloseCode.FORK);
    }
    if (verdict != SyncStore.Welcomed.CONTINUED) {
      exchange.forgetLog();
    }
    if (verdict.endsTheEpoch()) {
      drop(CloseCode.FORK, "this desktop goes on under a new epoch");
      retry.atOnce(ticks.getAsLong());
      return;
    }
    serverAhead = Duration.between(clock.instant(), welcome.serverTime());
    lamp.clock(serverAhead);
    heartbeat = welcome.limits().heartbeatMillis();
    exchange.begin(welcome);
    lamp.recount();
    lamp.say("");
    enter(SyncState.CATCHING_UP);
  }

  private void closed(int number) {
    CloseCode code = CloseCode.of(number).orElse(CloseCode.GOING_AWAY);
    boolean worked = state.isReading();
    end();
    retry.ended(code, worked, ticks.getAsLong());
    lamp.farewell(code);
    switch (code) {
      case UNAUTHORIZED -> enter(SyncState.SIGN_IN_NEEDED);
      case REVOKED -> {
        // With something left, it comes back once more to hand that over.
        if (store.counts().unsent() == 0) {
          enter(SyncState.SIGN_IN_NEEDED);
        }
      }
      case REPLACED -> fork(new DeviceId(new Uuids(clock, random).next()));
      case FORK -> fork(store.standing().device().id());
      case NORMAL,
          GOING_AWAY,
          BAD_FRAME,
          TIMED_OUT,
          TOO_LARGE,
          UPGRADE_REQUIRED,
          SLOW_DOWN,
          SERVER_ERROR -> {}
    }
  }

  /** The same number must never stand for two events, so what is unsettled gets new ones. */
  private void fork(DeviceId device) {
    store.fork(new ClientFrame.Device(device, random.nextLong()));
    lamp.recount();
  }

  private void goAway(long reconnectAfterMillis) {
    if (state.isConnected()) {
      retry.announced(ticks.getAsLong(), reconnectAfterMillis);
      lamp.say("The server restarts; it is tried again by itself.");
      enter(SyncState.DRAINING);
    }
  }

  private void ask(Input.Ask ask) {
    if (state.isReading() || retry.isReturning(ticks.getAsLong())) {
      exchange.ask(ask, ticks.getAsLong());
    } else {
      effects.accept(new Effect.Answer(ask.id(), Asks.offline()));
    }
  }

  private void failed() {
    if (state.isConnected() || state == SyncState.CONNECTING) {
      drop(CloseCode.NORMAL, "something went wrong at this desktop");
    }
    lamp.say("This computer could not store something; look for free space on its disk.");
  }

  private void stop() {
    stopping = true;
    retry.stop();
    exchange.refuseAll(effects);
    if (state.isWelcomed()) {
      enter(SyncState.DRAINING);
    } else {
      finish();
    }
  }

  /** Everything that waits for something must either get it or give up. */
  private void watch(long now) {
    exchange.expire(now, effects);
    switch (state) {
      case OFFLINE -> {
        if (signedIn && !stopping && retry.isDue(now)) {
          link++;
          retry.tried();
          enter(SyncState.CONNECTING);
          effects.accept(new Effect.Open(link));
        }
      }
      case CONNECTING, HELLO_SENT -> {
        if (now - stateSince >= PATIENCE_MILLIS) {
          drop(CloseCode.TIMED_OUT, "no answer");
        }
      }
      case CATCHING_UP, LIVE, HANDING_OVER -> watchSession(now);
      case DRAINING -> {
        if (isDrained() || now - stateSince >= DRAIN_MILLIS) {
          drained();
        }
      }
      case SIGN_IN_NEEDED -> {}
    }
  }

  private void watchSession(long now) {
    String overdue = exchange.overdue(now, now - heardAt >= heartbeat * 5 / 2);
    if (overdue != null) {
      lamp.say(overdue);
      drop(CloseCode.TIMED_OUT, "nothing came in time");
    }
  }

  private boolean isDrained() {
    return exchange.isIdle() && !(stopping && store.counts().unsent() > 0);
  }

  private void drained() {
    effects.accept(close(link, CloseCode.NORMAL, "done"));
    end();
    if (stopping) {
      finish();
    }
  }

  private void finish() {
    if (state == SyncState.CONNECTING || state == SyncState.HELLO_SENT) {
      drop(CloseCode.NORMAL, "done");
    }
    stopped = true;
    lamp.show(SyncState.OFFLINE, false, effects);
    effects.accept(new Effect.Stopped());
  }

  private void pump(long now) {
    switch (state) {
      case CATCHING_UP, LIVE -> {
        exchange.pump(now, serverTime(), this::send);
        exchange
            .toFetch()
            .ifPresent(offer -> effects.accept(new Effect.Download(link, token, offer)));
        lamp.progress(exchange.progress());
        if (now - spokeAt >= heartbeat) {
          send(new ClientFrame.Heartbeat(store.counts().unsent()));
        }
        SyncState reading = exchange.isCaughtUp() ? SyncState.LIVE : SyncState.CATCHING_UP;
        if (reading != state) {
          enter(reading);
        }
      }
      case HANDING_OVER -> {
        exchange.pumpOut(now, this::send);
        long unsent = store.counts().unsent();
        if (now - spokeAt >= heartbeat || (unsent == 0 && exchange.takeHandedOver())) {
          send(new ClientFrame.Heartbeat(unsent));
        }
      }
      case DRAINING -> {
        if (stopping) {
          exchange.pumpOut(now, this::send);
        }
      }
      case OFFLINE, CONNECTING, HELLO_SENT, SIGN_IN_NEEDED -> {}
    }
  }

  private Instant serverTime() {
    return clock.instant().plus(serverAhead);
  }

  private void drop(CloseCode code, String reason) {
    effects.accept(close(link, code, reason));
    end();
    retry.ended(code, false, ticks.getAsLong());
  }

  private static Effect close(long link, CloseCode code, String reason) {
    return new Effect.Close(link, code, reason);
  }

  private void end() {
    link++;
    exchange.end();
    enter(SyncState.OFFLINE);
  }

  private void enter(SyncState next) {
    state = next;
    stateSince = ticks.getAsLong();
  }

  private void send(ClientFrame frame) {
    spokeAt = ticks.getAsLong();
    effects.accept(new Effect.Send(link, frame));
  }
}
