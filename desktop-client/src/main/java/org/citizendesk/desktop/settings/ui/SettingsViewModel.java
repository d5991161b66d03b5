// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.settings.ui;

import org.citizendesk.desktop.settings.Settings;
import org.citizendesk.desktop.settings.SettingsFile;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.UiContext;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the user may choose. Each choice holds at once and is stored soon after. */
public final class SettingsViewModel implements AutoCloseable {
  /** Text sizes that are offered, in percent. */
  public static final List<Integer> TEXT_SIZES =
      List.of(Settings.LEAST_TEXT, 90, 100, 110, 125, 150, 175, 200, Settings.MOST_TEXT);

  private final SettingsFile file;
  private final Subscriptions subscriptions = new Subscriptions();
  private final ReadOnlyObjectWrapper<Settings> settings;

  /** Watches the settings until closed. */
  public SettingsViewModel(SettingsFile file, UiContext context) {
    this.file = file;
    this.settings = new ReadOnlyObjectWrapper<>(file.settings().get());
    subscriptions.add(context.bridge().bind(settings, file.settings()));
  }

  /** Returns what holds now. */
  public ReadOnlyObjectProperty<Settings> settings() {
    return settings.getReadOnlyProperty();
  }

  /** Returns what was wrong with the stored settings; empty if all was well. */
  public Optional<String> warning() {
    return file.warning();
  }

  /** Chooses the colours. */
  public void choose(Settings.Theme theme) {
    file.update(before -> before.withTheme(theme));
  }

  /** Chooses a text size, in percent. */
  public void chooseTextSize(int percent) {
    if (percent != settings.get().textPercent()) {
      file.update(before -> before.withTextPercent(percent));
    }
  }

  /** Chooses whether articles that are found come in the learned order. */
  public void useLearnedOrder(boolean use) {
    file.update(before -> before.withLearnedOrder(use));
  }

  @Override
  public void close() {
    subscriptions.close();
  }
}
