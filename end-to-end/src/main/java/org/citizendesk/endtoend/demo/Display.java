// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import java.util.Locale;
import java.util.Map;

/** Whether this machine has something to show a window on. */
final class Display {
  private Display() {}

  /**
   * Judges by what the system says of itself: on Windows and macOS there always is one, elsewhere
   * an X server must be named.
   */
  static boolean isThere(String system, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    return name.startsWith("windows")
        || name.startsWith("mac")
        || !environment.getOrDefault("DISPLAY", "").isBlank();
  }

  /** Makes JavaFX paint into memory; to be called before it starts. */
  static void doWithout() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
  }
}
