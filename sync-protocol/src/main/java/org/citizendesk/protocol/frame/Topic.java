// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.frame;

import org.citizendesk.protocol.id.CitizenId;
import java.util.Optional;
import java.util.UUID;

/** Names of what one can subscribe to. */
public final class Topic {
  private static final String CITIZEN = "citizen:";
  private static final String QUEUE = "queue:";
  private static final String AGENT = "agent:";

  private Topic() {}

  /** Returns the topic of everything about one citizen. */
  public static String citizen(CitizenId citizen) {
    return CITIZEN + citizen;
  }

  /** Returns the citizen whose topic it is; empty for every other topic. */
  public static Optional<CitizenId> citizenOf(String topic) {
    if (!topic.startsWith(CITIZEN)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new CitizenId(UUID.fromString(topic.substring(CITIZEN.length()))));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // nobody's
    }
  }

  /** Returns the topic of everything that waits in a queue. */
  public static String queue(String queue) {
    return QUEUE + queue;
  }

  /** Returns the topic of everything that an agent was offered, owns or does. */
  public static String agent(String agent) {
    return AGENT + agent;
  }

  /** Returns whether the topic belongs to this agent. */
  public static boolean isOwn(String topic, String agent) {
    return topic.equals(agent(agent));
  }

  /** Returns whether the topic is an agent's. */
  public static boolean isAgent(String topic) {
    return topic.startsWith(AGENT);
  }

  /** Returns whether the topic has one of the known forms. */
  public static boolean isKnown(String topic) {
    return topic.startsWith(CITIZEN) || topic.startsWith(QUEUE) || topic.startsWith(AGENT);
  }
}
