// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.settings.ui;

import org.citizendesk.desktop.settings.Settings;
import org.citizendesk.desktop.settings.SettingsFile;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SettingsViewTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  @TempDir private Path folder = Path.of("");

  private final UiRobot robot = WINDOW.robot();
  private final UiContext context = new TestUi().context();

  @Test
  void changesColoursAndTextSizeAtOnce() {
    SettingsFile settings = settings();
    Scene scene = WINDOW.show(() -> view(settings));
    Appearance appearance =
        FxThread.get(() -> new Appearance(settings, scene, TestUi.directBridge()));
    double before = titleSize();
    robot.click("#colours-dark").click("#text-size").press(KeyCode.DOWN).press(KeyCode.ENTER);

    assertEquals(Settings.Theme.DARK, settings.settings().get().theme());
    assertEquals(110, settings.settings().get().textPercent());
    assertEquals(1.1, titleSize() / before, 0.01);
    FxThread.run(appearance::close);
  }

  @Test
  void showsWhatCouldNotBeUnderstoodInTheStoredSettings() throws IOException {
    Files.writeString(folder.resolve("settings.json"), "{\"theme\": 3}");
    WINDOW.show(() -> view(settings()));

    assertTrue(
        robot.find(".settings-problem", Label.class).getText().contains("theme must be text"));
  }

  @Test
  void theLearnedOrderIsSwitchedOffAndOnAgain() {
    SettingsFile settings = settings();
    WINDOW.show(() -> view(settings));

    robot.click("#learned-order");
    assertFalse(settings.settings().get().learnedOrder());
    robot.press(KeyCode.SPACE);
    assertTrue(settings.settings().get().learnedOrder());
  }

  @Test
  void looksRight() {
    WINDOW.pictures("settings", () -> view(settings()));
  }

  private double titleSize() {
    return robot.find(".title", Label.class).getFont().getSize();
  }

  private SettingsFile settings() {
    return SettingsFile.open(folder.resolve("settings.json"));
  }

  private SettingsView view(SettingsFile settings) {
    return new SettingsView(new SettingsViewModel(settings, context), "1.2.3");
  }
}
