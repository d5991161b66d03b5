// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import org.citizendesk.desktop.observe.Subscription;
import org.jspecify.annotations.Nullable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work in the background and what the screen does with its result: described first, then started
 * once. All steps run on the screen's thread.
 *
 * @param <T> the result
 */
public final class Job<T> {
  private final Supplier<CompletableFuture<T>> begin;
  private final Executor screen;
  private Consumer<? super T> onSuccess = result -> {};
  private Consumer<Throwable> onError = Job::report;
  private Runnable andFinally = () -> {};

  /**
   * @param begin starts the work; must not block
   * @param screen runs steps on the screen's thread
   */
  public Job(Supplier<CompletableFuture<T>> begin, Executor screen) {
    this.begin = begin;
    this.screen = screen;
  }

  /** Says what to do with the result. */
  public Job<T> onSuccess(Consumer<? super T> step) {
    onSuccess = step;
    return this;
  }

  /** Says what to do if the work failed; without it the failure goes to the thread's handler. */
  public Job<T> onError(Consumer<Throwable> step) {
    onError = step;
    return this;
  }

  /** Says what to do afterwards in either case. */
  public Job<T> andFinally(Runnable step) {
    andFinally = step;
    return this;
  }

  /**
   * Starts the work.
   *
   * @return closed on the screen's thread, no step runs any more; the work itself goes on
   */
  public Subscription start() {
    AtomicBoolean dropped = new AtomicBoolean();
    var _ =
        request()
            .whenComplete(
                (result, failure) ->
                    screen.execute(
                        () -> {
                          if (!dropped.get()) {
                            finish(result, failure);
                          }
                        }));
    return () -> dropped.set(true);
  }

  private CompletableFuture<T> request() {
    try {
      return begin.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void finish(T result, @Nullable Throwable failure) {
    if (failure == null) {
      onSuccess.accept(result);
    } else {
      onError.accept(cause(failure));
    }
    andFinally.run();
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  private static void report(Throwable failure) {
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
  }
}
