// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.citizen;

import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.id.CitizenId;
import java.util.List;
import java.util.function.Consumer;

/** Citizens as far as this computer knows them. Thread-safe; reading blocks on the disk. */
public interface Citizens {
  /** Returns the card; with empty fields if nothing is known. */
  CitizenCard card(CitizenId citizen);

  /**
   * Returns the citizens with this identifier, best known first; a number is a hint, never an
   * identity.
   */
  List<CitizenCard> withIdentifier(CitizenFact.IdentifierKind kind, String value);

  /**
   * Returns citizens in whose name or identifiers all the words occur, whatever their capitals,
   * accents and punctuation; names that begin with them first.
   *
   * @param words nothing is found while they are blank
   * @param limit how many at most
   */
  List<CitizenCard> find(String words, int limit);

  /** Calls the listener with each citizen whose card changed, on a background thread. */
  Subscription watch(Consumer<CitizenId> listener);
}
