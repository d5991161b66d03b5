// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.observe;

/** Ends a watch. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
  /** Ends it; calling it again does nothing. No call of the listener begins after this returns. */
  @Override
  void close();
}
