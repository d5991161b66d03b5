// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.screen;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Screen;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;

/**
 * Makes JavaFX 26's headless screen as large as a real one: it is fixed at 1000x1000 (JDK-8364201),
 * and larger windows are painted wrongly or not at all.
 */
public final class HeadlessScreen {
  private static final int LEAST = 1000;
  private static final int SPARE_ROWS = 200;
  private static final int BYTES_PER_PIXEL = 4;

  private HeadlessScreen() {}

  /**
   * Enlarges the screen; does nothing on a platform with a display.
   *
   * @throws IllegalStateException if this JavaFX has no such screen
   */
  public static void enlarge(int width, int height) {
    if (!"Headless".equals(System.getProperty("glass.platform"))) {
      return;
    }
    FxThread.run(
        () -> {
          Application application = Application.GetApplication();
          set(application, "screens", new Screen[] {screen(width, height)});
          int pixels = Math.max(width, LEAST) * (height + SPARE_ROWS);
          set(application, "frameBuffer", ByteBuffer.allocate(pixels * BYTES_PER_PIXEL));
          Screen.notifySettingsChanged();
        });
  }

  private static Screen screen(int width, int height) {
    return new Screen(
        0, 32, 0, 0, width, height, 0, 0, width, height, 0, 0, width, height, 96, 96, 1f, 1f, 1f,
        1f);
  }

  private static void set(Application application, String name, Object value) {
    try {
      Field field = application.getClass().getDeclaredField(name);
      field.setAccessible(true);
      field.set(application, value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JavaFX has no headless screen to enlarge", e);
    }
  }
}
