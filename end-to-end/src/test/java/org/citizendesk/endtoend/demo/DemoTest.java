// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import org.junit.jupiter.api.Test;
import java.nio.file.Path;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DemoTest {
  @Test
  void aLinuxWithoutAnXServerHasNoDisplay() {
    assertFalse(Display.isThere("Linux", Map.of()));
    assertFalse(Display.isThere("Linux", Map.of("DISPLAY", " ")));
    assertTrue(Display.isThere("Linux", Map.of("DISPLAY", ":0")));
    assertTrue(Display.isThere("Windows 11", Map.of()));
    assertTrue(Display.isThere("Mac OS X", Map.of()));
  }

  @Test
  void refusesArgumentsThatMakeNoSenseBeforeAnythingStarts() {
    assertEquals(2, run("--citizens", "5"));
    assertEquals(2, run("--citizens", "101"));
    assertEquals(2, run("--pace", "0"));
    assertEquals(2, run("--pace", "quickly"));
    assertEquals(2, run("--nodes", "0"));
    assertEquals(2, run("--nodes", "6"));
    assertEquals(2, run("--nodes", "two"));
    assertEquals(2, run("--unknown"));
  }

  @Test
  void explainsItself() {
    assertEquals(0, run("--help"));
  }

  private static int run(String... arguments) {
    return Demo.run(DemoTest::noTour, () -> false, arguments);
  }

  private static int noTour(Path pictures) {
    throw new AssertionError("nothing may start here");
  }
}
