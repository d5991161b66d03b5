// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.citizen;

import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.id.CitizenId;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Citizens in the local store. */
public final class LocalCitizens implements Citizens {
  private final LocalStore store;

  /** Reads from this store. */
  public LocalCitizens(LocalStore store) {
    this.store = store;
  }

  @Override
  public CitizenCard card(CitizenId citizen) {
    return store.read(handle -> CitizenCards.card(handle, citizen));
  }

  @Override
  public List<CitizenCard> withIdentifier(CitizenFact.IdentifierKind kind, String value) {
    String normal =
        kind == CitizenFact.IdentifierKind.EMAIL
            ? value.strip().toLowerCase(Locale.ROOT)
            : value.strip();
    return store.read(
        handle ->
            CitizenCards.withIdentifier(handle, kind, normal).stream()
                .map(citizen -> CitizenCards.card(handle, citizen))
                .toList());
  }

  @Override
  public List<CitizenCard> find(String words, int limit) {
    String wanted = words.strip();
    if (wanted.isEmpty()) {
      return List.of();
    }
    return store.read(
        handle ->
            new CitizenFinder(wanted)
                .find(handle, limit).stream()
                    .map(citizen -> CitizenCards.card(handle, citizen))
                    .toList());
  }

  @Override
  public Subscription watch(Consumer<CitizenId> listener) {
    return store.watch(change -> change.described().forEach(listener));
  }
}
