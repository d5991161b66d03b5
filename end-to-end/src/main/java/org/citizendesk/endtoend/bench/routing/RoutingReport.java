// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.routing;

import java.util.List;

/**
 * What was measured.
 *
 * @param agents who all work without a break
 * @param runs one for each number of contacts that wait, in the order asked
 * @param costGrowth the processor time of an offer in the last run by that in the first
 */
public record RoutingReport(int agents, List<Run> runs, double costGrowth) {
  /** Copies the list. */
  public RoutingReport {
    runs = List.copyOf(runs);
  }

  /**
   * What it took while so many contacts waited.
   *
   * @param waiting contacts in their queues, all the time
   * @param offersPerSecond offers made, each taken, wrapped up, and followed by a new contact
   * @param offerP50Ms from the end of a contact to the next offer of its agent, both on disk
   * @param offerP99Ms the same, 99th percentile
   * @param cpuMillisPerOffer processor time of the whole program by offer
   */
  public record Run(
      int waiting,
      double offersPerSecond,
      double offerP50Ms,
      double offerP99Ms,
      double cpuMillisPerOffer) {}
}
