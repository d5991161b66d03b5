// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import atlantafx.base.theme.Styles;
import org.citizendesk.protocol.fact.Channel;
import org.kordamp.ikonli.feather.Feather;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

/** Icons, and controls that show nothing but an icon. Each such control has a name in words. */
public final class Icons {
  private Icons() {}

  /** Returns an icon for decoration; the theme gives it size and colour. */
  public static Icon icon(Feather code) {
    return new Icon(code);
  }

  /** Returns the icon of a channel. */
  public static Feather of(Channel channel) {
    return switch (channel) {
      case VOICE -> Feather.PHONE;
      case CHAT -> Feather.MESSAGE_SQUARE;
      case EMAIL -> Feather.MAIL;
    };
  }

  /**
   * Returns a flat button that shows only an icon.
   *
   * @param id stable name of the node
   * @param name what it does, for screen readers and as a tooltip
   */
  public static Button button(String id, Feather code, String name, Runnable action) {
    Button button = new Button("", icon(code));
    button.setId(id);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    name(button, name);
    button.setOnAction(event -> action.run());
    return button;
  }

  /** Gives a control a name for screen readers and as a tooltip. */
  public static void name(Control control, String name) {
    control.setAccessibleText(name);
    control.setTooltip(new Tooltip(name));
  }
}
