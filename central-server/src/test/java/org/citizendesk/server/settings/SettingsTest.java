// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void withoutAFileEverythingHasItsDefault() {
    Settings settings = Settings.read(folder.resolve("none"), Map.of());

    assertEquals(Duration.ofSeconds(20), settings.seconds("offer", 20, 7, 59));
    assertEquals("inbox", settings.text("folder", "inbox"));
    assertTrue(settings.flag("on", true));
    settings.requireAllTaken();
  }

  @Test
  void whatIsGivenInCodeWinsOverTheFile() throws Exception {
    Path file = Files.writeString(folder.resolve("s"), "a=1\nb=2\n");
    Settings settings = Settings.read(file, Map.of("b", "3"));

    assertEquals(1, settings.number("a", 0, 0, 9));
    assertEquals(3, settings.number("b", 0, 0, 9));
  }

  @Test
  void aValueThatCannotBeUsedNamesFileKeyAndWhatIsAllowed() throws Exception {
    Path file = Files.writeString(folder.resolve("s"), "a=many\nb=100\nc=perhaps\n");
    Settings settings = Settings.read(file, Map.of());

    String range = " must be a whole number from 1 to 59";
    assertEquals(file + ": a" + range, problem(() -> settings.number("a", 2, 1, 59)));
    assertEquals(file + ": b" + range, problem(() -> settings.number("b", 2, 1, 59)));
    assertEquals(file + ": c must be true or false", problem(() -> settings.flag("c", true)));
  }

  @Test
  void keysThatNobodyTookAreNamed() {
    Settings settings = Settings.of(Map.of("known", "1", "typo", "2", "other", "3"));
    settings.text("known");

    assertEquals(
        "settings: unknown keys other, typo; known are known", problem(settings::requireAllTaken));
  }

  @Test
  void aFileThatIsNoTextIsNamed() throws Exception {
    Path file = Files.write(folder.resolve("s"), new byte[] {(byte) 0xff, (byte) 0xfe});

    assertTrue(problem(() -> Settings.read(file, Map.of())).startsWith("cannot read " + file));
  }

  private static String problem(org.junit.jupiter.api.function.Executable action) {
    return assertThrows(SettingsException.class, action).getMessage();
  }
}
