// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/**
 * How a run ended.
 *
 * @param events how many the server's log holds
 * @param written how many the desktops said were on their disks
 * @param faults how often each fault struck, by kind
 * @param lost events that were written or stood in the log and are nowhere
 * @param duplicated events that are somewhere twice
 * @param reordered events that do not stand in the order in which they were written
 * @param divergedDesktops desktops that do not hold what the log says they should
 * @param chainHolds whether the chain of hashes in the log is whole
 * @param convergedSeconds from the last fault until everybody had everything; -1 for never
 * @param complaints one line for each violation, with ids only
 */
@JsonPropertyOrder({"events", "written", "faults"})
record Verdict(
    int events,
    int written,
    Map<String, Integer> faults,
    int lost,
    int duplicated,
    int reordered,
    int divergedDesktops,
    boolean chainHolds,
    double convergedSeconds,
    long seed,
    String store,
    int seconds,
    int desktops,
    List<String> complaints) {
  /** What never ended. */
  static final double NEVER = -1;

  /** What a run itself knows of how it went. */
  record Course(
      int written, Map<String, Integer> faults, double convergedSeconds, boolean chainHolds) {}

  static Verdict of(FaultRun.Plan plan, Judge.Findings found, Course course) {
    return new Verdict(
        found.events(),
        course.written(),
        course.faults(),
        found.lost(),
        found.duplicated(),
        found.reordered(),
        found.divergedDesktops(),
        course.chainHolds(),
        course.convergedSeconds(),
        plan.seed(),
        plan.store().toString(),
        plan.seconds(),
        plan.desktops(),
        found.complaints());
  }

  @JsonIgnore
  boolean isGood() {
    return lost == 0
        && duplicated == 0
        && reordered == 0
        && divergedDesktops == 0
        && chainHolds
        && convergedSeconds >= 0;
  }
}
