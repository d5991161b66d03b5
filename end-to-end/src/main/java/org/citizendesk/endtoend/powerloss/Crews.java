// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/** Several threads that work beside each other. */
final class Crews {
  private Crews() {}

  /** Returns when all have done their work, which is told who it is for; throws what one throws. */
  static void work(int people, IntConsumer work) {
    try (var threads = Executors.newFixedThreadPool(people)) {
      List<CompletableFuture<Void>> running = new ArrayList<>();
      for (int i = 0; i < people; i++) {
        int who = i;
        running.add(CompletableFuture.runAsync(() -> work.accept(who), threads));
      }
      running.forEach(CompletableFuture::join);
    }
  }
}
