// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.observe.Subscription;
import org.jspecify.annotations.Nullable;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.WritableValue;

/**
 * The way from the services' threads to the screen's thread; the only class that asks JavaFX for
 * it.
 *
 * <p>View-models take one in their constructor, so that their tests need no toolkit.
 */
public final class FxBridge {
  private final Executor later;
  private final BooleanSupplier onScreenThread;

  /**
   * @param later runs work on the screen's thread, in order, after what is running there
   * @param onScreenThread whether the caller is on that thread
   */
  public FxBridge(Executor later, BooleanSupplier onScreenThread) {
    this.later = later;
    this.onScreenThread = onScreenThread;
  }

  /** Returns the bridge to the JavaFX application thread. */
  public static FxBridge live() {
    return new FxBridge(Platform::runLater, Platform::isFxApplicationThread);
  }

  /** Returns what runs work on the screen's thread, after what is running there. */
  public Executor executor() {
    return later;
  }

  /**
   * Calls the listener on the screen's thread with the present value and each new one. Values that
   * follow each other faster than the screen can take them are left out, all but the last. If the
   * caller is on the screen's thread, the present value comes before this returns.
   *
   * @return ends it; on the screen's thread, no call begins after it was closed
   */
  public <T> Subscription watch(Observed<T> source, Consumer<? super T> listener) {
    Coalescing<T> coalescing = new Coalescing<>(later, listener);
    Subscription subscription = source.watch(coalescing::offer);
    if (onScreenThread.getAsBoolean()) {
      coalescing.drain();
    }
    return () -> {
      coalescing.close();
      subscription.close();
    };
  }

  /** Keeps a property equal to a service's value; like {@link #watch}. */
  public <T> Subscription bind(WritableValue<T> property, Observed<? extends T> source) {
    return watch(source, property::setValue);
  }

  /** Hands over the newest of several values in one go. */
  private static final class Coalescing<T> {
    private final Executor later;
    private final Consumer<? super T> listener;
    private final AtomicReference<@Nullable Newest<T>> newest = new AtomicReference<>();
    private volatile boolean closed;

    Coalescing(Executor later, Consumer<? super T> listener) {
      this.later = later;
      this.listener = listener;
    }

    void offer(T value) {
      if (newest.getAndSet(new Newest<>(value)) == null) {
        later.execute(this::drain);
      }
    }

    void drain() {
      Newest<T> taken = newest.getAndSet(null);
      if (taken != null && !closed) {
        listener.accept(taken.value());
      }
    }

    void close() {
      closed = true;
    }
  }

  private record Newest<T>(T value) {}
}
