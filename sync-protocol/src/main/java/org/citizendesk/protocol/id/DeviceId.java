// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one installation of the desktop, or one server node: UUIDv7, given once.
 *
 * @param value the identifier
 */
public record DeviceId(@JsonValue UUID value) {
  /** Checks that there is a value. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DeviceId {
    Objects.requireNonNull(value, "device id is missing");
  }

  /**
   * Reads the usual text form.
   *
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static DeviceId of(String text) {
    return new DeviceId(Uuids.parse(text, "device id"));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
