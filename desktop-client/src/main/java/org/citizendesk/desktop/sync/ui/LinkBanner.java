// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync.ui;

import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A strip above the work that says that the desktop works by itself; never covers anything. */
public final class LinkBanner extends HBox {
  /**
   * Shows itself while the link is cut.
   *
   * @param signInAgain called when the user wants to do what the server asks for
   */
  public LinkBanner(LinkViewModel model, Runnable signInAgain) {
    Label text = Nodes.wrapped("");
    text.setId("link-banner-text");
    Button signIn = new Button(Texts.of(LinkBanner.class).get("banner.sign-in"));
    signIn.setId("sign-in-again");
    signIn.setMinWidth(USE_PREF_SIZE);
    signIn.setOnAction(event -> signInAgain.run());
    getChildren()
        .addAll(Icons.icon(Feather.WIFI_OFF), text, Nodes.when(model.signInNeeded(), signIn));
    setId("link-banner");
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("link-banner");
    getStylesheets().add(Nodes.styleSheet(LinkBanner.class, "link.css"));
    model.status().subscribe(status -> text.setText(model.banner()));
    Nodes.when(model.cut(), this);
  }
}
