// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The one who owns an observed value sets it here.
 *
 * <p>Thread-safe. Listeners are called one at a time, each change once, in the order of the
 * changes. An equal value is no change. A listener that throws stops the change from reaching
 * nobody else: its exception goes to the setter after all others were told.
 *
 * @param <T> immutable, with a sensible {@code equals}
 */
public final class Cell<T> implements Observed<T> {
  private final List<Watch<T>> watches = new ArrayList<>();
  private T value;

  /**
   * @param first the value at the beginning
   */
  public Cell(T first) {
    this.value = first;
  }

  @Override
  public synchronized T get() {
    return value;
  }

  /** Sets a new value and tells the listeners. */
  public void set(T next) {
    update(before -> next);
  }

  /**
   * Derives a new value from the present one, without anybody coming between, and tells the
   * listeners.
   */
  public synchronized void update(UnaryOperator<T> change) {
    T next = change.apply(value);
    if (next.equals(value)) {
      return;
    }
    value = next;
    RuntimeException failure = null;
    for (Watch<T> watch : List.copyOf(watches)) {
      try {
        watch.listener.accept(next);
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public synchronized Subscription watch(Consumer<? super T> listener) {
    Watch<T> watch = new Watch<>(listener);
    watches.add(watch);
    listener.accept(value);
    return () -> remove(watch);
  }

  private synchronized void remove(Watch<T> watch) {
    watches.remove(watch);
  }

  /** One registration: the same listener may watch twice, so it is told apart by identity. */
  private static final class Watch<T> {
    private final Consumer<? super T> listener;

    Watch(Consumer<? super T> listener) {
      this.listener = listener;
    }
  }
}
