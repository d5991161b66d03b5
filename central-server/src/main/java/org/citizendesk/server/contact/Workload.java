// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.contact;

/**
 * How much an agent has in hand at once.
 *
 * @param offered contacts on the screen, to be taken
 */
public record Workload(int calls, int chats, int mails, int offered) {
  /** Nothing at all. */
  public static final Workload NONE = new Workload(0, 0, 0, 0);

  /** Returns how many contacts there are, with those that are offered. */
  public int all() {
    return calls + chats + mails + offered;
  }
}
