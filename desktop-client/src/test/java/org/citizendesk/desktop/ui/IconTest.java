// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kordamp.ikonli.feather.Feather;
import javafx.scene.layout.StackPane;

import static org.junit.jupiter.api.Assertions.assertEquals;

class IconTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  @Test
  void isPaintedWithTheIconFontAndNotWithWhateverElseHasItsNumber() {
    Icon icon = FxThread.get(() -> new Icon(Feather.CHECK));

    WINDOW.show(() -> new StackPane(icon));

    assertEquals("FeatherIcons", FxThread.get(() -> icon.getFont().getFamily()));
  }
}
