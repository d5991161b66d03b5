// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.supervision.ui;

import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.Tone;
import org.jspecify.annotations.Nullable;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;

/** A word in a tinted capsule. */
final class PillCell<S> extends TableCell<S, String> {
  private final Function<S, Tone> tone;
  private final Label pill = Badges.pill("", Tone.CALM);

  PillCell(Function<S, Tone> tone) {
    this.tone = tone;
  }

  @Override
  protected void updateItem(@Nullable String item, boolean empty) {
    super.updateItem(item, empty);
    S row = empty ? null : getTableRow().getItem();
    if (item == null || row == null) {
      setGraphic(null);
    } else {
      Badges.repaint(pill, item, tone.apply(row));
      setGraphic(pill);
    }
  }
}
