// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import javax.imageio.ImageIO;

/**
 * Takes pictures of a window as JavaFX paints it, so that they are right on every platform and
 * screen.
 *
 * <p>Not thread-safe.
 */
public final class Camera {
  private final Path folder;
  private final List<Path> pictures = new ArrayList<>();

  /**
   * Puts pictures into a folder.
   *
   * @throws UncheckedIOException if it cannot be made
   */
  public Camera(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + folder, e);
    }
  }

  /**
   * Takes a picture of a window at its present size.
   *
   * @param name of the file, without its ending
   * @throws UncheckedIOException if it cannot be written
   */
  public Path take(Stage stage, String name) {
    WritableImage image =
        FxThread.call(
            () -> {
              stage.getScene().getRoot().applyCss();
              stage.getScene().getRoot().layout();
              return stage.getScene().snapshot(null);
            });
    Path file = folder.resolve(name + ".png");
    try {
      ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    pictures.add(file);
    return file;
  }

  /** Returns the pictures taken so far. */
  public List<Path> pictures() {
    return List.copyOf(pictures);
  }
}
