// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.frame.CloseCode;

/** What the end of a connection means, in the agent's words. */
final class Farewells {
  private Farewells() {}

  /** Returns what people should know about a close code; empty if there is nothing to know. */
  static String text(CloseCode code) {
    return switch (code) {
      case UNAUTHORIZED -> "Sign in again: the server no longer knows this sign-in.";
      case REVOKED -> "An administrator has barred this user or computer. Ask your supervisor.";
      case REPLACED, FORK ->
          "Another computer works with a copy of this one’s data. Both go on under names of their"
              + " own; what you wrote here is kept and sent again.";
      case UPGRADE_REQUIRED ->
          "The server needs a newer Citizen Desk on this computer. What you write is kept and sent.";
      case SERVER_ERROR -> "The server had an error of its own. It is tried again.";
      case SLOW_DOWN -> "The server is very busy; it is tried again by itself.";
      case NORMAL, GOING_AWAY, BAD_FRAME, TIMED_OUT, TOO_LARGE -> "";
    };
  }

  /** Returns what a server that closes with this code still does for the agent. */
  static LinkStatus.Limit limit(CloseCode code) {
    return switch (code) {
      case REVOKED -> LinkStatus.Limit.BARRED;
      case UPGRADE_REQUIRED -> LinkStatus.Limit.UPDATE_NEEDED;
      case UNAUTHORIZED,
          REPLACED,
          FORK,
          SERVER_ERROR,
          SLOW_DOWN,
          NORMAL,
          GOING_AWAY,
          BAD_FRAME,
          TIMED_OUT,
          TOO_LARGE ->
          LinkStatus.Limit.NONE;
    };
  }
}
