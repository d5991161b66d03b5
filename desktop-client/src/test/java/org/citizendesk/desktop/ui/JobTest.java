// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import org.citizendesk.desktop.observe.Subscription;
import org.junit.jupiter.api.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

class JobTest {
  private final List<String> steps = new ArrayList<>();

  @Test
  void passesTheResultAndThenFinishes() {
    new DirectTaskRunner()
        .call(() -> "done")
        .onSuccess(steps::add)
        .andFinally(() -> steps.add("finally"))
        .start();

    assertEquals(List.of("done", "finally"), steps);
  }

  @Test
  void unwrapsTheFailureOfAFuture() {
    IllegalStateException failure = new IllegalStateException("disk is full");
    List<Throwable> errors = new ArrayList<>();
    new DirectTaskRunner()
        .<String>follow(() -> CompletableFuture.failedFuture(new CompletionException(failure)))
        .onSuccess(steps::add)
        .onError(errors::add)
        .andFinally(() -> steps.add("finally"))
        .start();

    assertSame(failure, errors.getFirst());
    assertEquals(List.of("finally"), steps);
  }

  @Test
  void countsWhatARequestThrowsAsItsFailure() {
    List<Throwable> errors = new ArrayList<>();
    new DirectTaskRunner()
        .<String>follow(
            () -> {
              throw new IllegalArgumentException("no such contact");
            })
        .onError(errors::add)
        .start();

    assertEquals("no such contact", errors.getFirst().getMessage());
  }

  @Test
  void doesNothingAfterItWasDropped() {
    HeldTaskRunner tasks = new HeldTaskRunner();
    Subscription first = tasks.call(() -> "first").onSuccess(steps::add).start();
    tasks.call(() -> "second").onSuccess(steps::add).start();
    first.close();
    tasks.run(1);
    tasks.run(0);

    assertEquals(List.of("second"), steps);
  }

  @Test
  void runsWorkElsewhereAndComesBackOverTheBridge() throws InterruptedException {
    LinkedBlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    CountDownLatch mayEnd = new CountDownLatch(1);
    try (BackgroundTasks tasks = new BackgroundTasks(new FxBridge(screen::add, () -> false))) {
      tasks
          .call(
              () -> {
                mayEnd.await();
                return Thread.currentThread().isVirtual() ? "virtual" : "platform";
              })
          .onSuccess(steps::add)
          .start();
      mayEnd.countDown();
      screen.poll(10, TimeUnit.SECONDS).run();
    }

    assertEquals(List.of("virtual"), steps);
  }
}
