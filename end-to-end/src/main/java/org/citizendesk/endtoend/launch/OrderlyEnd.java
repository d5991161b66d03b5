// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.launch;

import org.citizendesk.endtoend.report.RunLogging;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Lets a program end in order when the system asks it to stop: at Ctrl+C, at SIGTERM, at the end of
 * the user's session. The thread that runs it is interrupted and gets time to close everything.
 */
final class OrderlyEnd {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int NOT_IN_TIME = 1;

  private static volatile boolean asked;

  private OrderlyEnd() {}

  /** Returns whether the system has asked it to stop: what fails from then on is no failure. */
  static boolean isAsked() {
    return asked;
  }

  /** Runs a program on this thread and returns its exit code; to be called once in a process. */
  static int run(IntSupplier program) {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    Thread here = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> stop(here, code)));
    try {
      code.complete(program.getAsInt());
    } finally {
      code.complete(NOT_IN_TIME);
    }
    return code.join();
  }

  /** Halts, because the Java machine would end with 143 although the program did what was asked. */
  private static void stop(Thread running, CompletableFuture<Integer> code) {
    if (!code.isDone()) {
      asked = true;
      RunLogging.silent();
      running.interrupt();
      Runtime.getRuntime()
          .halt(code.completeOnTimeout(NOT_IN_TIME, PATIENCE.toSeconds(), TimeUnit.SECONDS).join());
    }
  }
}
