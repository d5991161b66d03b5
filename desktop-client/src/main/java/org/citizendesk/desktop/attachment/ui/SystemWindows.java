// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment.ui;

import org.citizendesk.desktop.ui.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The system's own windows for files, over the window of a node. */
public final class SystemWindows implements AttachmentViewModel.Outside {
  private static final Logger LOG = LoggerFactory.getLogger(SystemWindows.class);

  private final Node owner;
  private final Texts texts = Texts.of(SystemWindows.class);

  /** Stands over this node's window. */
  public SystemWindows(Node owner) {
    this.owner = owner;
  }

  @Override
  public Optional<Path> target(String name) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("choose.target"));
    chooser.setInitialFileName(name);
    return Optional.ofNullable(chooser.showSaveDialog(window())).map(File::toPath);
  }

  @Override
  public List<Path> sources() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("choose.sources"));
    List<File> chosen = chooser.showOpenMultipleDialog(window());
    return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
  }

  @Override
  public boolean confirmsProgram(String name) {
    ButtonType open = new ButtonType(texts.get("program.open"), ButtonBar.ButtonData.OTHER);
    ButtonType leave =
        new ButtonType(texts.get("program.leave"), ButtonBar.ButtonData.CANCEL_CLOSE);
    Alert question =
        new Alert(Alert.AlertType.WARNING, texts.get("program.text", name), open, leave);
    question.setHeaderText(texts.get("program.head"));
    question.initOwner(window());
    return question.showAndWait().filter(open::equals).isPresent();
  }

  @Override
  public void open(Path file) {
    try {
      new ProcessBuilder(opener(System.getProperty("os.name"), file.toAbsolutePath()))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      LOG.warn("the system's program for files does not start", e);
    }
  }

  /** The name is one argument and never read by a shell. */
  static List<String> opener(String system, Path file) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return List.of("explorer.exe", file.toString());
    }
    return List.of(name.startsWith("mac") ? "open" : "xdg-open", file.toString());
  }

  private Window window() {
    return owner.getScene().getWindow();
  }
}
