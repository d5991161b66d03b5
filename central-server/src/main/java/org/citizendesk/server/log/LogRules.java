// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the features contribute to the log; fixed before it is opened.
 *
 * @param projections in the order in which they see each event
 * @param pushRules all must agree
 * @param topicRules their answers are united
 */
public record LogRules(
    List<Projection> projections, List<PushRule> pushRules, List<TopicRule> topicRules) {
  /** Contributes nothing. */
  public static final LogRules NONE = new LogRules(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public LogRules {
    projections = List.copyOf(projections);
    pushRules = List.copyOf(pushRules);
    topicRules = List.copyOf(topicRules);
  }

  /** Returns the rules that only project. */
  public static LogRules projecting(Projection projection) {
    return new LogRules(List.of(projection), List.of(), List.of());
  }

  /** Returns these rules and then the others. */
  public LogRules and(LogRules others) {
    return new LogRules(
        joined(projections, others.projections),
        joined(pushRules, others.pushRules),
        joined(topicRules, others.topicRules));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
