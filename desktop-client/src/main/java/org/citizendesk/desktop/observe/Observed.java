// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.observe;

import java.util.function.Consumer;

/**
 * A value that changes, to be read and watched but not set.
 *
 * @param <T> immutable
 */
public interface Observed<T> {
  /** Returns the present value. */
  T get();

  /**
   * Calls the listener now with the present value, and later with each new one, in order, on the
   * thread that makes the change.
   */
  Subscription watch(Consumer<? super T> listener);
}
