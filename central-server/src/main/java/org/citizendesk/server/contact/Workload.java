// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.contact;

/**
 * How much an agent has in hand at once. Each contact is counted once.
 *
 * @param offered contacts on the screen, to be taken
 * @param wrapUps contacts of any channel whose citizen has gone and which wait for the outcome
 * @param alone how many of all these want the whole of an agent
 */
public record Workload(int calls, int chats, int mails, int offered, int wrapUps, int alone) {
  /** Nothing at all. */
  public static final Workload NONE = new Workload(0, 0, 0, 0, 0, 0);

  /** Returns how many contacts there are, with those that are offered. */
  public int all() {
    return calls + chats + mails + offered + wrapUps;
  }

  /** Returns the same without what waits for its outcome only. */
  public Workload withoutWrapUps() {
    return new Workload(calls, chats, mails, offered, 0, alone);
  }

  /** Returns the same without what will soon be decided: what is offered, and wrap-ups. */
  public Workload settled() {
    return new Workload(calls, chats, mails, 0, 0, alone);
  }

  /** Returns whether something in hand cannot lie until tomorrow, as mail can. */
  public boolean isLive() {
    return calls + chats + wrapUps > 0;
  }
}
