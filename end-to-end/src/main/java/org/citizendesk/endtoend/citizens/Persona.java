// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.citizens;

import java.util.List;

/**
 * An invented citizen.
 *
 * @param name made of given and family names that no real register pairs on purpose
 * @param phone E.164, from the block 202-555-0100 to 0199 that is kept for fiction
 * @param email under {@code example.org}, which RFC 2606 keeps for examples
 * @param language BCP 47 tag
 * @param concerns what this citizen asks about, most pressing first
 */
public record Persona(
    String name, String phone, String email, String language, List<Concern> concerns) {
  /** Copies the concerns. */
  public Persona {
    concerns = List.copyOf(concerns);
  }
}
