// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import java.time.Duration;

/** Hears what the log does with pushes, and how late it hears of other nodes. Thread-safe. */
public interface LogObserver {
  /** Hears nothing. */
  LogObserver NONE =
      new LogObserver() {
        @Override
        public void rejected(int events) {}

        @Override
        public void forked() {}

        @Override
        public void heardOfOthers(Duration late) {}
      };

  /** Events were refused for good. */
  void rejected(int events);

  /** A desktop pushed another event under a number that is taken: its database was copied. */
  void forked();

  /** Another node's events were read, so long after the first of them was received there. */
  void heardOfOthers(Duration late);
}
