// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import org.citizendesk.desktop.observe.Subscription;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/** All that a view or view-model watches, to be ended at once, last first. Not thread-safe. */
public final class Subscriptions implements AutoCloseable {
  private final Deque<Subscription> open = new ArrayDeque<>();

  /** Keeps a subscription until {@link #close}. */
  public void add(Subscription subscription) {
    open.push(subscription);
  }

  /** Calls the listener now and at each change of a JavaFX value. */
  public <T> void follow(ObservableValue<T> value, Consumer<? super T> listener) {
    javafx.util.Subscription subscription = value.subscribe(listener);
    add(subscription::unsubscribe);
  }

  /** Ends all of them; what is added later is kept until the next call. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
