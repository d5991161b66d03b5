// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import org.kordamp.ikonli.feather.Feather;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Shows what the program has to tell, beside the work and without taking the focus. */
public final class NoticeBar extends HBox {
  private final Label text = Nodes.wrapped("");

  /** Shows itself while there is something to be said. */
  public NoticeBar(Notices notices) {
    Texts texts = Texts.of(NoticeBar.class);
    Button dismiss =
        Icons.button("notice-dismiss", Feather.X, texts.get("notice.dismiss"), notices::dismiss);
    dismiss.setFocusTraversable(true);
    text.setId("notice-text");
    setId("notice");
    setAccessibleRole(AccessibleRole.TEXT);
    setAlignment(Pos.CENTER_LEFT);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getStyleClass().add("notice");
    getChildren().addAll(text, dismiss);
    notices
        .current()
        .subscribe(
            current -> {
              setVisible(current.isPresent());
              setManaged(current.isPresent());
              current.ifPresent(this::show);
            });
  }

  private void show(Notices.Notice notice) {
    text.setText(notice.text());
    for (Tone tone : Tone.values()) {
      getStyleClass().remove(tone.styleClass());
    }
    getStyleClass().add(notice.tone().styleClass());
    setAccessibleText(notice.text());
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }
}
