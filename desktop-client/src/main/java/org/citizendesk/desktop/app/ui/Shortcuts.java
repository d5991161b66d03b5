// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui;

import org.citizendesk.desktop.voice.ui.CallViewModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

/** The keys that work everywhere in the window, until closed. */
final class Shortcuts implements AutoCloseable {
  private static final List<KeyCode> DIGITS =
      List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5);
  private static final Modifier[] CALL = {KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN};

  private final Scene scene;
  private final Map<KeyCombination, Runnable> keys = new HashMap<>();

  Shortcuts(Scene scene, Shell shell, CallViewModel call) {
    this.scene = scene;
    for (int i = 0; i < Math.min(DIGITS.size(), shell.size()); i++) {
      int index = i;
      keys.put(
          new KeyCodeCombination(DIGITS.get(i), KeyCombination.SHORTCUT_DOWN),
          () -> shell.choose(index));
    }
    keys.put(new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN), shell::focusSearch);
    keys.put(new KeyCodeCombination(KeyCode.A, CALL), call::answer);
    keys.put(new KeyCodeCombination(KeyCode.R, CALL), call::reject);
    keys.put(new KeyCodeCombination(KeyCode.M, CALL), call::toggleMute);
    keys.put(new KeyCodeCombination(KeyCode.H, CALL), call::toggleHold);
    keys.put(new KeyCodeCombination(KeyCode.E, CALL), call::hangUp);
    scene.getAccelerators().putAll(keys);
  }

  @Override
  public void close() {
    scene.getAccelerators().keySet().removeAll(keys.keySet());
  }
}
