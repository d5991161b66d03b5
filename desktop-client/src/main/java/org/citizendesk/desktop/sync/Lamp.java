// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.jspecify.annotations.Nullable;
import java.time.Clock;
import java.util.function.Consumer;

/** Says how the link is, whenever that changes. */
final class Lamp {
  private final SyncStore store;
  private final Clock clock;
  private String detail = "";
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

  /** The counts may have changed. */
  void recount() {
    stale = true;
  }

  void show(ClientSync.State state, Consumer<Effect> out) {
    if (stale) {
      counts = store.counts();
      stale = false;
    }
    LinkStatus.State seen = seen(state);
    LinkStatus before = shown;
    boolean same = before != null && before.state() == seen;
    LinkStatus now =
        new LinkStatus(
            seen,
            counts.unsent(),
            counts.refused(),
            before != null && same ? before.since() : clock.instant(),
            detail);
    if (!now.equals(before)) {
      shown = now;
      out.accept(new Effect.Status(now));
    }
  }

  private static LinkStatus.State seen(ClientSync.State state) {
    return switch (state) {
      case OFFLINE, DRAINING -> LinkStatus.State.OFFLINE;
      case CONNECTING, HELLO_SENT -> LinkStatus.State.CONNECTING;
      case CATCHING_UP -> LinkStatus.State.CATCHING_UP;
      case LIVE -> LinkStatus.State.LIVE;
      case SIGN_IN_NEEDED -> LinkStatus.State.SIGN_IN_NEEDED;
    };
  }
}
