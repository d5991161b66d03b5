// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.connector;

import org.citizendesk.protocol.event.Bounds;

/**
 * Names one connector for ever, for instance {@code mail:services@city.test} or {@code phone:4711}.
 *
 * @param value a short name without personal data
 */
public record ConnectorId(String value) {
  /** Checks the bounds. */
  public ConnectorId {
    Bounds.line(value, "connector id");
  }

  @Override
  public String toString() {
    return value;
  }
}
