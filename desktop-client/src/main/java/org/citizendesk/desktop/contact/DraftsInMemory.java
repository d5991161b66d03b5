// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.protocol.id.CitizenId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps drafts as long as the program runs. Thread-safe. */
public final class DraftsInMemory implements Drafts {
  private final Cell<Boolean> onDisk = new Cell<>(true);
  private final Map<Key, Draft> drafts = new ConcurrentHashMap<>();

  @Override
  public Draft draft(Key key) {
    return drafts.getOrDefault(key, Draft.EMPTY);
  }

  @Override
  public void keep(Key key, Draft draft) {
    if (draft.isEmpty() && draft.text().isEmpty()) {
      drafts.remove(key);
    } else {
      drafts.put(key, draft);
    }
  }

  @Override
  public List<Key> of(CitizenId citizen) {
    return drafts.keySet().stream().filter(key -> key.citizen().equals(citizen)).toList();
  }

  @Override
  public Observed<Boolean> onDisk() {
    return onDisk;
  }

  /** Says whether they count as stored. */
  public void setOnDisk(boolean stored) {
    onDisk.set(stored);
  }
}
