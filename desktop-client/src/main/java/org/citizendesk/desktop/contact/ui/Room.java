// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.ui.EditedText;
import org.citizendesk.desktop.ui.Texts;
import java.util.function.IntSupplier;

/** How much more can be written. */
public final class Room {
  private static final int SHOWN_FROM = 10;

  private final EditedText written;
  private final IntSupplier limit;
  private final Texts texts = Texts.of(Room.class);

  /**
   * @param limit the most characters that can be sent
   */
  Room(EditedText written, IntSupplier limit) {
    this.written = written;
    this.limit = limit;
  }

  /** Returns it in words; empty while there is plenty. */
  public String words() {
    int most = limit.getAsInt();
    int left = most - written.get().length();
    if (left < 0) {
      return texts.get("composer.too-long", -left);
    }
    return left <= most / SHOWN_FROM ? texts.get("composer.left", left) : "";
  }

  /** Returns whether the text is too long to be sent. */
  public boolean isTooLong() {
    return written.get().length() > limit.getAsInt();
  }
}
