// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import java.time.Duration;

/** Hears how commits go, on the writer's thread: must be short. */
public interface CommitObserver {
  /** Hears nothing. */
  CommitObserver NONE =
      new CommitObserver() {
        @Override
        public void committed(int writes, Duration took) {}

        @Override
        public void failed(int writes, Throwable why) {}
      };

  /** A group is on disk; it took so long from its beginning. */
  void committed(int writes, Duration took);

  /** A group could not be written for that reason, and its writes were refused. */
  void failed(int writes, Throwable why);
}
