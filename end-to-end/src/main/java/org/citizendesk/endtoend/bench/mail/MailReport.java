// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.mail;

import java.util.List;

/**
 * What was measured.
 *
 * @param runs one for each number of mails that are known before, in the order asked
 * @param costGrowth the processor time of a mail in the last run by that in the first
 */
public record MailReport(List<Run> runs, double costGrowth) {
  /** Copies the list. */
  public MailReport {
    runs = List.copyOf(runs);
  }

  /**
   * What it took while so many mails were known.
   *
   * @param known mails that were taken in before
   * @param mails that were taken in meanwhile
   * @param mailsPerSecond from raw bytes in a file to the log and the queue, both on disk
   * @param kilobytesEach mean size of a mail as it came
   * @param cpuMillisPerMail processor time of the whole program by mail
   */
  public record Run(
      int known, int mails, double mailsPerSecond, double kilobytesEach, double cpuMillisPerMail) {}
}
