// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.desktop.session.SignedInUser;
import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.Icons;
import org.citizendesk.desktop.ui.Nodes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.protocol.frame.Role;
import org.kordamp.ikonli.feather.Feather;
import java.util.stream.Collectors;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.VBox;

/** Who is signed in, and the way out. */
final class UserMenu extends MenuButton {
  private final Texts texts = Texts.of(UserMenu.class);

  UserMenu(SignedInUser user, Runnable signOut) {
    setId("user-menu");
    setGraphic(Badges.avatar(user.displayName()));
    getStyleClass().addAll(Styles.FLAT, "user-menu");
    Icons.name(this, texts.get("user.name", user.displayName()));
    VBox who =
        new VBox(
            Nodes.label(user.displayName(), "strong"),
            Nodes.label(user.name(), "muted"),
            Nodes.label(roles(user), "tiny"));
    CustomMenuItem head = new CustomMenuItem(who, false);
    head.setDisable(true);
    MenuItem out = new MenuItem(texts.get("user.sign-out"), Icons.icon(Feather.LOG_OUT));
    out.setId("sign-out");
    out.setOnAction(event -> signOut.run());
    getItems().addAll(head, new SeparatorMenuItem(), out);
  }

  private String roles(SignedInUser user) {
    return user.roles().stream().map(this::role).collect(Collectors.joining(", "));
  }

  private String role(Role role) {
    return switch (role) {
      case AGENT -> texts.get("role.agent");
      case SUPERVISOR -> texts.get("role.supervisor");
      case TRAINER -> texts.get("role.trainer");
      case ADMINISTRATOR -> texts.get("role.administrator");
    };
  }
}
