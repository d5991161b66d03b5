// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import javafx.beans.value.ObservableValue;

/**
 * What every view-model needs besides its services.
 *
 * @param now the time, a new value each second on the screen's thread; what shows an age follows it
 * @param zone in which times of day are shown
 */
public record UiContext(
    FxBridge bridge, TaskRunner tasks, ObservableValue<Instant> now, ZoneId zone) {
  /** Returns the day it is here. */
  public LocalDate today() {
    return LocalDate.ofInstant(now.getValue(), zone);
  }
}
