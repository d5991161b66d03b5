// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Screen;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;

/**
 * Gives JavaFX's headless platform a screen of a size that people have: its own is fixed at 1000 by
 * 1000 (JDK-8364201), on which larger windows are placed wrongly or fail.
 */
final class HeadlessScreen {
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1200;
  private static final int BYTES_PER_PIXEL = 4;

  private HeadlessScreen() {}

  /** Does it if the platform is headless; on the JavaFX thread. */
  static void enlarge() {
    if (!"Headless".equals(System.getProperty("glass.platform"))) {
      return;
    }
    Application platform = Application.GetApplication();
    set(platform, "screens", new Screen[] {screen()});
    set(platform, "frameBuffer", ByteBuffer.allocate(WIDTH * HEIGHT * BYTES_PER_PIXEL));
    Screen.notifySettingsChanged();
  }

  private static Screen screen() {
    return new Screen(
        0, 32, 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT, 96, 96, 1, 1, 1, 1);
  }

  private static void set(Application platform, String name, Object value) {
    try {
      Field field = platform.getClass().getDeclaredField(name);
      field.setAccessible(true);
      field.set(platform, value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("JavaFX's headless platform has changed: field " + name, e);
    }
  }
}
