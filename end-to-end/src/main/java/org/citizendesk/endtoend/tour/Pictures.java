// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.tour;

import org.citizendesk.desktop.settings.Settings;
import org.citizendesk.endtoend.screen.Camera;
import org.citizendesk.endtoend.screen.DeskStage;
import java.util.List;
import java.util.Locale;

/** Takes each view at both sizes, light and dark, or in one look only. */
final class Pictures {
  private static final List<Size> SIZES = List.of(new Size(1920, 1080), new Size(1366, 768));
  private static final List<Settings.Theme> THEMES =
      List.of(Settings.Theme.DARK, Settings.Theme.LIGHT);

  private final Camera camera;
  private final DeskStage desk;
  private final boolean oneLook;

  Pictures(Camera camera, DeskStage desk, boolean oneLook) {
    this.camera = camera;
    this.desk = desk;
    this.oneLook = oneLook;
  }

  /** Takes what the window shows now; leaves it light and at 1366x768. */
  void everySize(String view) {
    for (Settings.Theme theme : oneLook ? List.of(THEMES.getLast()) : THEMES) {
      desk.theme(theme);
      for (Size size : oneLook ? List.of(SIZES.getLast()) : SIZES) {
        desk.resize(size.width(), size.height());
        camera.take(
            desk.stage(), view + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + size.width());
      }
    }
  }

  /** Goes to a workspace. */
  void show(String id) {
    desk.show(id);
  }

  /** Goes to a workspace and takes it. */
  void workspace(String id) {
    show(id);
    everySize(id);
  }

  private record Size(int width, int height) {}
}
