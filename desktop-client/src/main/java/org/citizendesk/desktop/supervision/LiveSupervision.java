// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.supervision;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.protocol.frame.ViewBody;
import java.util.Optional;

/** The board as the server shows it. */
public final class LiveSupervision implements Supervision {
  private final Cell<Optional<ViewBody.Board>> board = new Cell<>(Optional.empty());

  /** Begins with no board. */
  public LiveSupervision() {}

  @Override
  public Observed<Optional<ViewBody.Board>> board() {
    return board;
  }

  /** Takes a view from the server; one of an unknown kind is left aside. */
  public void show(ViewBody body) {
    switch (body) {
      case ViewBody.Board newest -> board.set(Optional.of(newest));
      case ViewBody.Unknown unknown -> {}
    }
  }
}
