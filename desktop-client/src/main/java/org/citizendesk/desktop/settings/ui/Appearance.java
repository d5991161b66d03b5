// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.settings.ui;

import org.citizendesk.desktop.settings.Settings;
import org.citizendesk.desktop.settings.SettingsFile;
import org.citizendesk.desktop.ui.FxBridge;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Theme;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Keeps a window in the colours and text size that the user chose, and the system's colours. */
public final class Appearance implements AutoCloseable {
  private final Subscriptions subscriptions = new Subscriptions();
  private final SettingsFile settings;
  private final Scene scene;

  /** Follows the settings until closed; on the screen's thread. */
  public Appearance(SettingsFile settings, Scene scene, FxBridge bridge) {
    this.settings = settings;
    this.scene = scene;
    subscriptions.add(bridge.watch(settings.settings(), this::apply));
    subscriptions.follow(
        Platform.getPreferences().colorSchemeProperty(),
        scheme -> apply(this.settings.settings().get()));
  }

  private void apply(Settings now) {
    theme(now.theme()).apply();
    Theme.dress(scene, now.textPercent());
  }

  private static Theme theme(Settings.Theme chosen) {
    return switch (chosen) {
      case SYSTEM -> Theme.ofSystem();
      case LIGHT -> Theme.LIGHT;
      case DARK -> Theme.DARK;
    };
  }

  @Override
  public void close() {
    subscriptions.close();
  }
}
