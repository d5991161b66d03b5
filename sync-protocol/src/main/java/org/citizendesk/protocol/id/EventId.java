// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one event for ever: UUIDv7, made where the event happened; the second lock of idempotency.
 *
 * @param value the identifier
 */
public record EventId(@JsonValue UUID value) {
  /** Checks that there is a value. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public EventId {
    Objects.requireNonNull(value, "event id is missing");
  }

  /**
   * Reads the usual text form.
   *
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static EventId of(String text) {
    return new EventId(Uuids.parse(text, "event id"));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
