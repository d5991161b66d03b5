// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.feature;

import org.citizendesk.protocol.connector.Health;
import org.citizendesk.server.log.LogRules;
import java.util.Map;
import java.util.Optional;

/**
 * What one feature adds to the server. Only the composition root names it.
 *
 * <p>A feature comes to life in two steps: its rules are fixed before the log is opened, then it is
 * started with the open log.
 */
public interface ServerFeature {
  /** Returns what this feature is called in the log and in the health report, for instance chat. */
  String name();

  /** Returns what it contributes to the log. */
  default LogRules rules() {
    return LogRules.NONE;
  }

  /** Returns what decides its commands. */
  default Decider decider() {
    return Decider.NONE;
  }

  /**
   * Starts it; called once, before the server's port is open. Must not wait for the outside world:
   * what cannot be reached now is tried again later and shown in the health report.
   *
   * @param services what the server offers; may be kept until the feature is closed
   */
  Running start(Services services);

  /** A feature at work. */
  interface Running extends AutoCloseable {
    /** A feature that needs no closing. */
    Running IDLE = () -> {};

    /** Returns how its connection to the outside world is; empty if it has none. Thread-safe. */
    default Optional<Health> health() {
      return Optional.empty();
    }

    /**
     * Returns how each of its connections is, by what it is called in the health report. One that
     * has several says so of each. Thread-safe.
     *
     * @param feature what a single one is called
     */
    default Map<String, Health> lamps(String feature) {
      return health().map(health -> Map.of(feature, health)).orElse(Map.of());
    }

    /** Ends its threads and connections. Called once, while the log is still open. */
    @Override
    void close();
  }
}
