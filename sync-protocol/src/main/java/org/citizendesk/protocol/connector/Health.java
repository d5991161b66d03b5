// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.connector;

/**
 * How a connector is.
 *
 * @param state for lamps
 * @param text for people; says what is tried next
 */
public record Health(State state, String text) {
  /** Coarse state. */
  public enum State {
    /** Works. */
    UP,
    /** Is being brought up or back. */
    TRYING,
    /** Does not work and needs somebody. */
    DOWN
  }
}
