// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one citizen, or the synthetic citizen that stands for an agent or a queue in the log.
 *
 * @param value the identifier
 */
public record CitizenId(@JsonValue UUID value) {
  /** The synthetic citizen who stands for the routing book, about whom its entries are. */
  public static final CitizenId BOOK = new CitizenId(Uuids.named("desk", "book"));

  /** Checks that there is a value. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CitizenId {
    Objects.requireNonNull(value, "citizen id is missing");
  }

  /**
   * Reads the usual text form.
   *
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static CitizenId of(String text) {
    return new CitizenId(Uuids.parse(text, "citizen id"));
  }

  /** Returns the synthetic citizen who stands for an agent, about whom the agent's events are. */
  public static CitizenId ofAgent(String agent) {
    return new CitizenId(Uuids.named("agent", agent));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
