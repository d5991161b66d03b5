// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one command, so that asking twice does it once.
 *
 * @param value the identifier
 */
public record CommandId(@JsonValue UUID value) {
  /** Checks that there is a value. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CommandId {
    Objects.requireNonNull(value, "command id is missing");
  }

  /**
   * Reads the usual text form.
   *
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static CommandId of(String text) {
    return new CommandId(Uuids.parse(text, "command id"));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
