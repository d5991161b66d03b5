// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import java.util.List;

/**
 * What the features contribute to the log; fixed before it is opened.
 *
 * @param projections in the order in which they see each event
 * @param pushRules all must agree
 * @param topicRules their answers are united
 */
public record LogRules(
    List<Projection> projections, List<PushRule> pushRules, List<TopicRule> topicRules) {
  /** Copies the lists. */
  public LogRules {
    projections = List.copyOf(projections);
    pushRules = List.copyOf(pushRules);
    topicRules = List.copyOf(topicRules);
  }
}
