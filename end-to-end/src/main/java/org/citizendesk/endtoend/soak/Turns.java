// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The nodes of a server, with another one first each time. Thread-safe. */
public final class Turns implements Supplier<List<Integer>> {
  private final List<ServerProgram> nodes;
  private final AtomicInteger turn = new AtomicInteger();

  /** Goes through these; the list may still grow. */
  public Turns(List<ServerProgram> nodes) {
    this.nodes = nodes;
  }

  /** Returns the ports of all; who is down is at the end. */
  @Override
  public List<Integer> get() {
    List<ServerProgram> all = new ArrayList<>(nodes);
    Collections.rotate(all, -Math.floorMod(turn.getAndIncrement(), all.size()));
    return all.stream()
        .sorted(Comparator.comparing(node -> !node.isUp()))
        .map(ServerProgram::port)
        .toList();
  }
}
