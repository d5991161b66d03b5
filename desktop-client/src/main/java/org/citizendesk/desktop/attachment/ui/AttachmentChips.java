// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment.ui;

import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;

/** The files of one message; each offers to be opened or saved, and shows how its transfer goes. */
public final class AttachmentChips extends VBox {
  private final AttachmentViewModel model;
  private List<Attached> shown = List.of();

  /** Follows what is on its way. */
  public AttachmentChips(AttachmentViewModel model) {
    this.model = model;
    getStyleClass().add("mail-attachments");
    model.transfers().subscribe(transfers -> say());
  }

  /** Shows these files. */
  public void show(List<Attached> files) {
    if (!files.equals(shown)) {
      shown = List.copyOf(files);
      getChildren().setAll(files.stream().map(this::chip).toList());
    }
    say();
    setVisible(!files.isEmpty());
    setManaged(!files.isEmpty());
  }

  private Button chip(Attached file) {
    Button chip = new Button(file.words(), Icons.icon(Feather.PAPERCLIP));
    chip.getStyleClass().addAll("mail-attachment");
    chip.setWrapText(true);
    // File names hold underscores, which are no mnemonics.
    chip.setMnemonicParsing(false);
    // Not a stop of its own between rows: the row's menu key does the same.
    chip.setFocusTraversable(false);
    chip.setOnAction(event -> menu(List.of(file), model).show(chip, Side.BOTTOM, 0, 0));
    return chip;
  }

  private void say() {
    for (int i = 0; i < shown.size(); i++) {
      Attached file = shown.get(i);
      String way = model.words(file.file().sha256());
      if (getChildren().get(i) instanceof Button chip) {
        String text = way.isEmpty() ? file.words() : file.words() + " – " + way;
        chip.setText(text);
        chip.setAccessibleText(text);
      }
    }
  }

  /** Returns what can be done with files, to be shown where they were pointed at. */
  public static ContextMenu menu(List<Attached> files, AttachmentViewModel model) {
    Texts texts = Texts.of(AttachmentChips.class);
    List<MenuItem> items = new ArrayList<>();
    for (Attached file : files) {
      String name = file.file().name();
      MenuItem open = new MenuItem(texts.get("file.open", name), Icons.icon(Feather.EYE));
      open.setOnAction(event -> model.open(file.file(), file.message()));
      MenuItem save = new MenuItem(texts.get("file.save", name), Icons.icon(Feather.DOWNLOAD));
      save.setOnAction(event -> model.save(file.file(), file.message()));
      items.addAll(List.of(open, save));
    }
    items.forEach(item -> item.setMnemonicParsing(false));
    return new ContextMenu(items.toArray(MenuItem[]::new));
  }
}
