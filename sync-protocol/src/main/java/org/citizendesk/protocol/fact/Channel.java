// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.fact;

/** How a citizen reaches the agency. */
public enum Channel {
  /** A telephone call. */
  VOICE,
  /** A chat on the agency's web page. */
  CHAT,
  /** An e-mail thread. */
  EMAIL
}
