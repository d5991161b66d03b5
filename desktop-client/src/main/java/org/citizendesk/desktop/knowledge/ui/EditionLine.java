// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Says how old the knowledge is; always in sight where knowledge is. */
public final class EditionLine extends HBox {
  private final EditionViewModel model;
  private final Texts texts = Texts.of(EditionLine.class);
  private final Label age = Nodes.wrapped("", "tiny", "edition-age");

  /** Only says it. */
  EditionLine(EditionViewModel model) {
    this.model = model;
    getStyleClass().add("edition-line");
    setAlignment(Pos.CENTER_LEFT);
    age.setId("edition-age");
    age.textProperty().bind(model.age());
    Tooltip source = new Tooltip();
    source.textProperty().bind(model.source());
    age.setTooltip(source);
    age.accessibleTextProperty().bind(Bindings.concat(model.age(), ". ", model.source()));
    model.tone().subscribe(this::paint);
    Label progress = Nodes.wrapped("", "tiny");
    progress.setId("edition-progress");
    progress.textProperty().bind(model.progress());
    VBox lines = new VBox(age, Nodes.when(model.progress().isNotEmpty(), progress));
    lines.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(lines, Priority.ALWAYS);
    getChildren().add(lines);
  }

  /** Offers other editions as well. */
  public static EditionLine withMenu(EditionViewModel model) {
    EditionLine line = new EditionLine(model);
    line.getChildren().add(line.menu(line::choose));
    return line;
  }

  private void paint(Tone tone) {
    for (Tone other : Tone.values()) {
      age.getStyleClass().remove(other.styleClass());
    }
    age.getStyleClass().add(tone.styleClass());
  }

  MenuButton menu(Supplier<Optional<Path>> chooser) {
    MenuItem open = new MenuItem(texts.get("edition.open"));
    open.setId("edition-open");
    open.setOnAction(event -> chooser.get().ifPresent(model::open));
    MenuItem back = new MenuItem();
    back.setId("edition-back");
    back.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.get("edition.back", model.previous().get()), model.previous()));
    back.visibleProperty().bind(model.number().greaterThan(0));
    back.setOnAction(event -> model.goBack());
    MenuButton menu = new MenuButton(texts.get("edition.menu"), null, open, back);
    menu.setId("edition-menu");
    menu.setMinWidth(USE_PREF_SIZE);
    menu.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    menu.disableProperty().bind(model.installing());
    return menu;
  }

  private Optional<Path> choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("edition.open"));
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(texts.get("edition.packages"), "*.zip"),
            new FileChooser.ExtensionFilter(texts.get("edition.all-files"), "*"));
    return Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow())).map(File::toPath);
  }
}
