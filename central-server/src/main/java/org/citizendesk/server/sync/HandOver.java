// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.frame.CloseCode;

/**
 * Why a desktop may only hand over what it wrote: nothing is told to it, and once it has nothing
 * left the connection is closed.
 *
 * @param code to close with
 * @param text for people
 */
record HandOver(CloseCode code, String text) {
  /** What a barred user reads. */
  static final String BARRED = "an administrator has barred this user or this computer";

  /** The user or the desktop was barred. */
  static HandOver barred() {
    return new HandOver(CloseCode.REVOKED, BARRED);
  }

  /** The desktop cannot read what this server would tell it. */
  static HandOver tooOld(int schema, int oldest) {
    return new HandOver(
        CloseCode.UPGRADE_REQUIRED,
        "this Citizen Desk is too old: it reads schema "
            + schema
            + ", and the server needs at least "
            + oldest);
  }
}
