// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.events.MouseEvent;
import com.sun.glass.ui.View;
import com.sun.glass.ui.Window;
import org.jspecify.annotations.Nullable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Predicate;

/**
 * Feeds events into the native view of the window that a person would hit. The robot of JavaFX's
 * headless platform reports wrong button states, so that sorting, dividers and menus fail with it.
 * All methods on the JavaFX thread.
 */
final class GlassInput {
  private static final Method MOUSE =
      method(
          "notifyMouse",
          int.class,
          int.class,
          int.class,
          int.class,
          int.class,
          int.class,
          int.class,
          boolean.class,
          boolean.class);
  private static final Method KEY =
      method("notifyKey", int.class, int.class, char[].class, int.class);
  private static final Method MENU =
      method("notifyMenu", int.class, int.class, int.class, int.class, boolean.class);
  private static final Method SCROLL =
      method(
          "notifyScroll",
          int.class,
          int.class,
          int.class,
          int.class,
          double.class,
          double.class,
          int.class,
          int.class,
          int.class,
          int.class,
          int.class,
          double.class,
          double.class);
  private static final double PIXELS_PER_NOTCH = 40;

  private int x;
  private int y;
  private int buttons;
  private @Nullable Window pressed;
  private @Nullable View entered;

  /** Moves the pointer, or drags if a button is down. */
  void move(double toX, double toY) {
    x = (int) toX;
    y = (int) toY;
    mouse(buttons == 0 ? MouseEvent.MOVE : MouseEvent.DRAG, MouseEvent.BUTTON_NONE);
  }

  /** Presses a button where the pointer is. */
  void press(boolean secondary) {
    buttons = secondary ? KeyEvent.MODIFIER_BUTTON_SECONDARY : KeyEvent.MODIFIER_BUTTON_PRIMARY;
    mouse(MouseEvent.DOWN, secondary ? MouseEvent.BUTTON_RIGHT : MouseEvent.BUTTON_LEFT);
  }

  /** Releases the button. */
  void release() {
    boolean secondary = buttons == KeyEvent.MODIFIER_BUTTON_SECONDARY;
    buttons = 0;
    mouse(MouseEvent.UP, secondary ? MouseEvent.BUTTON_RIGHT : MouseEvent.BUTTON_LEFT);
  }

  /** Turns the wheel; positive is down. */
  void scroll(int notches) {
    Window window = under();
    if (window == null) {
      return;
    }
    call(
        SCROLL,
        window.getView(),
        x - window.getX(),
        y - window.getY(),
        x,
        y,
        0d,
        (double) -notches,
        0,
        1,
        0,
        0,
        0,
        PIXELS_PER_NOTCH,
        PIXELS_PER_NOTCH);
  }

  /** Sends one key event to the focused window. */
  void key(int type, int code, char[] characters, int modifiers) {
    Window window = focused();
    if (window != null) {
      call(KEY, window.getView(), type, code, characters, modifiers);
    }
  }

  private void mouse(int type, int button) {
    Window window = pressed != null ? pressed : under();
    if (window == null) {
      return;
    }
    View view = window.getView();
    enter(window, view);
    if (type == MouseEvent.DOWN) {
      pressed = window;
      if (!window.isFocused()) {
        window.requestFocus();
      }
    }
    if (type == MouseEvent.UP) {
      pressed = null;
    }
    boolean menu = type == MouseEvent.DOWN && button == MouseEvent.BUTTON_RIGHT;
    notifyMouse(window, view, type, button, menu);
    if (menu && !view.isClosed()) {
      call(MENU, view, localX(window, view), localY(window, view), x, y, false);
    }
  }

  private void enter(Window window, View view) {
    if (entered == view || pressed != null) {
      return;
    }
    if (entered != null && !entered.isClosed()) {
      notifyMouse(window, entered, MouseEvent.EXIT, MouseEvent.BUTTON_NONE, false);
    }
    notifyMouse(window, view, MouseEvent.ENTER, MouseEvent.BUTTON_NONE, false);
    entered = view;
  }

  private void notifyMouse(Window window, View view, int type, int button, boolean menu) {
    call(
        MOUSE,
        view,
        type,
        button,
        localX(window, view),
        localY(window, view),
        x,
        y,
        buttons,
        menu,
        false);
  }

  private int localX(Window window, View view) {
    return x - window.getX() - view.getX();
  }

  private int localY(Window window, View view) {
    return y - window.getY() - view.getY();
  }

  private @Nullable Window under() {
    return topmost(
        window ->
            window.isEnabled()
                && x >= window.getX()
                && y >= window.getY()
                && x < window.getX() + window.getWidth()
                && y < window.getY() + window.getHeight());
  }

  private @Nullable Window focused() {
    Window window = topmost(Window::isFocused);
    return window == null ? under() : window;
  }

  private static @Nullable Window topmost(Predicate<Window> condition) {
    List<Window> windows = Window.getWindows();
    return windows.reversed().stream()
        .filter(window -> window.isVisible() && window.getView() != null)
        .filter(condition)
        .findFirst()
        .orElse(null);
  }

  private static Method method(String name, Class<?>... parameters) {
    try {
      Method method = View.class.getDeclaredMethod(name, parameters);
      method.setAccessible(true);
      return method;
    } catch (NoSuchMethodException e) {
      throw new LinkageError("JavaFX's view has changed", e);
    }
  }

  private static void call(Method method, View view, Object... values) {
    try {
      method.invoke(view, values);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new LinkageError("JavaFX refused an event", e);
    }
  }
}
