// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline;

/** How far an entry that was written here has come. */
public enum Delivery {
  /** On this computer's disk. */
  SAVED_HERE,
  /** On its way; the server has not answered yet. */
  SENT,
  /** In the server's log; also everything that others wrote. */
  ACCEPTED,
  /** The server refused it for good; it is kept here for its author. */
  REJECTED
}
