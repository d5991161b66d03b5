// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import java.time.Duration;
import java.time.Instant;

/**
 * How the link to the server is, as the agent sees it at any moment.
 *
 * @param state what the link does
 * @param unsent how many entries wait on this computer
 * @param needAttention how many entries the server refused for good
 * @param since when the state began
 * @param detail for people: why, and what is tried next; may be empty
 * @param limit what the server still does for this desktop
 * @param serverAhead by how much the server's clock was ahead of this computer's when it was last
 *     compared, in whole seconds; negative if it is behind
 */
public record LinkStatus(
    State state,
    long unsent,
    long needAttention,
    Instant since,
    String detail,
    Limit limit,
    Duration serverAhead) {
  private static final Duration TOLERATED = Duration.ofMinutes(2);

  /** A link without limits, to a server whose clock agrees. */
  public LinkStatus(State state, long unsent, long needAttention, Instant since, String detail) {
    this(state, unsent, needAttention, since, detail, Limit.NONE, Duration.ZERO);
  }

  /** Returns whether the clocks differ so much that somebody should set one. */
  public boolean isClockWrong() {
    return serverAhead.abs().compareTo(TOLERATED) > 0;
  }

  /** What the server still does. */
  public enum Limit {
    /** Everything. */
    NONE,
    /** It takes what was written before an administrator barred this user or computer. */
    BARRED,
    /** It takes what is written, but cannot tell this program anything. */
    UPDATE_NEEDED
  }

  /** What the link does. */
  public enum State {
    /** No connection; everything but receiving works. */
    OFFLINE,
    /** A connection is being made. */
    CONNECTING,
    /** The connection has just ended, most likely for a few seconds; what is asked for waits. */
    RECONNECTING,
    /** Connected; reading what was missed. */
    CATCHING_UP,
    /** Connected, and everything is read. */
    LIVE,
    /** The server wants a new sign-in; work is kept here until then. */
    SIGN_IN_NEEDED
  }
}
