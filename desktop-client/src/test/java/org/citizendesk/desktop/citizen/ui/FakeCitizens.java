// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.citizen.ui;

import org.citizendesk.desktop.citizen.CitizenCard;
import org.citizendesk.desktop.citizen.Citizens;
import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.id.CitizenId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Citizens in memory. */
public class FakeCitizens implements Citizens {
  private final Map<CitizenId, CitizenCard> cards = new ConcurrentHashMap<>();
  private final List<Consumer<CitizenId>> watchers = new CopyOnWriteArrayList<>();
  private volatile boolean broken;

  /** Sets what is known of a citizen and tells the watchers. */
  public void set(CitizenCard card) {
    cards.put(card.id(), card);
    watchers.forEach(watcher -> watcher.accept(card.id()));
  }

  /** Lets every later search fail. */
  public void breakDown() {
    broken = true;
  }

  @Override
  public CitizenCard card(CitizenId citizen) {
    return cards.getOrDefault(citizen, new CitizenCard(citizen, "", "", List.of()));
  }

  @Override
  public List<CitizenCard> withIdentifier(CitizenFact.IdentifierKind kind, String value) {
    return cards.values().stream()
        .filter(card -> card.identifiers().contains(new CitizenCard.Identifier(kind, value)))
        .toList();
  }

  @Override
  public List<CitizenCard> find(String words, int limit) {
    if (broken) {
      throw new IllegalStateException("the disk is gone");
    }
    return cards.values().stream()
        .filter(
            card -> card.name().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)))
        .sorted(Comparator.comparing(CitizenCard::name))
        .limit(limit)
        .toList();
  }

  @Override
  public Subscription watch(Consumer<CitizenId> listener) {
    watchers.add(listener);
    return () -> watchers.remove(listener);
  }
}
