// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.citizen;

import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.id.CitizenId;
import java.util.List;

/**
 * What is known of a citizen on this computer.
 *
 * @param name empty if none is known
 * @param language BCP 47 tag; empty if none is known
 * @param identifiers in the order in which they became known
 */
public record CitizenCard(
    CitizenId id, String name, String language, List<Identifier> identifiers) {
  /** A number or address that belongs to the citizen. */
  public record Identifier(CitizenFact.IdentifierKind kind, String value) {}
}
