// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.frame.CloseCode;
import org.jspecify.annotations.Nullable;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** Says how the link is, whenever that changes. */
final class Lamp {
  private final SyncStore store;
  private final Clock clock;
  private String detail = "";
  private String progress = "";
  private LinkStatus.Limit limit = LinkStatus.Limit.NONE;
  private Duration serverAhead = Duration.ZERO;
  private boolean stale = true;
  private SyncStore.Counts counts = new SyncStore.Counts(0, 0);
  private @Nullable LinkStatus shown;

  Lamp(SyncStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** What people should know about the present state; empty for nothing. */
  void say(String text) {
    detail = text;
  }

  /** How far reading has come; shown while the desktop catches up. */
  void progress(String text) {
    progress = text;
  }

  /** What people should know of why the server ended a connection, or said that it will. */
  void farewell(CloseCode code) {
    String text = Farewells.text(code);
    detail = text.isEmpty() ? detail : text;
    LinkStatus.Limit now = Farewells.limit(code);
    limit = now == LinkStatus.Limit.NONE ? limit : now;
  }

  /** The user signed in, so that the server may think otherwise by now. */
  void unlimited() {
    limit = LinkStatus.Limit.NONE;
  }

  /** The clocks were compared. */
  void clock(Duration ahead) {
    serverAhead = Duration.ofSeconds(ahead.toSeconds());
  }

  /** The counts may have changed. */
  void recount() {
    stale = true;
  }

  /**
   * Shows how the link is, if that changed.
   *
   * @param isReturning whether a link that is away is so only for a moment, as far as is known
   */
  void show(SyncState state, boolean isReturning, Consumer<Effect> out) {
    if (stale) {
      counts = store.counts();
      stale = false;
    }
    LinkStatus.State seen = seen(state, isReturning);
    if (seen == LinkStatus.State.LIVE) {
      limit = LinkStatus.Limit.NONE;
    }
    LinkStatus before = shown;
    boolean same = before != null && before.state() == seen;
    LinkStatus now =
        new LinkStatus(
            seen,
            counts.unsent(),
            counts.refused(),
            before != null && same ? before.since() : clock.instant(),
            seen == LinkStatus.State.CATCHING_UP && !progress.isEmpty() ? progress : detail,
            limit,
            serverAhead);
    if (!now.equals(before)) {
      shown = now;
      out.accept(new Effect.Status(now));
    }
  }

  /** While the server tells this desktop nothing, coming and going is no news. */
  private LinkStatus.State seen(SyncState state, boolean isReturning) {
    boolean limited = limit != LinkStatus.Limit.NONE;
    boolean returning = isReturning && !limited;
    return switch (state) {
      case OFFLINE, DRAINING ->
          returning ? LinkStatus.State.RECONNECTING : LinkStatus.State.OFFLINE;
      case HANDING_OVER -> LinkStatus.State.OFFLINE;
      case CONNECTING, HELLO_SENT ->
          returning
              ? LinkStatus.State.RECONNECTING
              : limited ? LinkStatus.State.OFFLINE : LinkStatus.State.CONNECTING;
      case CATCHING_UP -> limited ? LinkStatus.State.OFFLINE : LinkStatus.State.CATCHING_UP;
      case LIVE -> LinkStatus.State.LIVE;
      case SIGN_IN_NEEDED -> LinkStatus.State.SIGN_IN_NEEDED;
    };
  }
}
