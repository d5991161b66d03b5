// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.settings;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SettingsFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("deeper").resolve("settings.json");
  }

  @Test
  void beginsWithTheDefaultsAndWritesNothing() {
    try (SettingsFile settings = SettingsFile.open(file)) {
      assertEquals(Settings.DEFAULTS, settings.settings().get());
      assertEquals(Optional.empty(), settings.warning());
    }

    assertFalse(Files.exists(file));
  }

  @Test
  void keepsWhatWasSetWhenItIsClosed() {
    Settings wanted =
        new Settings(Settings.Theme.DARK, 150, URI.create("https://desk.example.gov"), 14, false);
    try (SettingsFile settings = SettingsFile.open(file)) {
      settings.update(any -> wanted);
    }

    try (SettingsFile settings = SettingsFile.open(file)) {
      assertEquals(wanted, settings.settings().get());
    }
  }

  @Test
  void savesByItselfAfterAWhile() {
    try (SettingsFile settings = SettingsFile.open(file)) {
      settings.update(now -> now.withTheme(Settings.Theme.LIGHT));
      settings.update(now -> now.withTextPercent(120));

      await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(file));
      await().untilAsserted(() -> assertTrue(Files.readString(file).contains("120")));
    }
  }

  @Test
  void keepsKeysThatItDoesNotKnow() throws IOException {
    write("{\"theme\":\"DARK\",\"from-the-future\":{\"a\":[1,2]}}");
    try (SettingsFile settings = SettingsFile.open(file)) {
      settings.update(now -> now.withTextPercent(110));
    }

    String text = Files.readString(file);
    assertTrue(text.contains("from-the-future"), text);
    assertTrue(text.contains("DARK"), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"theme\":",
        "[1]",
        "{\"theme\":\"PINK\"}",
        "{\"textPercent\":\"big\"}",
        "{\"textPercent\":1}",
        "{\"textPercent\":1e400}",
        "{\"server\":\"ftp://x\"}",
        "{\"server\":\"http://\"}",
        "{\"server\":7}",
        "{\"keepDays\":0}",
        "{\"keepDays\":366}",
        "{\"keepDays\":\"long\"}",
        "{\"learnedOrder\":\"no\"}",
        "\u0000\u0001"
      })
  void putsABrokenFileAsideAndSaysSo(String text) throws IOException {
    write(text);
    try (SettingsFile settings = SettingsFile.open(file)) {
      assertEquals(Settings.DEFAULTS, settings.settings().get());
      assertTrue(settings.warning().orElseThrow().contains("settings.json"));
      settings.update(now -> now.withTextPercent(110));
    }

    try (Stream<Path> files = Files.list(file.getParent())) {
      Path kept = files.filter(one -> one.toString().endsWith(".broken")).findFirst().orElseThrow();
      assertEquals(text, Files.readString(kept));
    }
  }

  @Test
  void refusesAChangeOutOfBoundsAndKeepsWhatWas() {
    try (SettingsFile settings = SettingsFile.open(file)) {
      assertThrows(
          IllegalArgumentException.class, () -> settings.update(now -> now.withTextPercent(1000)));

      assertEquals(Settings.DEFAULTS, settings.settings().get());
    }
  }

  private void write(String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
