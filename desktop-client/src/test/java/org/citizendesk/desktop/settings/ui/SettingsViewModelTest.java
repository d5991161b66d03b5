// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.settings.ui;

import org.citizendesk.desktop.settings.Settings;
import org.citizendesk.desktop.settings.SettingsFile;
import org.citizendesk.desktop.ui.TestUi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the user may choose, kept in a real file. */
class SettingsViewModelTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void showsAChoiceAtOnceAndKeepsItForTheNextStart() {
    try (SettingsFile file = open();
        SettingsViewModel model = model(file)) {
      model.choose(Settings.Theme.DARK);
      model.chooseTextSize(150);
      model.useLearnedOrder(false);
      assertEquals(Settings.Theme.DARK, model.settings().get().theme());
    }
    try (SettingsFile file = open();
        SettingsViewModel model = model(file)) {
      assertEquals(Settings.Theme.DARK, model.settings().get().theme());
      assertEquals(150, model.settings().get().textPercent());
      assertFalse(model.settings().get().learnedOrder());
      assertEquals(Optional.empty(), model.warning());
    }
  }

  @Test
  void writesNothingForASizeThatHoldsAlready() {
    try (SettingsFile file = open();
        SettingsViewModel model = model(file)) {
      model.chooseTextSize(Settings.DEFAULTS.textPercent());
    }

    assertFalse(Files.exists(folder.resolve("settings.json")));
  }

  @Test
  void offersOnlySizesThatItAlsoTakes() {
    try (SettingsFile file = open();
        SettingsViewModel model = model(file)) {
      for (int percent : SettingsViewModel.TEXT_SIZES) {
        model.chooseTextSize(percent);
        assertEquals(percent, model.settings().get().textPercent());
      }
      int tooMuch = Settings.MOST_TEXT + 1;
      assertThrows(IllegalArgumentException.class, () -> model.chooseTextSize(tooMuch));
      assertEquals(Settings.MOST_TEXT, model.settings().get().textPercent());
    }
  }

  @Test
  void followsWhatIsChosenElsewhereUntilItIsClosed() {
    try (SettingsFile file = open()) {
      SettingsViewModel model = model(file);
      file.update(before -> before.withTheme(Settings.Theme.LIGHT));
      assertEquals(Settings.Theme.LIGHT, model.settings().get().theme());

      model.close();
      file.update(before -> before.withTheme(Settings.Theme.DARK));
      assertEquals(Settings.Theme.LIGHT, model.settings().get().theme());
    }
  }

  @Test
  void saysWhatWasWrongWithTheFileAndWhereItWasKept() throws IOException {
    Files.writeString(folder.resolve("settings.json"), "{\"textPercent\": \"large\"}");
    try (SettingsFile file = open();
        SettingsViewModel model = model(file)) {
      String warning = model.warning().orElseThrow();

      assertTrue(warning.contains("textPercent must be a whole number"), warning);
      assertTrue(warning.contains(".broken"), warning);
      assertEquals(Settings.DEFAULTS, model.settings().get());
    }
  }

  private SettingsFile open() {
    return SettingsFile.open(folder.resolve("settings.json"));
  }

  private static SettingsViewModel model(SettingsFile file) {
    return new SettingsViewModel(file, new TestUi().context());
  }
}
