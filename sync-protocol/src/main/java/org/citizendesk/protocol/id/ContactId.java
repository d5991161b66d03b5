// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one contact: a call, a chat or an e-mail thread.
 *
 * @param value the identifier
 */
public record ContactId(@JsonValue UUID value) {
  /** Checks that there is a value. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ContactId {
    Objects.requireNonNull(value, "contact id is missing");
  }

  /**
   * Reads the usual text form.
   *
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static ContactId of(String text) {
    return new ContactId(Uuids.parse(text, "contact id"));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
