// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.connector;

/**
 * What a connector can do; the screen shows a control only where the connector has the capability.
 */
public enum Capability {
  /** Answer and reject. */
  ANSWER,
  /** Hold and retrieve. */
  HOLD,
  /** Mute. */
  MUTE
}
