// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.signal;

import org.citizendesk.protocol.frame.SignalKind;

/**
 * What somebody else does at a contact just now.
 *
 * @param agent the sign-in name of a colleague; empty for the citizen
 * @param name how people call them; may be empty
 * @param kind VIEWING or WRITING
 */
public record Doing(String agent, String name, SignalKind kind) {
  /** Returns whether it is the citizen. */
  public boolean isCitizen() {
    return agent.isEmpty();
  }
}
