// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.citizen;

import org.citizendesk.protocol.fact.CitizenFact;
import java.util.List;

/** Looks citizens up at the server, which knows more of them than this computer. */
@FunctionalInterface
public interface Directory {
  /** Knows nobody, as with no server. */
  Directory NOBODY = (kind, value) -> List.of();

  /**
   * Returns the citizens with this identifier. Blocks for less than half a second: with no server,
   * or a slow one, it is empty.
   */
  List<CitizenCard> lookUp(CitizenFact.IdentifierKind kind, String value);
}
