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
import java.util.ArrayList;
import java.util.List;
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
  private final String appVersion;
  private final Exchange exchange;
  private final Backoff backoff;
  private final Lamp lamp;

  private List<Effect> effects = new ArrayList<>();
  private State state = State.OFFLINE;
  private boolean signedIn;
  private boolean stopping;
  private boolean stopped;
  private String token = "";
  private long link;
  private long stateSince;
  private long heardAt;
  private long spokeAt;
  private long retryAt;
  private long heartbeat = 15_000;
  private Duration serverAhead = Duration.ZERO;

  /** Where the connection stands. */
  public enum State {
    /** No connection; the next try is due at a certain time. */
    OFFLINE,
    /** A connection is being made. */
    CONNECTING,
    /** Connected; the server has not answered yet. */
    HELLO_SENT,
    /** Connected; reading what was missed. */
    CATCHING_UP,
    /** Connected, and everything is read. */
    LIVE,
    /** The connection is about to be closed; only answers are awaited. */
    DRAINING,
    /** There is no valid token; nothing is tried until the user signs in. */
    SIGN_IN_NEEDED
  }

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
    this.appVersion = appVersion;
    this.clock = clock;
    this.ticks = ticks;
    this.random = random;
    this.exchange = new Exchange(store, agent);
    this.backoff = new Backoff(random);
    this.lamp = new Lamp(store, clock);
    this.stateSince = ticks.getAsLong();
  }

  /** Returns where the connection stands. */
  public State state() {
    return state;
  }

  /** Takes in what happened and returns what is to be done about it, in order. */
  public List<Effect> step(Input input) {
    effects = new ArrayList<>();
    if (!stopped) {
      take(input);
      watch(ticks.getAsLong());
      pump(ticks.getAsLong());
      lamp.show(state, effects::add);
    }
    return effects;
  }

  private void take(Input input) {
    switch (input) {
      case Input.SignedIn signIn -> signedIn(signIn.token());
      case Input.Opened opened when opened.link() == link -> opened();
      case Input.Received received when received.link() == link -> received(received.frame());
      case Input.Closed closed when closed.link() == link -> closed(closed.code());
      case Input.Opened late -> effects.add(close(late.link(), CloseCode.NORMAL, "too late"));
      case Input.Received late -> {}
      case Input.Closed late -> {}
      case Input.Tick tick -> {}
      case Input.Written written -> lamp.recount();
      case Input.Follow follow -> exchange.follow(follow.citizens());
      case Input.Fetch fetch -> {
        if (isConnected()) {
          exchange.fetch(fetch.citizen(), fetch.before());
        }
      }
      case Input.Ask ask -> ask(ask);
      case Input.Failed failed -> failed();
      case Input.Stop stop -> stop();
    }
  }

  private void signedIn(String newToken) {
    token = newToken;
    signedIn = true;
    if (state == State.OFFLINE || state == State.SIGN_IN_NEEDED) {
      lamp.say("");
      enter(State.OFFLINE);
      retryAt = ticks.getAsLong();
    }
  }

  private void opened() {
    if (state != State.CONNECTING) {
      return;
    }
    SyncStore.Standing standing = store.standing();
    heardAt = ticks.getAsLong();
    send(
        new ClientFrame.Hello(
            token,
            standing.device(),
            standing.settledSeq(),
            store.counts().unsent(),
            standing.logEpoch(),
            standing.cursors(),
            exchange.subscription(),
            appVersion,
            clock.instant(),
            ClientFrame.SCHEMA));
    enter(State.HELLO_SENT);
  }

  private void received(ServerFrame frame) {
    heardAt = ticks.getAsLong();
    switch (frame) {
      case ServerFrame.Welcome welcome -> welcome(welcome);
      case ServerFrame.GoAway goAway -> goAway(goAway.reconnectAfterMillis());
      case ServerFrame.Failure failure -> lamp.say("The server says: " + failure.text());
      case ServerFrame.Unknown unknown -> {}
      default -> {
        if (isWelcomed()) {
          judge(exchange.take(frame, effects::add));
          lamp.recount();
        }
      }
    }
  }

  private void judge(Inflow.Verdict verdict) {
    switch (verdict) {
      case PROGRESS -> backoff.progressed();
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
    if (state != State.HELLO_SENT) {
      return;
    }
    if (!welcome.user().name().equals(agent)) {
      drop(CloseCode.UNAUTHORIZED, "the token is another user's");
      signInNeeded("The server takes this sign-in for another user's. Sign in again.");
      return;
    }
    switch (store.welcomed(welcome)) {
      case CONTINUED -> {}
      case ANOTHER_LOG -> exchange.forgetLog();
      case NOT_US -> {
        fork(store.standing().device().id());
        drop(CloseCode.FORK, "this desktop goes on under a new epoch");
        retryAt = ticks.getAsLong();
        return;
      }
    }
    serverAhead = Duration.between(clock.instant(), welcome.serverTime());
    heartbeat = welcome.limits().heartbeatMillis();
    exchange.begin(welcome);
    lamp.recount();
    lamp.say("");
    enter(State.CATCHING_UP);
  }

  private void closed(int code) {
    end();
    switch (CloseCode.of(code).orElse(CloseCode.GOING_AWAY)) {
      case UNAUTHORIZED -> signInNeeded("Sign in again: the server no longer knows this sign-in.");
      case REVOKED -> signInNeeded("The server bars this user or computer. Ask your supervisor.");
      case REPLACED -> fork(new DeviceId(new Uuids(clock, random).next()));
      case FORK -> fork(store.standing().device().id());
      case UPGRADE_REQUIRED ->
          lamp.say("The server needs a newer Citizen Desk on this computer. Your work is kept.");
      case SERVER_ERROR -> lamp.say("The server had an error of its own. It is tried again.");
      case NORMAL, GOING_AWAY, BAD_FRAME, TIMED_OUT, TOO_LARGE, SLOW_DOWN -> {}
    }
  }

  /** The same number must never stand for two events, so what is unsettled gets new ones. */
  private void fork(DeviceId device) {
    store.fork(new ClientFrame.Device(device, random.nextLong()));
    lamp.recount();
  }

  private void goAway(long reconnectAfterMillis) {
    if (isConnected()) {
      retryAt = ticks.getAsLong() + reconnectAfterMillis;
      lamp.say("The server restarts; it is tried again by itself.");
      enter(State.DRAINING);
    }
  }

  private void ask(Input.Ask ask) {
    if (isWelcomed() && state != State.DRAINING) {
      exchange.ask(ask, ticks.getAsLong());
    } else {
      effects.add(new Effect.Answer(ask.id(), Asks.offline()));
    }
  }

  private void failed() {
    if (isConnected() || state == State.CONNECTING) {
      drop(CloseCode.NORMAL, "something went wrong at this desktop");
    }
    lamp.say("This computer could not store something; look for free space on its disk.");
  }

  private void stop() {
    stopping = true;
    exchange.refuseAll(effects::add);
    if (isWelcomed()) {
      enter(State.DRAINING);
    } else {
      finish();
    }
  }

  /** Everything that waits for something must either get it or give up. */
  private void watch(long now) {
    exchange.expire(now, effects::add);
    switch (state) {
      case OFFLINE -> {
        if (signedIn && !stopping && now >= retryAt) {
          link++;
          enter(State.CONNECTING);
          effects.add(new Effect.Open(link));
        }
      }
      case CONNECTING, HELLO_SENT -> {
        if (now - stateSince >= PATIENCE_MILLIS) {
          drop(CloseCode.TIMED_OUT, "no answer");
        }
      }
      case CATCHING_UP, LIVE -> watchSession(now);
      case DRAINING -> {
        if (isDrained() || now - stateSince >= DRAIN_MILLIS) {
          drained();
        }
      }
      case SIGN_IN_NEEDED -> {}
    }
  }

  private void watchSession(long now) {
    if (now - heardAt >= heartbeat * 5 / 2) {
      lamp.say("Nothing was heard of the server for too long; it is tried again by itself.");
      drop(CloseCode.TIMED_OUT, "nothing heard");
    } else if (exchange.isStuck(now)) {
      lamp.say("The server did not answer for too long; it is tried again by itself.");
      drop(CloseCode.TIMED_OUT, "an answer is missing");
    }
  }

  private boolean isDrained() {
    return exchange.isIdle() && !(stopping && store.counts().unsent() > 0);
  }

  private void drained() {
    long comeBack = retryAt;
    effects.add(close(link, CloseCode.NORMAL, "done"));
    end();
    retryAt = comeBack;
    if (stopping) {
      finish();
    }
  }

  private void finish() {
    if (state == State.CONNECTING || state == State.HELLO_SENT) {
      drop(CloseCode.NORMAL, "done");
    }
    stopped = true;
    lamp.show(State.OFFLINE, effects::add);
    effects.add(new Effect.Stopped());
  }

  private void pump(long now) {
    switch (state) {
      case CATCHING_UP, LIVE -> {
        exchange.pump(now, serverTime(), this::send);
        if (now - spokeAt >= heartbeat) {
          send(new ClientFrame.Heartbeat(store.counts().unsent()));
        }
        State reading = exchange.isCaughtUp() ? State.LIVE : State.CATCHING_UP;
        if (reading != state) {
          enter(reading);
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
    effects.add(close(link, code, reason));
    end();
  }

  private static Effect close(long link, CloseCode code, String reason) {
    return new Effect.Close(link, code, reason);
  }

  private void end() {
    link++;
    exchange.end();
    enter(State.OFFLINE);
    retryAt = ticks.getAsLong() + backoff.next();
  }

  private void signInNeeded(String why) {
    lamp.say(why);
    enter(State.SIGN_IN_NEEDED);
  }

  private void enter(State next) {
    state = next;
    stateSince = ticks.getAsLong();
  }

  private void send(ClientFrame frame) {
    spokeAt = ticks.getAsLong();
    effects.add(new Effect.Send(link, frame));
  }

  private boolean isConnected() {
    return state == State.HELLO_SENT || isWelcomed();
  }

  private boolean isWelcomed() {
    return state == State.CATCHING_UP || state == State.LIVE || state == State.DRAINING;
  }
}
