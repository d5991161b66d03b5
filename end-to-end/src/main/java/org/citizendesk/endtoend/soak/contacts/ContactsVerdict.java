// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak.contacts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;

/**
 * How a run ended.
 *
 * @param course how it was run
 * @param faults how often each fault struck
 * @param drainSeconds from the last arrival until nothing was open any more, or until it was given
 *     up
 * @param chainHolds whether the chain of hashes in the log is whole
 */
@JsonPropertyOrder({"findings", "course"})
record ContactsVerdict(
    @JsonUnwrapped ContactsJudge.Findings findings,
    @JsonUnwrapped Course course,
    Map<String, Integer> faults,
    double drainSeconds,
    boolean chainHolds) {
  /**
   * How a run was set up.
   *
   * @param mail which mail servers were between citizens and agency
   * @param store where the server kept its log
   */
  record Course(
      String mail,
      String store,
      int nodes,
      int seconds,
      int agents,
      int ratePerMinute,
      long seed) {}

  @JsonIgnore
  boolean isGood() {
    return findings.isClean() && findings.answered() > 0 && chainHolds;
  }
}
