// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Fact;
import org.jdbi.v3.core.Handle;
import java.util.Optional;

/**
 * Says which events a desktop may push. Refused ones are kept apart and shown to their author,
 * never dropped.
 */
@FunctionalInterface
public interface PushRule {
  /**
   * Judges one event.
   *
   * @param user the signed-in user who pushes
   * @return empty if the event is fine
   */
  Optional<Refusal> check(Handle handle, String user, Event event, Fact fact);

  /**
   * Why an event is refused for good.
   *
   * @param code for programs
   * @param text for people
   */
  record Refusal(String code, String text) {}
}
