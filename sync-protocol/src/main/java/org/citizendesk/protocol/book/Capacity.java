// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.book;

/**
 * How much an agent may have in hand at once.
 *
 * @param calls 0 or 1
 * @param chats 0 to 10
 * @param mails 0 to 25
 * @param together of chats and mails, 0 to 35; 0 if only the numbers of each hold
 */
public record Capacity(int calls, int chats, int mails, int together) {
  private static final int MAX_CHATS = 10;
  private static final int MAX_MAILS = 25;

  /** Checks the bounds. */
  public Capacity {
    Entries.within(0, 1, calls, "calls");
    Entries.within(0, MAX_CHATS, chats, "chats");
    Entries.within(0, MAX_MAILS, mails, "mails");
    Entries.within(0, MAX_CHATS + MAX_MAILS, together, "together");
  }

  /** Returns what holds where there is only one number for chats and mails together. */
  public static Capacity of(int together) {
    return new Capacity(1, Math.min(together, MAX_CHATS), Math.min(together, MAX_MAILS), together);
  }
}
