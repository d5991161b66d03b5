// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * How many power losses went.
 *
 * @param seed of the first recording; each round has the next
 * @param recordings how many programs were recorded
 * @param steps what they did to their files, and said
 * @param said what they said was safe
 * @param cuts how often the power went
 * @param finds how many states of the disk were opened and judged
 * @param complaints one line for each broken promise, with ids only
 */
@JsonPropertyOrder({"seconds", "seed", "recordings"})
record PowerVerdict(
    int seconds,
    long seed,
    int recordings,
    int steps,
    int said,
    int cuts,
    int finds,
    List<String> complaints) {
  static PowerVerdict of(int seconds, long seed, List<PowerRun.Found> all) {
    List<String> complaints = new ArrayList<>();
    all.forEach(found -> complaints.addAll(found.complaints()));
    return new PowerVerdict(
        seconds,
        seed,
        all.size(),
        all.stream().mapToInt(PowerRun.Found::steps).sum(),
        all.stream().mapToInt(PowerRun.Found::said).sum(),
        all.stream().mapToInt(PowerRun.Found::cuts).sum(),
        all.stream().mapToInt(PowerRun.Found::finds).sum(),
        complaints);
  }

  @JsonIgnore
  boolean isGood() {
    return complaints.isEmpty();
  }
}
