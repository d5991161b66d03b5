// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

/**
 * Where a message lies in a mailbox: the same place twice is the same message.
 *
 * @param mailbox its id, see {@link MailboxSettings}
 * @param uidValidity changes when the server has numbered its messages anew
 * @param uid the server's number of the message
 */
record MailPlace(String mailbox, long uidValidity, long uid) {
  /** Of no folder: mail servers number theirs from 1. */
  private static final long NO_FOLDER = 0;

  /** Returns the place of a message that counts as having come by a mailbox and never lay in it. */
  static MailPlace outside(String mailbox, long number) {
    return new MailPlace(mailbox, NO_FOLDER, number);
  }
}
