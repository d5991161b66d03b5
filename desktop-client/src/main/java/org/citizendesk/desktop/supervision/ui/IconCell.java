// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.supervision.ui;

import org.citizendesk.desktop.ui.Icon;
import org.citizendesk.desktop.ui.Icons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import java.util.function.Function;
import javafx.scene.control.TableCell;

/** A word with an icon before it. */
final class IconCell<S> extends TableCell<S, String> {
  private final Function<S, Feather> icon;
  private final Icon graphic = Icons.icon(Feather.CIRCLE);

  IconCell(Function<S, Feather> icon) {
    this.icon = icon;
  }

  @Override
  protected void updateItem(@Nullable String item, boolean empty) {
    super.updateItem(item, empty);
    S row = empty ? null : getTableRow().getItem();
    if (item == null || row == null) {
      setText(null);
      setGraphic(null);
    } else {
      graphic.show(icon.apply(row));
      setText(item);
      setGraphic(graphic);
    }
  }
}
