// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.feather.FeatherIkonHandler;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/**
 * An icon that takes its size and colour from style sheets as text does, so that it grows with the
 * text around it. (Ikonli's own node measures in its own font and cannot be sized in em.)
 */
public final class Icon extends Text {
  private static final double ANY_SIZE = 12;

  static {
    FeatherIkonHandler feather = new FeatherIkonHandler();
    if (Font.loadFont(feather.getFontResourceAsStream(), ANY_SIZE) == null) {
      throw new IllegalStateException("the icon font is missing or damaged");
    }
  }

  /** Shows an icon. */
  public Icon(Feather code) {
    getStyleClass().addAll("icon", "font-icon");
    // By its ink: the font's own box leaves more room below than above, which lifts the icon.
    setBoundsType(TextBoundsType.VISUAL);
    show(code);
  }

  /** Shows another icon. */
  public void show(Feather code) {
    setText(Character.toString(code.getCode()));
  }
}
