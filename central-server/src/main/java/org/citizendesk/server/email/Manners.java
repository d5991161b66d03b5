// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import java.time.Duration;

/**
 * How mail is dealt with, whatever mailbox it is in.
 *
 * @param queuesMachineMail whether what a machine wrote and that belongs to no thread is queued;
 *     else it stands in its sender's timeline only
 * @param machineQueue its queue; empty for that of the mailbox
 * @param mostContacts how many contacts one sender can open in an hour; what comes after them goes
 *     into the newest
 * @param mostInThread how many messages of a thread in an hour can be a person's
 * @param hold how long a reply waits before it leaves, so that it can be taken back
 */
public record Manners(
    boolean queuesMachineMail,
    String machineQueue,
    int mostContacts,
    int mostInThread,
    Duration hold) {
  /** What holds without a word. */
  public static final Manners USUAL = new Manners(true, "", 30, 20, Duration.ofSeconds(15));

  /** Over which both are counted. */
  static final Duration HOUR = Duration.ofHours(1);

  /** More hops than any sound way has. */
  static final int MOST_HOPS = 40;
}
