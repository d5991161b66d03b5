// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.css.CssParser;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

import javax.imageio.ImageIO;

/**
 * A window for the tests of a class, registered as a static extension. Each test fails if anything
 * was thrown on any thread, or if a style sheet had an error, and leaves no window behind.
 */
public final class UiWindow implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {
  private static boolean started;

  private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
  private final List<String> styleErrors = new CopyOnWriteArrayList<>();
  private final UiRobot robot = new UiRobot();

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    synchronized (UiWindow.class) {
      if (!started) {
        CountDownLatch running = new CountDownLatch(1);
        Platform.startup(running::countDown);
        running.await();
        Platform.setImplicitExit(false);
        FxThread.run(HeadlessScreen::enlarge);
        started = true;
      }
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    thrown.clear();
    styleErrors.clear();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> thrown.add(failure));
    FxThread.run(
        () -> {
          Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> thrown.add(e));
          CssParser.errorsProperty().clear();
        });
  }

  @Override
  public void afterEach(ExtensionContext context) {
    FxThread.run(
        () -> {
          CssParser.errorsProperty().forEach(error -> styleErrors.add(error.getMessage()));
          new ArrayList<>(Window.getWindows()).forEach(Window::hide);
        });
    if (!thrown.isEmpty()) {
      Assertions.fail("thrown outside the test", thrown.getFirst());
    }
    Assertions.assertEquals(List.of(), styleErrors, "errors in style sheets");
  }

  /** Returns who clicks and types in it. */
  public UiRobot robot() {
    return robot;
  }

  /**
   * Opens a window and waits until it is painted.
   *
   * @param content made on the JavaFX thread
   * @return its scene
   */
  public Scene show(Size size, Theme theme, Supplier<? extends Parent> content) {
    Scene scene =
        FxThread.get(
            () -> {
              theme.apply();
              Scene made = new Scene(content.get(), size.width(), size.height());
              Theme.dress(made, 100);
              Stage stage = new Stage();
              stage.setScene(made);
              stage.show();
              stage.requestFocus();
              return made;
            });
    FxThread.settle();
    return scene;
  }

  /** Opens a light window of the usual size. */
  public Scene show(Supplier<? extends Parent> content) {
    return show(Size.LAPTOP, Theme.LIGHT, content);
  }

  /** Leaves a picture of the window and its pop-ups under {@code target/screenshots}. */
  public void picture(Scene scene, String name) {
    BufferedImage image = FxThread.get(() -> painted(scene));
    Path file = Path.of("target", "screenshots", name + ".png");
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage painted(Scene scene) {
    BufferedImage image = SwingFXUtils.fromFXImage(scene.snapshot(null), null);
    Graphics2D pen = image.createGraphics();
    for (Window window : Window.getWindows()) {
      if (window instanceof PopupWindow popup && popup.getOwnerWindow() == scene.getWindow()) {
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        WritableImage above = popup.getScene().getRoot().snapshot(clear, null);
        int x = (int) (popup.getX() - scene.getWindow().getX() - scene.getX());
        int y = (int) (popup.getY() - scene.getWindow().getY() - scene.getY());
        pen.drawImage(SwingFXUtils.fromFXImage(above, null), x, y, null);
      }
    }
    pen.dispose();
    return image;
  }

  /** Shows content in both sizes and both themes and leaves a picture of each. */
  public void pictures(String name, Supplier<? extends Parent> content) {
    for (Size size : Size.values()) {
      for (Theme theme : Theme.values()) {
        Scene scene = show(size, theme, content);
        picture(scene, "%s-%d-%s".formatted(name, size.width(), theme).toLowerCase(Locale.ROOT));
        Assertions.assertEquals(List.of(), FxThread.get(() -> Scenery.nameless(scene.getRoot())));
        FxThread.run(() -> scene.getWindow().hide());
      }
    }
  }

  /** Sizes of screens that agents have. */
  public enum Size {
    /** A small notebook. */
    LAPTOP(1366, 768),
    /** A full-HD screen. */
    FULL_HD(1920, 1080);

    private final int width;
    private final int height;

    Size(int width, int height) {
      this.width = width;
      this.height = height;
    }

    int width() {
      return width;
    }

    int height() {
      return height;
    }
  }
}
