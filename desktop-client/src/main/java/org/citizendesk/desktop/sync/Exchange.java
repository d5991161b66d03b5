// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What goes back and forth once the server has said welcome. */
final class Exchange {
  private static final long PATIENCE_MILLIS = ClientSync.PATIENCE_MILLIS;

  private final SyncStore store;
  private final String appVersion;
  private final Following following;
  private final Inflow inflow;
  private final Outflow outflow;
  private final Asks asks = new Asks();
  private final List<ClientFrame> signals = new ArrayList<>();
  private boolean takesSignals;
  private boolean toldHandedOver;
  private final Watchdog watchdog = new Watchdog();

  Exchange(SyncStore store, String agent, String appVersion) {
    this.store = store;
    this.appVersion = appVersion;
    this.following = new Following(store, agent);
    this.inflow = new Inflow(store, following);
    this.outflow = new Outflow(store);
  }

  ClientFrame.Hello hello(String token, Instant now) {
    SyncStore.Standing standing = store.standing();
    return new ClientFrame.Hello(
        token,
        standing.device(),
        standing.settledSeq(),
        store.counts().unsent(),
        standing.logEpoch(),
        standing.cursors(),
        following.hello(),
        appVersion,
        now,
        ClientFrame.SCHEMA,
        standing.fetched());
  }

  void begin(ServerFrame.Welcome welcome) {
    outflow.begin(welcome.limits(), welcome.hwm());
    inflow.begin(welcome.heads());
    following.begin();
    asks.begin();
    takesSignals = welcome.limits().takesSignals();
  }

  void end() {
    outflow.end();
    inflow.end();
    following.end();
    takesSignals = false;
    signals.clear();
  }

  /** Tells what the user does just now; later it would be worth nothing. */
  void signal(ClientFrame.Signal signal) {
    if (takesSignals) {
      signals.add(signal);
    }
  }

  /** From here on the server only takes what was written here. */
  void handOver(Consumer<Effect> out) {
    inflow.end();
    following.end();
    refuseAll(out);
    toldHandedOver = false;
  }

  /** Returns whether all is handed over and the server was not told so yet. */
  boolean takeHandedOver() {
    boolean news = outflow.isIdle() && !toldHandedOver;
    toldHandedOver = outflow.isIdle();
    return news;
  }

  void paced(boolean slow) {
    inflow.slow(slow);
  }

  void forgetLog() {
    following.forgetLog();
  }

  void follow(Set<CitizenId> citizens) {
    following.follow(citizens);
  }

  void fetch(CitizenId citizen, long before) {
    following.fetch(citizen, before);
  }

  void ask(Input.Ask ask, long now) {
    asks.add(ask.id(), ask.command(), now);
  }

  void refuseAll(Consumer<Effect> out) {
    asks.refuseAll((id, outcome) -> out.accept(new Effect.Answer(id, outcome)));
  }

  void expire(long now, Consumer<Effect> out) {
    asks.expire(now, (id, outcome) -> out.accept(new Effect.Answer(id, outcome)));
    if (inflow.catchingUp().expire(now)) {
      out.accept(new Effect.Abandon());
    }
  }

  /** Something came of the snapshot that is being fetched. */
  Inflow.Verdict fetched(SnapshotPiece piece, long now, Consumer<Effect> out) {
    return noted(inflow.fetched(piece, now, () -> out.accept(new Effect.Abandon())));
  }

  /** Returns what is to be fetched from now on; once for each snapshot. */
  Optional<ServerFrame.Snapshot> toFetch() {
    return inflow.catchingUp().begin();
  }

  /** Returns how far reading has come, for people; empty if there is not much to read. */
  String progress() {
    return inflow.progress();
  }

  /**
   * Takes in a frame.
   *
   * @param send takes what the server is to do meanwhile
   */
  Inflow.Verdict take(
      ServerFrame frame, long now, Consumer<Effect> out, Consumer<ClientFrame> send) {
    return noted(judge(frame, now, out, send));
  }

  private Inflow.Verdict noted(Inflow.Verdict verdict) {
    if (verdict == Inflow.Verdict.PROGRESS) {
      watchdog.progressed();
    }
    return verdict;
  }

  private Inflow.Verdict judge(
      ServerFrame frame, long now, Consumer<Effect> out, Consumer<ClientFrame> send) {
    switch (frame) {
      case ServerFrame.Ack ack -> {
        return outflow.acked(ack) ? Inflow.Verdict.PROGRESS : Inflow.Verdict.NOTHING;
      }
      case ServerFrame.Deliver deliver -> {
        return inflow.delivered(deliver);
      }
      case ServerFrame.Page page -> {
        return inflow.paged(page, now, send);
      }
      case ServerFrame.Reject reject -> store.rejected(reject);
      case ServerFrame.Snapshot offer -> inflow.offered(offer, now);
      case ServerFrame.CaughtUp caughtUp -> inflow.caughtUp(caughtUp);
      case ServerFrame.Subbed subbed -> following.subbed(subbed);
      case ServerFrame.History history -> following.history(history);
      case ServerFrame.CmdResult result ->
          asks.result(result, (id, outcome) -> out.accept(new Effect.Answer(id, outcome)));
      case ServerFrame.View view -> out.accept(new Effect.Show(view.body()));
      case ServerFrame.Signal signal -> out.accept(new Effect.Signalled(signal));
      case ServerFrame.Heartbeat beat -> {
        inflow.heads(beat.heads());
        return lasts() ? Inflow.Verdict.PROGRESS : Inflow.Verdict.NOTHING;
      }
      case ServerFrame.Welcome elsewhere -> {}
      case ServerFrame.GoAway elsewhere -> {}
      case ServerFrame.Failure elsewhere -> {}
      case ServerFrame.Unknown elsewhere -> {}
    }
    return Inflow.Verdict.NOTHING;
  }

  /** A link that has held for a heartbeat, with nothing left to say, is a good one. */
  private boolean lasts() {
    return outflow.isIdle() && inflow.isCaughtUp();
  }

  /**
   * Looks for what is overdue: an answer, though the server may well be heard of, or any sign.
   *
   * @return what people should know; null if none is
   */
  @Nullable String overdue(long now, boolean silent) {
    if (outflow.isStuck(now, PATIENCE_MILLIS)) {
      return watchdog.missed("a push");
    }
    if (inflow.isStuck(now, PATIENCE_MILLIS)) {
      return watchdog.missed("a request for a page");
    }
    if (following.isStuck(now, PATIENCE_MILLIS)) {
      return watchdog.missed("a subscription");
    }
    return silent
        ? "Nothing was heard of the server for too long; it is tried again by itself."
        : null;
  }

  boolean isIdle() {
    return outflow.isIdle();
  }

  boolean isCaughtUp() {
    return inflow.isCaughtUp();
  }

  void pump(long now, Instant serverTime, Consumer<ClientFrame> out) {
    outflow.pump(now, out);
    inflow.pump(now, out);
    following.pump(now, PATIENCE_MILLIS, out);
    asks.pump(now, serverTime, out);
    signals.forEach(out);
    signals.clear();
  }

  void pumpOut(long now, Consumer<ClientFrame> out) {
    outflow.pump(now, out);
  }
}
