// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.jspecify.annotations.Nullable;
import java.util.List;

/**
 * Whom an answer in a mail contact goes to, and may go to. Addresses stand alone, without names;
 * none is a mailbox of our own.
 *
 * @param to who gets it
 * @param askedBy who wrote and wished it to go there; null if it goes to who wrote
 * @param others who else has the mail that is answered
 * @param known everybody in the contact: the server takes no other address
 */
public record Recipients(
    String to, @Nullable String askedBy, List<String> others, List<String> known) {
  /** Copies the lists. */
  public Recipients {
    others = List.copyOf(others);
    known = List.copyOf(known);
  }
}
