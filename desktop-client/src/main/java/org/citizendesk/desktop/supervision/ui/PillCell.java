// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.supervision.ui;

import org.citizendesk.desktop.ui.Badges;
import org.citizendesk.desktop.ui.Tone;
import org.jspecify.annotations.Nullable;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

/** A word in a tinted capsule. */
final class PillCell<S> extends TableCell<S, String> {
  private final Function<S, Tone> tone;
  private final Function<S, String> meaning;
  private final Tooltip tooltip = new Tooltip();
  private final Label pill = Badges.pill("", Tone.CALM);

  /**
   * @param meaning what is said when the mouse rests on it; nothing if that is empty
   */
  PillCell(Function<S, Tone> tone, Function<S, String> meaning) {
    this.tone = tone;
    this.meaning = meaning;
  }

  @Override
  protected void updateItem(@Nullable String item, boolean empty) {
    super.updateItem(item, empty);
    S row = empty ? null : getTableRow().getItem();
    if (item == null || row == null) {
      setGraphic(null);
      setTooltip(null);
    } else {
      tooltip.setText(meaning.apply(row));
      setTooltip(tooltip.getText().isEmpty() ? null : tooltip);
      Badges.repaint(pill, item, tone.apply(row));
      setGraphic(pill);
    }
  }
}
