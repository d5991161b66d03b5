// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import java.util.HashMap;
import java.util.Map;

/** Which files are on their way, by their hash. Thread-safe. */
final class Transfers {
  private final Cell<Map<String, Transfer>> running = new Cell<>(Map.of());

  Observed<Map<String, Transfer>> running() {
    return running;
  }

  synchronized void show(String sha256, Transfer transfer) {
    Map<String, Transfer> next = new HashMap<>(running.get());
    next.put(sha256, transfer);
    running.set(Map.copyOf(next));
  }

  synchronized void end(String sha256) {
    Map<String, Transfer> next = new HashMap<>(running.get());
    if (next.remove(sha256) != null) {
      running.set(Map.copyOf(next));
    }
  }
}
