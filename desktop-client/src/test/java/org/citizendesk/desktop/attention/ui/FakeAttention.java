// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attention.ui;

import org.citizendesk.desktop.attention.Attention;
import org.citizendesk.desktop.attention.Matter;
import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What needs attention, as the test says. */
public final class FakeAttention implements Attention {
  public final Cell<List<Matter>> matters = new Cell<>(List.of());

  @Override
  public Observed<List<Matter>> matters() {
    return matters;
  }

  @Override
  public CompletableFuture<Boolean> dismiss(Matter matter) {
    matters.update(all -> all.stream().filter(one -> !one.equals(matter)).toList());
    return CompletableFuture.completedFuture(true);
  }
}
