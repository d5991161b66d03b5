// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.disk;

import org.citizendesk.store.CommitObserver;
import java.time.Duration;
import java.util.function.Consumer;

/** Hears of commits that failed, and hands everything on. */
final class FailedCommits implements CommitObserver {
  private final Consumer<Throwable> failed;
  private final CommitObserver next;

  FailedCommits(Consumer<Throwable> failed, CommitObserver next) {
    this.failed = failed;
    this.next = next;
  }

  @Override
  public void committed(int writes, Duration took) {
    next.committed(writes, took);
  }

  @Override
  public void failed(int writes, Throwable why) {
    failed.accept(why);
    next.failed(writes, why);
  }
}
