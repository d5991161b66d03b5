// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** A context for view-models under test: no toolkit, no threads, and a clock that stands still. */
public final class TestUi {
  /** Saturday, 21 November 2026, 10:42 UTC. */
  public static final Instant START = Instant.parse("2026-11-21T10:42:00Z");

  private final ObjectProperty<Instant> now = new SimpleObjectProperty<>(START);

  /** Returns a bridge that is always on the right thread. */
  public static FxBridge directBridge() {
    return new FxBridge(Runnable::run, () -> true);
  }

  /** Returns a context in which everything happens at once. */
  public UiContext context() {
    return context(new DirectTaskRunner());
  }

  /** Returns a context with another task runner. */
  public UiContext context(TaskRunner tasks) {
    return new UiContext(directBridge(), tasks, now, ZoneOffset.UTC);
  }

  /** Lets time pass. */
  public void pass(Duration duration) {
    now.set(now.get().plus(duration));
  }
}
