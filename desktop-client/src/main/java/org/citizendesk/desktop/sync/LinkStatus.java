// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import java.time.Instant;

/**
 * How the link to the server is, as the agent sees it at any moment.
 *
 * @param state what the link does
 * @param unsent how many entries wait on this computer
 * @param needAttention how many entries the server refused for good
 * @param since when the state began
 * @param detail for people: why, and what is tried next; may be empty
 */
public record LinkStatus(
    State state, long unsent, long needAttention, Instant since, String detail) {
  /** What the link does. */
  public enum State {
    /** No connection; everything but receiving works. */
    OFFLINE,
    /** A connection is being made. */
    CONNECTING,
    /** Connected; reading what was missed. */
    CATCHING_UP,
    /** Connected, and everything is read. */
    LIVE,
    /** The server wants a new sign-in; work is kept here until then. */
    SIGN_IN_NEEDED
  }
}
